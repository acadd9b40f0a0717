import { describe, expect, it } from "vitest";
import {
  advanced,
  decibels,
  FLOOR,
  isClipped,
  isSilent,
  type Level,
  peakOf,
  SILENT,
} from "../../src/playback/levels";

/** A level after peaks, one every `step` ms. */
const metered = (peaks: readonly number[], step = 100): Level =>
  peaks.reduce((level, peak, place) => advanced(level, peak, (place + 1) * step), SILENT);

describe("a level", () => {
  it("is the largest sample, in dB", () => {
    expect(peakOf(Float32Array.of(0.1, -0.5, 0.25))).toBe(0.5);
    expect(decibels(0.5)).toBeCloseTo(-6.02, 2);
    expect([decibels(0), decibels(1e-9)]).toEqual([FLOOR, FLOOR]);
  });

  it("goes up at once and down slowly", () => {
    expect(metered([1]).shown).toBe(0);
    expect(metered([1, 0, 0]).shown).toBeCloseTo(-2.4, 5);
    expect(metered([1, 0.9]).shown).toBeCloseTo(decibels(0.9), 5);
  });

  it("holds its peak for a second and a half, then lets it fall", () => {
    const quiet = (count: number) => metered([0.5, ...Array<number>(count).fill(0)]);
    expect(quiet(14).held).toBeCloseTo(-6.02, 2);
    expect(quiet(30).held).toBeLessThan(-20);
    expect(quiet(30).held).toBeGreaterThanOrEqual(quiet(30).shown);
    expect(isSilent(quiet(80))).toBe(true);
  });

  it("that was as loud as can be once is said to be cut off, until that is put away", () => {
    const loud = metered([1.2, 0, 0.1]);
    expect(isClipped(loud)).toBe(true);
    expect(loud.loudest).toBeCloseTo(1.58, 2);
    expect(isClipped(advanced({ ...loud, loudest: FLOOR }, 0.5, 900))).toBe(false);
    expect(isClipped(metered([0.999]))).toBe(false);
  });
});
