import { expect, test } from "vitest";
import { Renditions } from "../../src/watch/renditions";

test("the quality menu finds the sizes by number and its choice reaches the player", () => {
  const chosen: number[] = [];
  let changes = 0;
  const list = new Renditions((index) => chosen.push(index));
  list.addEventListener("change", () => changes++);
  const sizes = [360, 720].map((height, index) => ({
    id: String(index),
    width: 2 * height,
    height,
    bitrate: 1,
  }));
  list.fill(sizes);
  expect([...list]).toEqual(sizes);
  expect((list as unknown as Record<number, unknown>)[1]).toBe(sizes[1]);
  list.selectedIndex = 1;
  list.selectedIndex = -1;
  expect(chosen).toEqual([1, -1]);
  expect(changes).toBe(2);
});
