/** The words of tools: what looks at a source and writes an edit. */

export const toolStrings = {
  looking: "Looking…",
  cancel: "Cancel",
  background: {
    remove: "Remove background",
    promise: "The picture stays as it is; you can change or undo it at any time.",
    progress: "Removing the background",
    bringBack: "Bring the background back",
    check: "Background removed",
  },
  speech: {
    clean: "Take the noise away",
    promise: "The recording stays as it is; you can mix the two or undo it at any time.",
    progress: "Cleaning the speech",
    asRecorded: "Back to the recorded sound",
    check: "Speech cleaned",
    listen: "Listen to 5 s first",
    listening: "Cleaning 5 seconds",
    compare: "Compare 5 seconds",
    before: "As recorded",
    after: "Cleaned",
  },
};
