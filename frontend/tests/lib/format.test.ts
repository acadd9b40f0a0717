import { expect, test } from "vitest";
import { formatAgo, formatBytes, formatDuration, formatPercent, formatWait } from "../../src/lib/format";

test("bytes are shown in the unit a person would choose", () => {
  expect([0, 812, 999_600, 4_230_000, 212_900_000, 1_100_000_000].map(formatBytes)).toEqual([
    "0 B",
    "812 B",
    "1.0 MB",
    "4.2 MB",
    "213 MB",
    "1.1 GB",
  ]);
});

test("a duration reads as a clock", () => {
  expect([0, 7.4, 59.6, 754, 3723].map(formatDuration)).toEqual(["0:00", "0:07", "1:00", "12:34", "1:02:03"]);
});

test("a wait is no more exact than it is worth", () => {
  expect([1, 12, 38, 58, 400, 3600, 4800].map(formatWait)).toEqual([
    "A few seconds",
    "About 15 s",
    "About 40 s",
    "About 1 min",
    "About 7 min",
    "About 1 h",
    "About 1 h 20 min",
  ]);
});

test("an edit's age turns into its date when it is old", () => {
  const now = new Date("2026-03-10T12:00:00Z");
  const ago = (text: string) => formatAgo(new Date(text), now);
  expect(ago("2026-03-10T11:59:30Z")).toBe("just now");
  expect(ago("2026-03-10T11:48:00Z")).toBe("12 min ago");
  expect(ago("2026-03-10T05:00:00Z")).toBe("7 h ago");
  expect(ago("2026-03-09T11:00:00Z")).toBe("yesterday");
  expect(ago("2026-01-02T12:00:00Z")).toBe("2 Jan");
  expect(ago("2025-01-02T12:00:00Z")).toBe("2 Jan 2025");
});

test("100 % is never shown before it is done", () => {
  expect([-1, 0, 0.4278, 0.9999, 1, 2].map(formatPercent)).toEqual([
    "0 %",
    "0 %",
    "42 %",
    "99 %",
    "100 %",
    "100 %",
  ]);
});
