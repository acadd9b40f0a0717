/** Edits of properties: fixed and moving, one clip and several, and what they leave alone. */

import { describe, expect, it } from "vitest";
import type { Document, VideoClip } from "../../src/timeline/document";
import {
  copyProperties,
  easeKeyframe,
  passageEverywhere,
  pasteProperties,
  resetProperties,
  resizeLayers,
  setPassage,
  setProperty,
  setSpeed,
  toggleKeyframe,
} from "../../src/timeline/edits";
import { movementAt, nextKeyframe, worthAt } from "../../src/timeline/edits/keyframe";
import { loadDocument } from "../../src/timeline/load";
import { type Holder, PROPERTIES, propertyOf } from "../../src/timeline/properties";
import { EDITED, edited, MOVING, SECOND } from "./edited";

const clip = (id: string): Holder => ({ owner: "clip", id });
const OPACITY = propertyOf("appearance.opacity");
const X = propertyOf("transform.x");
const filmOf = (document: Document, id: string) => document.clips[id] as VideoClip;

/** The document with the track of most of its clips locked. */
const locked = (document: Document) =>
  loadDocument({ ...document, tracks: { ...document.tracks, t1: { order: "V", locked: true } } });

describe("a value", () => {
  it("goes to all that have the property, in one step; the rest stays", () => {
    const after = edited(EDITED, setProperty(EDITED, ["a", "b", "c", "d"].map(clip), OPACITY, 0.5, 0));
    expect(["a", "b", "c"].map((id) => filmOf(after, id).appearance.opacity)).toEqual([0.5, 0.5, 0.5]);
    expect(after.clips.d).toBe(EDITED.clips.d);
    expect(setProperty(EDITED, [clip("a")], OPACITY, 1, 0)).toBeNull();
    expect(setProperty(EDITED, [clip("gone")], OPACITY, 0, 0)).toBeNull();
  });

  it("of the canvas, a track or the mix is set as well", () => {
    const after = edited(
      EDITED,
      setProperty(EDITED, [{ owner: "track", id: "t2" }], propertyOf("track.duck"), 9, 0),
    );
    expect(after.tracks.t2?.duck).toBe(9);
    const painted = setProperty(
      EDITED,
      [{ owner: "canvas", id: "" }],
      propertyOf("canvas.background"),
      "#112233",
      0,
    );
    expect(edited(EDITED, painted).canvas.background).toBe("#112233");
  });

  it("of what moves becomes the keyframe at the playhead", () => {
    const document = MOVING.fast as Document;
    const between = edited(document, setProperty(document, [clip("it")], X, 40, 2 * SECOND));
    expect(filmOf(between, "it").keyframes.x.map(({ time, value }) => [time / SECOND, value])).toEqual([
      [0, 5],
      [1, 40],
      [2, 9],
    ]);
    // In the same frame it is the same keyframe; outside of the clip the nearest frame counts.
    const again = edited(between, setProperty(between, [clip("it")], X, 41, 2 * SECOND + 100));
    expect(filmOf(again, "it").keyframes.x).toHaveLength(3);
    const early = edited(document, setProperty(document, [clip("it")], X, 1, 0));
    expect(filmOf(early, "it").keyframes.x[0]).toMatchObject({ time: 0, value: 1, easing: "linear" });
    expect(filmOf(document, "it").transform.x).toBe(filmOf(early, "it").transform.x);
  });

  it("leaves clips on locked tracks as they are", () => {
    const document = locked(EDITED);
    const all = ["a", "b"].map(clip);
    expect(setProperty(document, all, OPACITY, 0.5, 0)).toBeNull();
    expect(toggleKeyframe(document, all, [OPACITY], 0)).toBeNull();
    expect(resetProperties(document, all, PROPERTIES)).toBeNull();
    expect(setSpeed(document, ["a"], 2)).toBeNull();
    expect(setPassage(document, ["b"], "wipe")).toBeNull();
    expect(pasteProperties(document, ["b"], copyProperties(EDITED, "a", null) as never)).toBeNull();
  });
});

describe("a keyframe", () => {
  it("is set with the value there, and the last one that goes leaves its value", () => {
    const dim = edited(EDITED, setProperty(EDITED, [clip("a")], OPACITY, 0.25, 0));
    const keyed = edited(dim, toggleKeyframe(dim, [clip("a")], [OPACITY], 2 * SECOND));
    expect(movementAt(keyed, clip("a"), OPACITY, 2 * SECOND)).toBe("keyed");
    expect(movementAt(keyed, clip("a"), OPACITY, 3 * SECOND)).toBe("moving");
    const moving = edited(keyed, setProperty(keyed, [clip("a")], OPACITY, 0.75, 3 * SECOND));
    expect(worthAt(moving, clip("a"), OPACITY, 2.5 * SECOND)).toBe(0.5);
    expect(nextKeyframe(moving, [clip("a")], [OPACITY], 2 * SECOND, 1)).toBe(3 * SECOND);
    expect(nextKeyframe(moving, [clip("a")], [OPACITY], 2 * SECOND, -1)).toBeNull();
    const one = edited(moving, toggleKeyframe(moving, [clip("a")], [OPACITY], 2 * SECOND));
    const none = edited(one, toggleKeyframe(one, [clip("a")], [OPACITY], 3 * SECOND));
    expect(filmOf(none, "a").keyframes.opacity).toEqual([]);
    expect(filmOf(none, "a").appearance.opacity).toBe(0.75);
  });

  it("of several comes where it is missing, and goes where all have it", () => {
    const both = ["a", "b"].map(clip);
    const first = edited(EDITED, toggleKeyframe(EDITED, [clip("a")], [OPACITY], 5 * SECOND));
    const second = edited(first, toggleKeyframe(first, both, [OPACITY, X], 5 * SECOND));
    expect(both.map(({ id }) => filmOf(second, id).keyframes.opacity.length)).toEqual([1, 1]);
    expect(filmOf(second, "b").keyframes.x).toHaveLength(1);
    const third = edited(second, toggleKeyframe(second, both, [OPACITY, X], 5 * SECOND));
    expect(both.map(({ id }) => filmOf(third, id).keyframes.opacity.length)).toEqual([0, 0]);
  });

  it("goes on in another way", () => {
    const document = MOVING.fast as Document;
    const how = { easing: "bezier", bezier: { x1: 0, y1: 0, x2: 1, y2: 1 } } as const;
    const after = edited(document, easeKeyframe(document, [clip("it")], [X], SECOND, how));
    expect(filmOf(after, "it").keyframes.x[0]).toMatchObject(how);
    expect(easeKeyframe(document, [clip("it")], [X], 2 * SECOND, how)).toBeNull();
  });
});

describe("properties of one clip", () => {
  it("go back to what they were at first", () => {
    const document = MOVING.fast as Document;
    const after = edited(document, resetProperties(document, [clip("it")], PROPERTIES));
    const { keyframes, transform, playing } = filmOf(after, "it");
    expect(keyframes.x).toEqual([]);
    // 641 x 360 on a canvas of 16:9.
    expect(transform).toMatchObject({ x: 0, y: 0, width: 1920, height: 1078 });
    expect(playing.speed).toBe(1);
    expect(resetProperties(after, [clip("it")], PROPERTIES)).toBeNull();
  });

  it("are carried to others as far as those have them, keyframes too", () => {
    const graded = edited(
      EDITED,
      setProperty(EDITED, [clip("a")], propertyOf("appearance.grade.contrast"), 0.4, 0),
    );
    const small = edited(graded, resizeLayers(graded, [clip("a")], "width", 640, true, 0));
    const keyed = edited(small, toggleKeyframe(small, [clip("a")], [OPACITY], 2 * SECOND));
    const all = copyProperties(keyed, "a", null);
    if (!all) throw new Error("nothing was copied");
    const after = edited(keyed, pasteProperties(keyed, ["b", "c", "d"], all));
    expect(filmOf(after, "b").appearance.grade.contrast).toBe(0.4);
    expect(filmOf(after, "b").keyframes.opacity).toEqual(filmOf(keyed, "a").keyframes.opacity);
    expect(filmOf(after, "d").sound.fade_in).toBe(1000);
    expect(filmOf(after, "c").transform).toMatchObject({ width: 1920, height: 1080 });
    expect(filmOf(after, "c")).toMatchObject({ text: "c d", appearance: { grade: { contrast: 0.4 } } });
    const grade = copyProperties(keyed, "a", "grade");
    if (!grade) throw new Error("nothing was copied");
    expect(filmOf(edited(keyed, pasteProperties(keyed, ["b"], grade)), "b").keyframes.opacity).toEqual([]);
  });

  it("keep their proportions where a side is given", () => {
    const holders = [clip("a"), clip("e")];
    const after = edited(EDITED, resizeLayers(EDITED, holders, "width", 960, true, 0));
    expect(holders.map(({ id }) => filmOf(after, id).transform)).toMatchObject([
      { width: 960, height: 540 },
      { width: 960, height: 540 },
    ]);
    const free = edited(EDITED, resizeLayers(EDITED, [clip("a")], "height", 999.6, false, 0));
    expect(filmOf(free, "a").transform).toMatchObject({ width: 1920, height: 1000 });
  });
});

describe("another speed", () => {
  it("changes the length, and what follows on the track moves along with it", () => {
    const after = edited(EDITED, setSpeed(EDITED, ["a"], 2));
    expect(filmOf(after, "a")).toMatchObject({ duration: 2 * SECOND, playing: { speed: 2 } });
    expect(["b", "c", "d", "e"].map((id) => (after.clips[id]?.start ?? 0) / SECOND)).toEqual([3, 4, 0, 18]);
    expect(setSpeed(EDITED, ["b"], 2)).toBeNull();
    expect(setSpeed(MOVING.still as Document, ["it"], 2)).toBeNull();
  });

  it("keeps keyframes at their place in the picture", () => {
    const document = MOVING.fast as Document;
    const after = edited(document, setSpeed(document, ["it"], 3));
    expect(filmOf(after, "it").duration).toBe(1.5 * SECOND);
    expect(filmOf(after, "it").keyframes.x.map(({ time }) => time)).toEqual([0, SECOND]);
  });
});

describe("a passage", () => {
  it("that is new has a length at once, and goes to every cut", () => {
    const after = edited(EDITED, setPassage(EDITED, ["b"], "cross-fade"));
    expect(after.clips.b?.transition).toMatchObject({ kind: "cross-fade", duration: SECOND / 2 });
    const everywhere = edited(after, passageEverywhere(after, "b"));
    // c lies over b and takes over from it; nothing is before a and d, and e stands alone.
    expect(["a", "c", "d", "e"].map((id) => everywhere.clips[id]?.transition.kind)).toEqual([
      "none",
      "cross-fade",
      "none",
      "none",
    ]);
    expect(edited(after, setPassage(after, ["b"], "none")).clips.b?.transition.duration).toBe(SECOND / 2);
  });
});
