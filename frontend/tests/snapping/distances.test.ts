import { describe, expect, it } from "vitest";
import { equalGaps, pullToGap } from "../../src/snapping/distances";

const at = (left: number, top: number, width = 100, height = 100) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe("equal distances", () => {
  const others = [at(0, 0), at(500, 20)];

  it("pull a box to the middle between its neighbours", () => {
    expect(pullToGap(at(243, 0), others, "x", 10)).toEqual({ delta: 7 });
    expect(pullToGap(at(220, 0), others, "x", 10)).toBeNull();
  });

  it("pull a box as far from one as two others are apart", () => {
    expect(pullToGap(at(1004, 0), others, "x", 10)).toEqual({ delta: -4 });
    expect(pullToGap(at(-497, 0), others, "x", 10)).toEqual({ delta: -3 });
    expect(pullToGap(at(0, 330), [at(0, 0), at(0, 160)], "y", 20)).toEqual({ delta: -10 });
  });

  it("count only what stands in one row", () => {
    expect(pullToGap(at(243, 500), others, "x", 10)).toBeNull();
  });

  it("are shown, all that are the same, and nothing where there is only one", () => {
    expect(equalGaps(at(250, 0), others, "x")).toEqual([
      { axis: "x", from: 100, to: 250, across: 50 },
      { axis: "x", from: 350, to: 500, across: 60 },
    ]);
    expect(equalGaps(at(1000, 0), others, "x").map(({ from, to }) => [from, to])).toEqual([
      [100, 500],
      [600, 1000],
    ]);
    expect(equalGaps(at(240, 0), others, "x")).toEqual([]);
  });
});
