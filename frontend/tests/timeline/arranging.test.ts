/** Edits of where layers lie: beside each other (align, distribute) and above each other (restack). */

import { describe, expect, it } from "vitest";
import { boundsOf } from "../../src/timeline/box";
import type { Document, PictureClip } from "../../src/timeline/document";
import { alignLayers, distributeLayers, restack } from "../../src/timeline/edits";
import { standing } from "../../src/timeline/edits/standing";
import { loadDocument } from "../../src/timeline/load";
import { compareStacking, indexOf } from "../../src/timeline/timeline-index";
import { edited, SECOND } from "./edited";

const box = (x: number, y: number, width: number, height: number, rotation = 0) => ({
  x,
  y,
  width,
  height,
  rotation,
});
const shape = (track: string, transform: object, more: object = {}) => ({
  kind: "shape",
  track,
  start: 0,
  duration: 4 * SECOND,
  transform,
  ...more,
});

/** Three layers one above the other, a fourth on a locked track, a sound, a text that moves and is spoken; bonds, a marker. */
const STAGE = loadDocument({
  assets: { s: { source: "s", kind: "audio", duration: 60 * SECOND, has_audio: true } },
  tracks: {
    sounds: { order: "A" },
    low: { order: "V" },
    mid: { order: "W" },
    high: { order: "X" },
    locked: { order: "Y", locked: true },
  },
  markers: { m: { time: SECOND, name: "Here" } },
  clips: {
    a: shape("low", box(-500, 0, 200, 100), { group: "g", link: "k" }),
    b: shape("mid", box(0, 50, 100, 100, 90), { group: "g" }),
    c: shape("high", box(600, -80, 301, 100)),
    held: shape("locked", box(11, 12, 100, 100)),
    sound: { kind: "audio", asset: "s", track: "sounds", start: 0, duration: 4 * SECOND, link: "k" },
    later: {
      kind: "text",
      text: "one two",
      track: "low",
      start: 10 * SECOND,
      duration: 4 * SECOND,
      transform: box(0, 0, 100, 100),
      words: [{ first: 0, end: 3, start: 0, duration: SECOND }],
      keyframes: {
        x: [
          { time: 0, value: 0 },
          { time: 2 * SECOND, value: 200 },
        ],
      },
    },
  },
});

const bounds = (document: Document, id: string) => boundsOf((document.clips[id] as PictureClip).transform);
const stack = (document: Document, time = 0) =>
  indexOf(document).tracks.flatMap((track) =>
    track
      .at(time)
      .sort(compareStacking)
      .filter(({ clip }) => clip.kind !== "audio")
      .map(({ id }) => id),
  );
let made = 0;
const newId = () => `new${made++}`;
/** Everything about the clips but where they lie on the stage. */
const besides = (document: Document) => ({
  ...document,
  clips: Object.fromEntries(
    Object.entries(document.clips).map(([id, clip]) => [id, { ...clip, transform: null, keyframes: null }]),
  ),
});

describe("aligning", () => {
  it("brings what is seen of layers to one line, also of turned ones", () => {
    const left = edited(STAGE, alignLayers(STAGE, ["a", "b", "c"], "left", "selection", 0));
    expect(["a", "b", "c"].map((id) => bounds(left, id).left)).toEqual([-600, -600, -599.5]);
    const low = edited(STAGE, alignLayers(STAGE, ["a", "b"], "bottom", "selection", 0));
    expect(["a", "b"].map((id) => bounds(low, id).bottom)).toEqual([100, 100]);
    const middle = edited(STAGE, alignLayers(STAGE, ["a", "b"], "centre", "canvas", 0));
    expect(["a", "b"].map((id) => (middle.clips[id] as PictureClip).transform.x)).toEqual([0, 0]);
  });

  it("takes the canvas for one alone", () => {
    const right = edited(STAGE, alignLayers(STAGE, ["a"], "right", "selection", 0));
    expect(bounds(right, "a").right).toBe(960);
  });

  it("leaves locked tracks, sound, time, bonds, words and markers as they are", () => {
    const all = Object.keys(STAGE.clips);
    const top = edited(STAGE, alignLayers(STAGE, all, "top", "canvas", 0));
    expect(top.clips.held).toEqual(STAGE.clips.held);
    expect(top.clips.sound).toEqual(STAGE.clips.sound);
    expect(besides(top)).toEqual(besides(STAGE));
    expect(alignLayers(STAGE, ["held", "sound"], "top", "canvas", 0)).toBeNull();
  });

  it("gives a place that moves a keyframe where the playhead stands", () => {
    const time = 11 * SECOND;
    const right = edited(STAGE, alignLayers(STAGE, ["later"], "right", "canvas", time));
    const { keyframes, transform } = right.clips.later as PictureClip;
    expect(keyframes.x.map(({ time, value }) => [time / SECOND, value])).toEqual([
      [0, 0],
      [1, 910],
      [2, 200],
    ]);
    expect(transform).toEqual((STAGE.clips.later as PictureClip).transform);
    expect(bounds(standing(right, time), "later").right).toBe(960);
  });
});

describe("distributing", () => {
  it("gives equal distances and leaves the outermost where they are", () => {
    const even = edited(STAGE, distributeLayers(STAGE, ["c", "a", "b"], "x", 0));
    const [a, b, c] = ["a", "b", "c"].map((id) => bounds(even, id));
    expect([a, c]).toEqual([bounds(STAGE, "a"), bounds(STAGE, "c")]);
    expect(
      Math.abs((b?.left ?? 0) - (a?.right ?? 0) - ((c?.left ?? 0) - (b?.right ?? 0))),
    ).toBeLessThanOrEqual(1);
    expect(besides(even)).toEqual(besides(STAGE));
  });

  it("does nothing to two, nor counts what is locked", () => {
    expect(distributeLayers(STAGE, ["a", "c", "held"], "x", 0)).toBeNull();
  });
});

describe("bringing to the front and sending to the back", () => {
  it("passes one layer at a time, and goes to a track of its own where there is no other", () => {
    const once = edited(STAGE, restack(STAGE, ["a"], "forward", newId));
    expect(stack(once)).toEqual(["b", "a", "c", "held"]);
    const twice = edited(once, restack(once, ["a"], "forward", newId));
    expect(stack(twice)).toEqual(["b", "c", "a", "held"]);
    const back = edited(twice, restack(twice, ["a"], "backward", newId));
    expect(stack(back)).toEqual(["b", "a", "c", "held"]);
    // The track that the first step made has been free since the second one.
    expect(Object.keys(back.tracks)).toHaveLength(Object.keys(twice.tracks).length);
  });

  it("goes before or behind all, and is then there", () => {
    const front = edited(STAGE, restack(STAGE, ["a"], "front", newId));
    expect(stack(front)).toEqual(["b", "c", "held", "a"]);
    expect(restack(front, ["a"], "front", newId)).toBeNull();
    expect(restack(front, ["a"], "forward", newId)).toBeNull();
    const back = edited(STAGE, restack(STAGE, ["c"], "back", newId));
    expect(stack(back)).toEqual(["c", "a", "b", "held"]);
    expect(restack(back, ["c"], "back", newId)).toBeNull();
  });

  it("keeps the order of several among themselves", () => {
    const front = edited(STAGE, restack(STAGE, ["b", "a"], "front", newId));
    expect(stack(front)).toEqual(["c", "held", "a", "b"]);
    const around = edited(STAGE, restack(STAGE, ["a", "c"], "back", newId));
    expect(stack(around)).toEqual(["a", "c", "b", "held"]);
    const split = edited(STAGE, restack(STAGE, ["a", "c"], "front", newId));
    expect(stack(split)).toEqual(["b", "held", "a", "c"]);
    const forward = edited(STAGE, restack(STAGE, ["a", "b"], "forward", newId));
    expect(stack(forward)).toEqual(["c", "a", "b", "held"]);
  });

  it("changes only the order of clips that overlap on one track", () => {
    const pile = loadDocument({
      tracks: { t: { order: "V" } },
      clips: {
        x: shape("t", box(0, 0, 9, 9), { order: "A" }),
        y: shape("t", box(0, 0, 9, 9), { order: "B" }),
        z: shape("t", box(0, 0, 9, 9), { order: "C" }),
      },
    });
    const forward = edited(pile, restack(pile, ["x"], "forward", newId));
    expect(stack(forward)).toEqual(["y", "x", "z"]);
    expect(forward.tracks).toEqual(pile.tracks);
    expect(stack(edited(pile, restack(pile, ["z"], "back", newId)))).toEqual(["z", "x", "y"]);
    expect(stack(edited(pile, restack(pile, ["x"], "front", newId)))).toEqual(["y", "z", "x"]);
  });

  it("never uses a locked track or one of sounds, and leaves time, words, keyframes, bonds and markers alone", () => {
    const back = edited(STAGE, restack(STAGE, ["a", "later", "held"], "back", newId));
    const front = edited(back, restack(back, ["a", "later", "held"], "front", newId));
    for (const document of [back, front]) {
      expect(document.markers).toEqual(STAGE.markers);
      expect(document.clips.held).toEqual(STAGE.clips.held);
      expect(document.clips.sound).toEqual(STAGE.clips.sound);
      for (const id of ["a", "later"]) {
        const same = { track: "", order: "" };
        expect({ ...document.clips[id], ...same }).toEqual({ ...STAGE.clips[id], ...same });
        expect(["sounds", "locked"]).not.toContain(document.clips[id]?.track);
      }
    }
    expect(stack(front).at(-1)).toBe("a");
  });
});
