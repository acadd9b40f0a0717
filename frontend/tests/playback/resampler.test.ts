import { describe, expect, it } from "vitest";
import { type Piece, Resampler } from "../../src/playback/resampler";

const RATE = 44_100;
const tone = Float32Array.from({ length: RATE }, (_, at) => Math.sin((2 * Math.PI * 440 * at) / RATE));

function all(pieces: readonly (Piece | null)[]): number[] {
  return pieces.flatMap((piece) => [...(piece?.channels[0] ?? [])]);
}

describe("the resampler", () => {
  const once = new Resampler(RATE, 1, 0);
  const whole = all([once.push([tone]), once.finish()]);

  it("gives a second for a second, of the same tone", () => {
    expect(whole).toHaveLength(48_000);
    for (let at = 1000; at < 47_000; at += 97)
      expect(whole[at]).toBeCloseTo(Math.sin((2 * Math.PI * 440 * at) / 48_000), 4);
  });

  it("gives the same however the sound is cut", () => {
    const cut = new Resampler(RATE, 1, 0);
    const pieces: (Piece | null)[] = [];
    for (let from = 0, size = 1; from < RATE; from += size, size = (size * 7) % 1013) {
      pieces.push(cut.push([tone.subarray(from, Math.min(from + size, RATE))]));
      if (size === 0) throw new Error("no progress");
    }
    expect(all([...pieces, cut.finish()])).toEqual(whole);
  });

  it("gives the same samples when it begins in the middle, once it has run up", () => {
    const late = new Resampler(RATE, 1, 1001);
    const piece = late.push([tone.subarray(1001)]);
    const skipped = 64;
    const first = (piece?.first ?? 0) + skipped;
    const made = all([piece]).slice(skipped, 1000);
    made.forEach((value, place) => {
      expect(value).toBeCloseTo(whole[first + place] ?? Number.NaN, 6);
    });
  });
});
