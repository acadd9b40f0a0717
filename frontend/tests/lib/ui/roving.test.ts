import { expect, test } from "vitest";
import { type Box, neighbour } from "../../../src/lib/ui/roving";

const box = (left: number, top: number, width: number, height = 50): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

test("arrows go to what lies beside, above and beneath, not to what comes next in the page", () => {
  // Two rows of clips: the lower one begins later.
  const clips = [box(0, 0, 100), box(200, 0, 100), box(90, 60, 60), box(400, 60, 10)];
  expect(neighbour(clips, 0, "ArrowRight")).toBe(1);
  expect(neighbour(clips, 1, "ArrowLeft")).toBe(0);
  expect(neighbour(clips, 1, "ArrowRight")).toBeNull();
  expect(neighbour(clips, 0, "ArrowDown")).toBe(2);
  expect(neighbour(clips, 3, "ArrowUp")).toBe(1);
  expect(neighbour(clips, 2, "ArrowRight")).toBe(3);
  expect(neighbour(clips, 0, "ArrowUp")).toBeNull();
  expect(neighbour(clips, 0, "a")).toBeNull();
});

test("the nearer row comes before a farther one that stands straighter", () => {
  const rows = [box(0, 0, 100), box(300, 60, 100), box(0, 120, 100)];
  expect(neighbour(rows, 0, "ArrowDown")).toBe(1);
  expect(neighbour(rows, 2, "ArrowUp")).toBe(1);
});
