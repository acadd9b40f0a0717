/** The words of what lies on clips and above them: transitions, keyframes, sound, the range. */

const NUMBER = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const meterStrings = {
  meters: {
    title: "Level meters",
    left: "Left",
    right: "Right",
    silent: "Silent",
    decibels: (level: number, floor: number) =>
      level <= floor ? "−∞" : `${NUMBER.format(level).replace("-", "−")} dB`,
    loudest: (level: string) => `Loudest so far: ${level}. Press to begin anew.`,
    clipped: (level: string) => `Too loud, ${level}: peaks are cut off. Press to begin anew.`,
    tooLoud: "The sound is too loud: its peaks are cut off.",
    reset: "The loudest so far; a click begins anew",
  },
};

export const rangeStrings = {
  range: {
    start: "In",
    end: "Out",
    whole: "Range from in to out",
    fromTo: (from: string, to: string) => `From ${from} to ${to}`,
    followLabel: "While playing, the timeline…",
    followNext: "The timeline follows the playhead in another way",
    follow: {
      off: "The timeline stays while playing",
      page: "The timeline turns pages while playing",
      smooth: "The timeline glides while playing",
    },
    followShort: { off: "Stays", page: "Turns pages", smooth: "Glides" },
  },
};

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
  speed: {
    title: "Speed and length",
    percent: (speed: number) => `${Math.round(speed * 1000) / 10} %`,
    of: (count: number) => (count === 1 ? "One clip." : `${count} clips.`),
    speeds: "From 10 to 1000 %.",
    usual: "Usual speeds",
    speed: "Speed",
    length: "Length",
    lengths: "Lengths differ",
    lengthHint: "Such as 2.5s, 40f or 1:30. The speed follows.",
    outOf: (shortest: string, longest: string) => `A time from ${shortest} to ${longest}.`,
    reverse: "Backwards",
    pitch: "The sound keeps its pitch.",
    apply: "Change the speed",
    followsTrack: "What follows on the track moves along.",
    followsAll: "What follows on all tracks moves along.",
  },
  keysDoNotFit: "None of these keyframes falls into this clip from here on.",
};
