import { describe, expect, it } from "vitest";
import { WAY_PRESETS, type WayName } from "../../src/presets/ways";
import type { Document, Transform } from "../../src/timeline/document";
import { setWay, wayOf } from "../../src/timeline/edits";
import { asKeyframes, standing } from "../../src/timeline/edits/standing";
import type { Side } from "../../src/timeline/edits/way";
import { resolve } from "../../src/timeline/keyframes";
import { loadDocument } from "../../src/timeline/load";
import type { Operation } from "../../src/timeline/operations";
import { EDITED, edited, SECOND } from "../timeline/edited";

const NAMES = Object.keys(WAY_PRESETS) as WayName[];
const SIDES: readonly Side[] = ["in", "out"];
/** A film, a picture, a text that rises and leaves, a shape. */
const SEEN = ["a", "b", "c", "e"];

const put = (
  document: Document,
  ids: readonly string[],
  side: Side,
  name: WayName | null,
  length = SECOND / 2,
) => edited(document, setWay(document, ids, side, name, length, WAY_PRESETS));
const found = (document: Document, id: string, side: Side) => {
  const clip = document.clips[id];
  return clip ? wayOf(document, clip, side, WAY_PRESETS) : null;
};

function alone(more: object = {}): Document {
  return loadDocument({
    tracks: { t: { order: "V" } },
    clips: { s: { kind: "shape", track: "t", start: SECOND, duration: 4 * SECOND, ...more } },
  });
}

describe.each(SIDES)("a way %s", (side) => {
  it.each(NAMES)("%s is one step for films, pictures, texts and shapes, and known again", (name) => {
    const after = put(EDITED, [...SEEN, "d"], side, name);
    for (const id of SEEN) expect(found(after, id, side), id).toEqual({ name, length: SECOND / 2 });
    expect(after.clips.d).toEqual(EDITED.clips.d);
    for (const id of ["a", "b", "e"]) {
      const clip = after.clips[id];
      if (!clip) continue;
      // In the middle it is as if nothing had been done; at the far end it is not.
      const middle = resolve(clip, clip.duration / 2).clip;
      expect({ ...middle, keyframes: null }).toEqual({ ...EDITED.clips[id], keyframes: null });
      const far = resolve(clip, side === "in" ? 0 : clip.duration).clip;
      expect({ ...far, keyframes: null }).not.toEqual({ ...EDITED.clips[id], keyframes: null });
    }
  });

  it.each(NAMES)("%s replaces any other one and goes without a trace", (name) => {
    const plain = put(put(EDITED, ["c"], "in", null), ["c"], "out", null);
    for (const other of NAMES) {
      const after = put(put(plain, SEEN, side, other), SEEN, side, name);
      const direct = put(plain, SEEN, side, name);
      for (const id of ["a", "b", "e"]) expect(after.clips[id], id).toEqual(direct.clips[id]);
      expect(found(after, "c", side)?.name).toBe(name);
      const back = put(after, SEEN, side, null);
      for (const id of ["a", "b", "e"]) expect(back.clips[id], id).toEqual(plain.clips[id]);
      expect(found(back, "c", side)).toBeNull();
    }
  });

  it("keeps the other side's way, and its length", () => {
    const other = side === "in" ? "out" : "in";
    for (const name of NAMES) {
      const both = put(put(EDITED, SEEN, other, "rise"), SEEN, side, name);
      for (const id of ["a", "b", "e"])
        expect(found(both, id, other)).toEqual({ name: "rise", length: SECOND / 2 });
      const one = put(both, SEEN, side, null);
      for (const id of ["a", "b", "e"]) expect(found(one, id, other)?.name).toBe("rise");
    }
  });

  it("is as long as its clip at the most, and leaves the other way its time", () => {
    expect(found(put(EDITED, ["e"], side, "fade", 9 * SECOND), "e", side)?.length).toBe(SECOND);
    const both = put(
      put(EDITED, ["e"], side === "in" ? "out" : "in", "pop"),
      ["e"],
      side,
      "fade",
      9 * SECOND,
    );
    expect(found(both, "e", side)?.length).toBe(SECOND / 2);
    expect(found(put(EDITED, ["e"], side, "fade", 0), "e", side)?.length).toBeGreaterThan(0);
  });
});

describe("ways and what was there before", () => {
  it("keep keyframes that somebody made beside them", () => {
    const hand = [
      { time: 2 * SECOND, value: 0.4 },
      { time: 3 * SECOND, value: 0.9 },
    ];
    const before = alone({ keyframes: { opacity: hand } });
    const after = put(before, ["s"], "in", "fade");
    expect(after.clips.s?.keyframes.opacity.slice(2)).toEqual(before.clips.s?.keyframes.opacity);
    expect(found(after, "s", "in")?.name).toBe("fade");
    // From where the way ends, it is as it was.
    expect(resolve(after.clips.s as never, SECOND).clip).toMatchObject({ appearance: { opacity: 0.4 } });
    expect(put(after, ["s"], "in", null)).toEqual(before);
  });

  it("replace a text's animation on their side only", () => {
    const after = put(EDITED, ["c"], "in", "fade");
    const text = after.clips.c as Extract<Document["clips"][string], { kind: "text" }>;
    expect(text.animation).toMatchObject({ kind: "rise", leaves: true });
    expect(text.animation.before).toBeGreaterThanOrEqual(text.duration);
    const both = put(after, ["c"], "out", "fade");
    expect((both.clips.c as typeof text).animation.kind).toBe("none");
  });

  it("are refused on a locked track", () => {
    const locked = { ...alone(), tracks: { t: { ...alone().tracks.t, locked: true } } } as Document;
    expect(setWay(locked, ["s"], "in", "fade", SECOND, WAY_PRESETS)).toBeNull();
  });
});

describe("a layer with ways", () => {
  const shape = (document: Document) =>
    document.clips.s as Extract<Document["clips"][string], { kind: "shape" }>;

  it.each(NAMES)("that comes and goes by %s is moved and scaled with its ways, from any moment", (name) => {
    const before = put(put(alone(), ["s"], "in", name), ["s"], "out", name);
    // On the way, where it rests, and on the way out.
    for (const time of [1.2, 3, 4.9].map((seconds) => Math.round(seconds * SECOND))) {
      const here = shape(standing(before, time)).transform;
      const box = { ...here, x: here.x + 100, y: here.y - 50 };
      const operation = setBox(before, box);
      const after = edited(before, asKeyframes(before, operation, time));
      const there = shape(standing(after, time)).transform;
      const isOutside = name === "left" || name === "right";
      if (!isOutside || time === 3 * SECOND) {
        expect(Math.abs(there.x - box.x)).toBeLessThanOrEqual(1);
        expect(Math.abs(there.y - box.y)).toBeLessThanOrEqual(1);
      }
      expect(found(after, "s", "in")).toEqual(found(before, "s", "in"));
      expect(found(after, "s", "out")).toEqual(found(before, "s", "out"));
      expect(shape(standing(after, 3 * SECOND)).transform.x).toBe(shape(before).transform.x + 100);
    }
  });

  it("rests where it is put in a frame, also while it is on its way", () => {
    const before = put(alone(), ["s"], "in", "left");
    const box = { x: 300, y: 20, width: 200, height: 100, rotation: 0 };
    const after = edited(before, asKeyframes(before, setBox(before, box), SECOND, "rest"));
    expect(shape(standing(after, 3 * SECOND)).transform).toEqual(box);
    expect(found(after, "s", "in")?.name).toBe("left");
  });
});

function setBox(document: Document, box: Transform): Operation {
  expect(document.clips.s).toBeDefined();
  return { type: "set", path: ["clips", "s", "transform"], value: { ...box } };
}
