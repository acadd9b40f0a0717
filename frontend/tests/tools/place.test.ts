import { describe, expect, it } from "vitest";
import type { ClipAsset, Document } from "../../src/timeline/document";
import { trimEnd, trimStart } from "../../src/timeline/edits";
import { loadDocument } from "../../src/timeline/load";
import { apply, type Operation } from "../../src/timeline/operations";
import { firstFrameTime } from "../../src/timeline/time";
import { clipEnd } from "../../src/timeline/timeline-index";
import { clipTitle } from "../../src/timeline-view/clip-name";
import { appendAsset, type Place, placeAsset } from "../../src/tools/place-asset";
import { edited, SECOND } from "../timeline/edited";

const NTSC = { numerator: 30000, denominator: 1001 };
const LENGTH = Math.round(4.004 * SECOND);
/** 120 frames of NTSC: 120.12 of a project at 30. */
const FILM = {
  id: "film",
  facts: {
    source: "film",
    kind: "video",
    name: "",
    width: 640,
    height: 360,
    duration: LENGTH,
    has_audio: true,
    made_from: "",
  } satisfies ClipAsset,
};
const PICTURE = {
  id: "picture",
  facts: { ...FILM.facts, source: "picture", kind: "image", duration: 0 },
} as const;

function empty(rate = { numerator: 30, denominator: 1 }): Document {
  return loadDocument({ canvas: { frame_rate: rate }, tracks: { low: { order: "V" } } });
}
let made = 0;
const newId = () => `n${made++}`;
const put = (document: Document, where: Partial<Place>, what: typeof FILM | typeof PICTURE = FILM) =>
  edited(document, placeAsset(document, what, newId(), { time: 0, track: "low", ...where }, newId).operation);
const append = (document: Document, what: typeof FILM | typeof PICTURE = FILM) =>
  edited(document, appendAsset(document, what, newId(), newId).operation);
const aim = (seconds: number, overwrite = false) => ({
  time: seconds * SECOND,
  track: "low",
  reach: SECOND / 2,
  overwrite,
});

function onFrames(document: Document): void {
  for (const clip of Object.values(document.clips))
    for (const time of [clip.start, clipEnd(clip)])
      expect(firstFrameTime(time, document.canvas.frame_rate)).toBe(time);
}

describe("what is placed lasts whole frames of the project", () => {
  it("one behind the other, without a gap or an overlap", () => {
    const three = append(append(append(empty())));
    onFrames(three);
    expect(Object.values(three.clips).map(({ start }) => start / SECOND)).toEqual([0, 4, 8]);
    expect(Object.values(append(empty(NTSC)).clips)[0]?.duration).toBe(LENGTH);
  });

  it("dropped, inserted at a cut and put over another", () => {
    const two = put(put(empty(), {}), { time: 4 * SECOND });
    onFrames(two);
    onFrames(put(two, { time: 4 * SECOND, aim: aim(4) }));
    onFrames(put(two, { time: 2 * SECOND, aim: aim(2, true) }));
  });

  it("pictures, too, where five seconds are none", () => {
    onFrames(append(append(empty(NTSC), PICTURE), PICTURE));
    onFrames(put(append(empty(NTSC)), { time: LENGTH / 2, track: null }, PICTURE));
  });
});

describe("trimming to the end of a source", () => {
  const set = (document: Document, id: string, field: string, value: number): Document =>
    apply(document, { type: "set", path: ["clips", id, field], value } as Operation).document;

  it("stops on the frame next to it", () => {
    const document = append(empty());
    const [id = ""] = Object.keys(document.clips);
    const short = set(document, id, "duration", SECOND);
    onFrames(edited(short, trimEnd(short, id, 60 * SECOND)));
    const late = set(set(short, id, "start", 10 * SECOND), id, "source_start", Math.round(0.51 * SECOND));
    const early = edited(late, trimStart(late, id, 0));
    onFrames(early);
    expect(early.clips[id]?.start).toBe(
      firstFrameTime(Math.round(9.49 * SECOND), document.canvas.frame_rate),
    );
  });

  it("leaves the beginning of what begins within a frame where it is", () => {
    const document = append(empty());
    const [id = ""] = Object.keys(document.clips);
    const between = set(document, id, "start", Math.round(0.51 * SECOND));
    expect(trimStart(between, id, 0)).toBeNull();
  });
});

it("a clip of a film without a name is called what it is; what is not there is said to be missing", () => {
  const document = append(empty());
  const [clip] = Object.values(document.clips);
  if (!clip) throw new Error("nothing was placed");
  expect(clipTitle(document, clip)).toBe("Video");
  expect(clipTitle({ ...document, assets: {} }, clip)).toBe("Missing media");
});
