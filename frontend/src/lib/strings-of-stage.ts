/** The words of the stage. */

export const stageStrings = {
  stage: {
    safe: { action: "Safe for action", title: "Safe for titles" },
    safeAreas: "Safe areas",
    fullScreen: "Full screen",
    layerMenu: "Layer",
    canvasMenu: "Stage",
    shapeParts: {
      rounding: { label: "Rounding of the corners", value: (radius: number) => `Rounding ${radius}` },
      points: { label: "Number of points", value: (points: number) => `${points} points` },
      depth: { label: "Depth", value: (depth: number) => `Depth ${Math.round(depth * 100)} %` },
      "gradient-start": {
        label: "Beginning of the gradient",
        value: (angle: number) => `${Math.round(angle)}°`,
      },
      "gradient-end": { label: "End of the gradient", value: (angle: number) => `${Math.round(angle)}°` },
    },
    crop: {
      title: "Crop",
      shape: "Shape",
      free: "Free",
      whole: "Whole picture",
      done: "Done",
      edges: {
        "top-left": "Crop at the top left",
        top: "Crop at the top",
        "top-right": "Crop at the top right",
        right: "Crop at the right",
        "bottom-right": "Crop at the bottom right",
        bottom: "Crop at the bottom",
        "bottom-left": "Crop at the bottom left",
        left: "Crop at the left",
      } as Record<string, string>,
    },
    canvasRule: "The layers",
    canvasRules: { fit: "Fit", fill: "Fill", leave: "Leave" },
    canvasRuleTexts: {
      fit: "Everything keeps its place; what filled the picture is seen whole.",
      fill: "Everything keeps its place; what filled the picture fills it again.",
      leave: "Nothing changes its size, counted from the centre.",
    },
    apply: "Apply",
    arrange: "Align and distribute",
    toCanvas: "Aligned to the canvas",
    toSelection: "Aligned to the selection; press for the canvas",
  },
} as const;
