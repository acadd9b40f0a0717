import { expect, it } from "vitest";
import { clipOf, type Document } from "../../src/timeline/document";
import { detachSound, markShots, splitAtShots } from "../../src/timeline/edits";
import { loadDocument } from "../../src/timeline/load";
import { edited, SECOND } from "./edited";

const BEGINS = [1, 2.5, 2.51, 7, 11].map((seconds) => Math.round(seconds * SECOND));
let made = 0;
const newId = () => `new${made++}`;

function film(playing: object = {}): Document {
  return loadDocument({
    assets: {
      v: { source: "v", kind: "video", width: 64, height: 36, duration: 12 * SECOND, has_audio: true },
    },
    tracks: { t1: { order: "V" }, t2: { order: "W" } },
    clips: {
      a: {
        kind: "video",
        asset: "v",
        track: "t1",
        start: 10 * SECOND,
        duration: 4 * SECOND,
        source_start: 2 * SECOND,
        playing,
      },
    },
  });
}

const starts = (document: Document, track = "t1") =>
  Object.values(document.clips)
    .filter((clip) => clip.track === track)
    .map(({ start }) => start / SECOND)
    .sort((a, b) => a - b);

it("cuts a film where its shots begin, on frames, inside of what it shows, once", () => {
  expect(starts(edited(film(), splitAtShots(film(), "a", BEGINS, newId)))).toEqual([10, 10.5]);
  const faster = film({ speed: 2 });
  expect(starts(edited(faster, splitAtShots(faster, "a", BEGINS, newId)))).toEqual([
    10, 10.266666666666667, 12.5,
  ]);
  const back = film({ reversed: true });
  expect(starts(edited(back, splitAtShots(back, "a", BEGINS, newId)))).toEqual([10, 13.5]);
});

it("cuts what is linked along, and leaves alone what has one shot, stands still or is locked", () => {
  const both = edited(film(), detachSound(film(), "a", "s", "t2", "l"));
  const after = edited(both, splitAtShots(both, "a", BEGINS, newId));
  expect(starts(after, "t2")).toEqual(starts(after, "t1"));
  expect(splitAtShots(film(), "a", [SECOND], newId)).toBeNull();
  expect(splitAtShots(film({ frozen: true }), "a", BEGINS, newId)).toBeNull();
  expect(splitAtShots(film(), "gone", BEGINS, newId)).toBeNull();
  const { t1 } = film().tracks;
  const locked = { ...film(), tracks: { ...film().tracks, t1: { ...t1, locked: true } } } as Document;
  expect(splitAtShots(locked, "a", BEGINS, newId)).toBeNull();
});

it("marks each shot by its number", () => {
  const document = film({ speed: 2 });
  const mark = (now: Document) => markShots(now, "a", [4 * SECOND, 7 * SECOND], newId, (n) => `Shot ${n}`);
  const after = edited(document, mark(document));
  const marks = Object.values(after.markers).map(({ time, name }) => [time / SECOND, name]);
  expect(marks).toEqual([
    [11, "Shot 2"],
    [12.5, "Shot 3"],
  ]);
  expect(clipOf(after, "a")).toEqual(clipOf(document, "a"));
  expect(mark(after)).toBeNull();
});
