import { expect, test } from "vitest";
import { type Keyframes, MAX_TIME, type VideoClip } from "../../src/timeline/document";
import { type CurveName, polyline, propertyAt } from "../../src/timeline/keyframes";
import { sourceSpan, sourceTime, timelineSpan } from "../../src/timeline/playing";
import { readVectors } from "./vectors";

interface KeyframeVector {
  name: CurveName;
  keyframes: Keyframes;
  values: [number, number | null][];
  duration: number;
  points: [number, number][];
}

interface PlayingVector {
  clip: Pick<VideoClip, "source_start" | "duration" | "playing">;
  moments: [into: number, free: number, within: number][];
}

test("curves have the very values that the server works out, and the same lines", () => {
  for (const { name, keyframes, values, duration, points } of readVectors<KeyframeVector[]>(
    "vectors/keyframes.json",
  )) {
    const found = values.map(([into]) => [into, propertyAt(keyframes, name, into)]);
    expect(found).toEqual(values);
    expect(polyline(keyframes, name, duration, 1 / 16)).toEqual(points);
  }
});

test("every speed, both ways, shows the very moment of the source that the server says", () => {
  for (const { clip, moments } of readVectors<PlayingVector[]>("vectors/playing.json")) {
    const found = moments.map(([into]) => [
      into,
      sourceTime(clip, into),
      sourceTime(clip, into, 3 * 705_600_000),
    ]);
    expect(found).toEqual(moments);
  }
});

test("what fits into a source never runs past it, at any speed", () => {
  for (const speed of [0.1, 0.333, 0.9999, 1, 1.5, 7.77, 10]) {
    const playing = { speed, reversed: false, frozen: false };
    for (const source of [0, 1, 705_599_999, 3 * 705_600_000 + 11, MAX_TIME]) {
      const span = timelineSpan(playing, source) as number;
      expect(sourceSpan(playing, span)).toBeLessThanOrEqual(source);
      expect(source).toBeLessThan(sourceSpan(playing, span + 1) + 10);
    }
  }
});
