/** The words of the stage. */

export const stageStrings = {
  stage: {
    safe: { action: "Safe for action", title: "Safe for titles" },
    safeAreas: "Safe areas",
    fullScreen: "Full screen",
    layerMenu: "Layer",
    canvasMenu: "Stage",
    alignTo: "Align to",
    frames: { canvas: "Canvas", selection: "Selection" },
  },
} as const;
