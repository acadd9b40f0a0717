/** The words of tools: what looks at a source and writes an edit. */

export const toolStrings = {
  remove: "Remove background",
  takes: (wait: string) => `${wait}. The picture stays as it is; you can change or undo it at any time.`,
  looking: "Looking…",
  progress: "Removing the background",
  cancel: "Cancel",
  bringBack: "Bring the background back",
  check: "Background removed",
};
