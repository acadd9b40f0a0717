import { describe, expect, it } from "vitest";
import type { Document } from "../../src/timeline/document";
import { closeGaps } from "../../src/timeline/edits";
import { gapsOf } from "../../src/timeline/edits/close-gaps";
import { loadDocument } from "../../src/timeline/load";
import { edited, SECOND } from "./edited";

const shape = (track: string, start: number, duration: number, more: object = {}) => ({
  kind: "shape",
  track,
  start: start * SECOND,
  duration: duration * SECOND,
  ...more,
});
const GAPS = loadDocument({
  tracks: { low: { order: "V" }, high: { order: "W" }, shut: { order: "X", locked: true } },
  clips: {
    a: shape("low", 1, 2),
    b: shape("low", 5, 2, { link: "B", keyframes: { x: [{ time: SECOND, value: 4 }] } }),
    c: shape("low", 10, 2, { group: "g" }),
    t: shape("high", 6, 3, { link: "B" }),
    u: shape("high", 10, 1, { group: "g" }),
    held: shape("shut", 20, 1, { link: "B" }),
  },
  markers: { m: { time: 10 * SECOND } },
});
const starts = ({ clips }: Document) =>
  Object.fromEntries(Object.entries(clips).map(([id, { start }]) => [id, start / SECOND]));

describe("closing gaps", () => {
  it("of a track brings its clips together, and what is linked to them as far", () => {
    const after = edited(GAPS, closeGaps(GAPS, "low"));
    expect(starts(after)).toEqual({ a: 0, b: 2, c: 4, t: 3, u: 10, held: 20 });
    expect(after.markers).toEqual(GAPS.markers);
    expect(after.clips.b?.keyframes).toEqual(GAPS.clips.b?.keyframes);
  });

  it("of all tracks closes only what is empty on each of them, so that all stays in step", () => {
    expect(gapsOf(GAPS, null).map(({ start, end }) => [start / SECOND, end / SECOND])).toEqual([
      [0, 1],
      [3, 5],
      [9, 10],
      [12, 20],
    ]);
    expect(starts(edited(GAPS, closeGaps(GAPS, null)))).toEqual({ a: 0, b: 2, c: 6, t: 3, u: 6, held: 20 });
  });

  it("can be the one gap at a moment; there is none inside of a clip, and none on a locked track", () => {
    expect(starts(edited(GAPS, closeGaps(GAPS, "low", 8 * SECOND)))).toMatchObject({ a: 1, b: 5, c: 7 });
    expect(closeGaps(GAPS, "low", 2 * SECOND)).toBeNull();
    expect(closeGaps(GAPS, "shut")).toBeNull();
  });
});
