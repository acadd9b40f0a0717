import { describe, expect, test } from "vitest";
import type { Line } from "../../src/timeline/frame";
import { multiply, soften, valueAt } from "../../src/timeline/lines";

describe("a line", () => {
  const line: Line = [
    [0, 0],
    [100, 2],
    [300, 2],
    [400, 0],
  ];

  test("is straight between its points and level outside", () => {
    const times = [-5, 0, 50, 100, 200, 350, 400, 900];
    expect(times.map((time) => valueAt(line, time))).toEqual([0, 0, 1, 2, 2, 1, 0, 0]);
  });

  test("times another one is their product wherever one looks", () => {
    const other: Line = [
      [0, 1],
      [400, 0],
    ];
    const product = multiply([line, other], 400);
    for (let at = 0; at <= 400; at += 9)
      expect(Math.abs(valueAt(product, at) - valueAt(line, at) * valueAt(other, at))).toBeLessThan(0.01);
  });

  test("jumps so slowly that it does not click", () => {
    const jump: Line = [
      [0, 1],
      [705_599_999, 1],
      [705_600_000, 0],
    ];
    expect(soften(jump)[1]).toEqual([705_600_000 - 3_528_000, 1]);
  });
});
