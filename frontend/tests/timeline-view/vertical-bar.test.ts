import { expect, test } from "vitest";
import { thumbOf } from "../../src/timeline-view/VerticalBar";

test("the thumb is as long as the share in sight, reaches both ends, and is not there where all is in sight", () => {
  expect(thumbOf(200, 200, 0)).toBeNull();
  expect(thumbOf(200, 400, 0)).toEqual({ length: 100, at: 0 });
  expect(thumbOf(200, 400, 200)).toEqual({ length: 100, at: 100 });
  // Never too small to be taken hold of.
  expect(thumbOf(200, 20_000, 19_800)).toEqual({ length: 28, at: 172 });
});
