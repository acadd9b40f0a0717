import { describe, expect, it } from "vitest";
import { loadDocument } from "../../src/timeline/load";
import { frameTime } from "../../src/timeline/time";
import { MoveRange, type RangePart, type Stretch, shiftedRange, stretchOf } from "../../src/tools/move-range";
import { NO_RANGE } from "../../src/tools/session";
import { FILM, openDesk, SECOND } from "./desk";

const DOCUMENT = loadDocument(FILM);
const FRAME = frameTime(1, DOCUMENT.canvas.frame_rate);
const shifted = (part: RangePart, seconds: number, before = { start: SECOND, end: 3 * SECOND }) => {
  const { start, end } = shiftedRange(DOCUMENT, before, part, Math.round(seconds * SECOND));
  return [start / SECOND, end / SECOND];
};

describe("in and out", () => {
  it("are the film's ends until they are set", () => {
    expect(stretchOf(DOCUMENT, NO_RANGE)).toEqual({ start: 0, end: 7 * SECOND });
    expect(stretchOf(DOCUMENT, { start: null, end: SECOND })).toEqual({ start: 0, end: SECOND });
  });

  it("move on whole frames, leave one, and stay within the film", () => {
    expect(shifted("start", 0.51)).toEqual([frameTime(45, DOCUMENT.canvas.frame_rate) / SECOND, 3]);
    expect(shifted("start", 9)).toEqual([3 - FRAME / SECOND, 3]);
    expect(shifted("end", -9)).toEqual([1, 1 + FRAME / SECOND]);
    expect(shifted("end", 9)).toEqual([1, 7]);
  });

  it("keep their distance when they move together", () => {
    expect(shifted("whole", -5)).toEqual([0, 2]);
    expect(shifted("whole", 2)).toEqual([3, 5]);
    expect(shifted("whole", 60)).toEqual([5, 7]);
  });
});

it("a range that is dragged sticks to edges with either end, and the document is left alone", async () => {
  const desk = await openDesk(FILM);
  const { document } = desk.store;
  let shown: Stretch | null = null;
  const gesture = new MoveRange(
    document,
    { start: SECOND, end: 3 * SECOND },
    "whole",
    2 * SECOND,
    0,
    (range) => {
      shown = range;
    },
  );
  desk.drag(gesture, [{ time: Math.round(3.95 * SECOND), threshold: SECOND / 10 }], true);
  expect(shown).toEqual({ start: 3 * SECOND, end: 5 * SECOND });
  expect(desk.runner.step).toMatchObject({ line: 5 * SECOND, reading: { length: 2 * SECOND } });
  desk.runner.exit(gesture);
  expect(desk.store.document).toBe(document);
  expect(desk.sent).toBe(0);
});
