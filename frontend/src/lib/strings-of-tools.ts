/** The words of tools: what looks at a source and writes an edit. */

import { plural } from "./plural";

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
  shots: {
    split: "Split at shots",
    mark: "Mark shots",
    looking: "Looking for shots; Activity shows how far it is.",
    name: (number: number) => `Shot ${number}`,
    found: (count: number, check: string) => `${plural(count, "shot", "shots")} found. ${check}`,
    one: "It is one shot, as far as can be seen.",
  },
  pauses: {
    find: "Find pauses",
    promise: "Nothing is cut before you have seen each pause.",
    progress: "Looking for pauses",
    shortest: "Pauses longer than",
    padding: "Left on either side",
    everywhere: "Other tracks move along",
    list: "Pauses",
    none: "There is no pause as long as this.",
    pause: (at: string, length: string) => `Cut the pause at ${at}, ${length} s`,
    hear: (at: string) => `Hear it cut at ${at}`,
    cut: (count: number, saved: string) =>
      count === 0 ? "Cut pauses" : `Cut ${plural(count, "pause", "pauses")}, ${saved} s less`,
    done: (count: number, saved: string) => `${plural(count, "pause", "pauses")} cut, ${saved} s less`,
    check: "Laughter and music count as pauses.",
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
