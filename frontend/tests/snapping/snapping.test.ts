import { describe, expect, it } from "vitest";
import { guideLines, snapBox, snapEdge } from "../../src/snapping/guides";
import { nearest, pull } from "../../src/snapping/pull";
import { snapTimes } from "../../src/snapping/times";
import { loadDocument } from "../../src/timeline/load";
import { FILM, SECOND } from "../tools/desk";

const canvas = { left: -960, top: -540, right: 960, bottom: 540 };

describe("the nearest place", () => {
  it("is found among thousands as if each had been looked at", () => {
    const places = Float64Array.from({ length: 2000 }, (_, index) => index * 7 + ((index * 31) % 5)).sort();
    for (let value = -10; value < 14_100; value += 37) {
      const least = Math.min(...places.map((place) => Math.abs(place - value)));
      expect(Math.abs((nearest(places, value) as number) - value)).toBe(least);
    }
  });

  it("is none where there are no places", () => {
    expect(nearest([], 3)).toBeNull();
    expect(pull([1, 2], [], 100)).toBeNull();
  });
});

describe("pulling", () => {
  it("takes the point that has the shortest way", () => {
    expect(pull([10, 20], [13, 21], 5)).toEqual({ delta: 1, at: 21 });
  });

  it("does nothing beyond the threshold", () => {
    expect(pull([10], [13], 2)).toBeNull();
    expect(pull([10], [13], 3)).toEqual({ delta: 3, at: 13 });
  });
});

describe("times to stick to", () => {
  it("are the start, the playhead, and the edges of clips that do not move", () => {
    const times = snapTimes(loadDocument(FILM), new Set(["film"]), [3 * SECOND]);
    expect([...times]).toEqual([0, 3 * SECOND, 5 * SECOND, 7 * SECOND]);
  });
});

describe("guides", () => {
  const other = { left: -200, top: 100, right: 300, bottom: 200 };
  const lines = guideLines(canvas, [other]);

  it("bring a box's edge to another box's edge and its middle to the canvas's", () => {
    const box = { left: 296, top: -53, right: 396, bottom: 47 };
    const snapped = snapBox(box, lines, 5);
    expect([snapped.dx, snapped.dy]).toEqual([4, 3]);
    expect(snapped.guides).toEqual([
      { axis: "x", at: 300 },
      { axis: "y", at: 0 },
    ]);
  });

  it("prefer the canvas's middle to a layer's edge that lies a little nearer, not to one that is much nearer", () => {
    const near = guideLines(canvas, [{ left: 6, top: 300, right: 206, bottom: 400 }]);
    const middleAt = (x: number) => ({ left: x - 20, top: 150, right: x + 20, bottom: 190 });
    expect(snapBox(middleAt(3.5), near, 8).guides).toEqual([{ axis: "x", at: 0 }]);
    expect(snapEdge("x", 3.5, near, 8).value).toBe(0);
    expect(snapEdge("x", 6.5, near, 8).value).toBe(6);
  });

  it("leave a box alone that is near nothing", () => {
    const box = { left: 500, top: 250, right: 640, bottom: 330 };
    expect(snapBox(box, lines, 5)).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it("hold one edge", () => {
    expect(snapEdge("y", 203, lines, 5)).toEqual({ value: 200, guide: { axis: "y", at: 200 } });
    expect(snapEdge("y", 215, lines, 5)).toEqual({ value: 215, guide: null });
  });
});
