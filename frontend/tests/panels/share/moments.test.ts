import { expect, test } from "vitest";
import { endOf, parseMoment, writeMoment } from "../../../src/panels/share/moments";
import { FLICKS_PER_SECOND } from "../../../src/timeline/time";

test.each([
  ["0", 0],
  ["65", 65],
  ["1:05", 65],
  [" 1:02:03.5 ", 3723.5],
  ["1:05,25", 65.25],
])("%s is a moment", (text, seconds) => {
  expect(parseMoment(text)).toBe(seconds * FLICKS_PER_SECOND);
});

test.each(["", "a", "1:", ":1", "-1", "1:2:3:4", "1.5:00", "1e9", "9999999"])("%s is none", (text) => {
  expect(parseMoment(text)).toBeNull();
});

test("a moment is written as it is read", () => {
  for (const seconds of [0, 7, 65, 3723, 1.5, 0.04, 59.999]) {
    const flicks = Math.round(seconds * FLICKS_PER_SECOND);
    expect(parseMoment(writeMoment(flicks))).toBe(flicks);
  }
});

test("a link lasts from now on", () => {
  const now = new Date("2026-02-27T10:00:00Z");
  expect(endOf("never", now)).toBeNull();
  expect(endOf("day", now)).toBe("2026-02-28T10:00:00.000Z");
  expect(endOf("week", now)).toBe("2026-03-06T10:00:00.000Z");
});
