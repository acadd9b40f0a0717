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
  noKeys: "Nothing of this clip moves yet. The diamond beside a property sets its first keyframe.",
  laneHint: "Ctrl or Alt and a click set a keyframe here.",
  key: (property: string, time: string) => `Keyframe of ${property} at ${time}`,
  easing: (property: string) => `Pace of ${property} from its keyframes on`,
  keysCopied: (count: number) => (count === 1 ? "Keyframe copied." : `${count} keyframes copied.`),
  keysDoNotFit: "None of these keyframes falls into this clip from here on.",
};
