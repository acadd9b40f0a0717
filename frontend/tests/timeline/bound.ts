/** Two films one behind the other, each linked to its sound on a track beneath, a title above and a marker. */

import { loadDocument } from "../../src/timeline/load";
import { SECOND } from "./edited";

const media = (kind: "video" | "audio", track: string, start: number, link: string) => ({
  kind,
  asset: kind === "video" ? "v" : "s",
  track,
  start: start * SECOND,
  duration: 4 * SECOND,
  source_start: SECOND,
  link,
});

export const PAIRS = loadDocument({
  assets: {
    v: { source: "v", kind: "video", width: 640, height: 360, duration: 11 * SECOND, has_audio: true },
    s: { source: "s", kind: "audio", duration: 6 * SECOND, has_audio: true },
  },
  tracks: { sound: { order: "T" }, film: { order: "V" }, titles: { order: "X" } },
  clips: {
    one: { ...media("video", "film", 0, "A"), keyframes: { opacity: [{ time: SECOND, value: 0.5 }] } },
    "one-sound": media("audio", "sound", 0, "A"),
    two: media("video", "film", 4, "B"),
    "two-sound": media("audio", "sound", 4, "B"),
    title: {
      kind: "text",
      text: "one two",
      track: "titles",
      start: 5 * SECOND,
      duration: 2 * SECOND,
      words: [{ first: 0, end: 3, start: 0, duration: SECOND }],
    },
  },
  markers: { m: { time: 5 * SECOND, name: "here" } },
});
