/** The words of what lies on clips and above them: transitions, keyframes, sound, the range. */

export const laneStrings = {
  transitions: "Transitions",
  transitionsHint: "Drag one onto a cut. A click puts it at the cut nearest to the playhead.",
  transition: (kind: string, clip: string) => `${kind} into ${clip}`,
  transitionTitle: "Transition",
  standsStill: "The clip before has nothing more to show from here, and stands still.",
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  fromNothing: (to: string) => `Into ${to}`,
  removeTransition: "Delete the transition",
};
