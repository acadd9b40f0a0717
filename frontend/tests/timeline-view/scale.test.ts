import { describe, expect, it } from "vitest";
import { frameTime } from "../../src/timeline/time";
import { ticks } from "../../src/timeline-view/ruler";
import {
  fittedTo,
  followed,
  MAX_PIXELS,
  MIN_PIXELS,
  revealing,
  type Scale,
  scrolled,
  toTime,
  toX,
  zoomed,
} from "../../src/timeline-view/scale";
import { parseTimecode, timecode } from "../../src/timeline-view/timecode";
import type { Follow } from "../../src/tools/session";
import { SECOND } from "../tools/desk";

const FILM_RATE = { numerator: 24, denominator: 1 };
const NTSC = { numerator: 30_000, denominator: 1001 };
const HOUR = 3600 * SECOND;

describe("the timeline's scale", () => {
  it("takes times to pixels and back", () => {
    const scale = { pixelsPerSecond: 80, from: 3 * SECOND };
    expect(toX(scale, 5 * SECOND)).toBe(160);
    expect(toTime(scale, 160)).toBe(5 * SECOND);
  });

  it("zooms about the pointer from frames to hours", () => {
    let scale = fittedTo(HOUR, 1000);
    const under = toTime(scale, 400);
    for (let turn = 0; turn < 60; turn++) scale = zoomed(scale, 1.3, 400);
    expect(scale.pixelsPerSecond).toBe(MAX_PIXELS);
    expect(Math.abs(toTime(scale, 400) - under)).toBeLessThan(SECOND / 100);
    for (let turn = 0; turn < 90; turn++) scale = zoomed(scale, 1 / 1.3, 400);
    expect(scale.pixelsPerSecond).toBe(MIN_PIXELS);
    expect(toX(scale, 0)).toBeGreaterThanOrEqual(0);
  });

  it("does not scroll to before the start", () => {
    const scale = scrolled({ pixelsPerSecond: 100, from: SECOND }, -10_000);
    expect(toX(scale, 0)).toBe(12);
  });

  it("follows a time only when it is out of sight", () => {
    const scale = { pixelsPerSecond: 100, from: 0 };
    expect(revealing(scale, 5 * SECOND, 1000)).toBe(scale);
    const after = revealing(scale, 60 * SECOND, 1000);
    expect(toX(after, 60 * SECOND)).toBeCloseTo(100, 5);
  });

  it("fits a whole film into the window", () => {
    const scale = fittedTo(90 * SECOND, 1000);
    expect(toX(scale, 90 * SECOND)).toBeLessThan(1000);
    expect(toX(scale, 90 * SECOND)).toBeGreaterThan(850);
  });
});

describe("the ruler", () => {
  it("never sets numbers closer than they can be read", () => {
    for (let pixelsPerSecond = MIN_PIXELS; pixelsPerSecond <= MAX_PIXELS; pixelsPerSecond *= 1.7) {
      const numbers = ticks({ pixelsPerSecond, from: 0 }, 1200, NTSC).filter(({ label }) => label !== null);
      for (let place = 1; place < numbers.length; place++) {
        const gap = (numbers[place]?.x ?? 0) - (numbers[place - 1]?.x ?? 0);
        expect(gap).toBeGreaterThan(80);
      }
    }
  });

  it("marks every frame when one is wide enough", () => {
    const found = ticks({ pixelsPerSecond: MAX_PIXELS, from: 0 }, 500, FILM_RATE);
    expect(found.slice(0, 3).map(({ label }) => label)).toEqual(["00:00:00", "00:00:01", "00:00:02"]);
    expect(found[1]?.x).toBeCloseTo(125, 6);
  });
});

describe("a timecode", () => {
  it("counts frames", () => {
    expect(timecode(0, FILM_RATE)).toBe("00:00:00:00");
    expect(timecode(HOUR + 61 * SECOND + SECOND / 2, FILM_RATE)).toBe("01:01:01:12");
    expect(timecode(frameTime(30, NTSC), NTSC)).toBe("00:00:01:00");
  });

  it("is read as people type it", () => {
    expect(parseTimecode("12", FILM_RATE)).toBe(12 * SECOND);
    expect(parseTimecode("1:30", FILM_RATE)).toBe(90 * SECOND);
    expect(parseTimecode("2,5", FILM_RATE)).toBe(2.5 * SECOND);
    expect(parseTimecode("00:00:01:12", FILM_RATE)).toBe(1.5 * SECOND);
    expect(parseTimecode("12.5s", FILM_RATE)).toBe(12.5 * SECOND);
    expect(parseTimecode("12f", FILM_RATE)).toBe(SECOND / 2);
    expect(parseTimecode("+12f", FILM_RATE, SECOND)).toBe(1.5 * SECOND);
    expect(parseTimecode("-0:02", FILM_RATE, 5 * SECOND)).toBe(3 * SECOND);
    expect(parseTimecode("-9s", FILM_RATE, 5 * SECOND)).toBe(0);
    expect(parseTimecode("+", FILM_RATE)).toBeNull();
    expect(parseTimecode("soon", FILM_RATE)).toBeNull();
  });

  it("reads what it writes", () => {
    for (const frame of [0, 1, 29, 30, 1799, 123_456]) {
      const time = frameTime(frame, NTSC);
      expect(parseTimecode(timecode(time, NTSC), NTSC)).toBe(time);
    }
  });
});

describe("a window that goes after the playhead", () => {
  const window: Scale = { pixelsPerSecond: 100, from: 0 };
  const seen = (seconds: number, how: Follow, rate = 1) =>
    followed(window, seconds * SECOND, 1000, how, rate).from / SECOND;

  it("stays, turns pages, or glides once the playhead is in its middle", () => {
    expect(seen(20, "off")).toBe(0);
    expect(seen(9, "page")).toBe(0);
    expect(seen(10.1, "page")).toBeCloseTo(9.1, 5);
    expect(seen(4, "smooth")).toBe(0);
    expect(seen(5.1, "smooth")).toBeCloseTo(0.1, 5);
    // Never in leaps: the eye follows.
    expect(seen(9, "smooth")).toBeCloseTo(0.4, 5);
    expect(seen(30, "smooth")).toBeCloseTo(29, 5);
  });

  it("glides backwards, too", () => {
    const late: Scale = { ...window, from: 20 * SECOND };
    expect(followed(late, 28 * SECOND, 1000, "smooth", -1)).toBe(late);
    expect(followed(late, 24.9 * SECOND, 1000, "smooth", -1).from / SECOND).toBeCloseTo(19.9, 5);
  });
});
