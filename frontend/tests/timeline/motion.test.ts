import { expect, test } from "vitest";
import type { Keyframes, VideoClip } from "../../src/timeline/document";
import { type PropertyName, polyline, propertyAt } from "../../src/timeline/keyframes";
import { sourceTime } from "../../src/timeline/playing";
import { readVectors } from "./vectors";

interface KeyframeVector {
  name: PropertyName;
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
