import { expect, test } from "vitest";
import { placement } from "../../../src/lib/ui/placement";

const view = { width: 1000, height: 800 };
const size = { width: 200, height: 100 };

test("a menu opens below its button, aligned to its start", () => {
  expect(placement({ left: 100, top: 50, width: 40, height: 28 }, size, view, "bottom", "start")).toEqual({
    left: 100,
    top: 84,
  });
});

test("it opens above where there is no room below", () => {
  expect(placement({ left: 100, top: 760, width: 40, height: 28 }, size, view, "bottom", "start").top).toBe(
    654,
  );
});

test("it never leaves the window", () => {
  const at = placement({ left: 980, top: 0, width: 20, height: 20 }, size, view, "top", "center");
  expect(at.left + size.width).toBeLessThanOrEqual(view.width);
  expect(at.top).toBeGreaterThanOrEqual(0);
});
