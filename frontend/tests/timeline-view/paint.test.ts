import { expect, test } from "vitest";
import type { Clip, VideoClip } from "../../src/timeline/document";
import { loadDocument } from "../../src/timeline/load";
import { sourceTime } from "../../src/timeline/playing";
import { type Face, paintFilmstrip, paintWaveform, stretchOf } from "../../src/timeline-view/paint";
import { SECOND } from "../tools/desk";

/** Ten pixels a second. */
const SCALE = 10;
const HEIGHT = 20;

/** A clip of four seconds, from the third second of its source. */
function clipThat(playing: Record<string, unknown>): Clip {
  const clip = { kind: "video", track: "t", asset: "a", start: 0, duration: 4 * SECOND, playing };
  const tracks = { t: { order: "B" } };
  const { clips } = loadDocument({ tracks, clips: { c: { ...clip, source_start: 3 * SECOND } } });
  return clips.c as Clip;
}

function faceOf(clip: Clip, skipped = 0): Face {
  return { width: 40 - skipped, height: HEIGHT, offset: skipped, ...stretchOf(clip, skipped, SCALE) };
}

/** The frames of a strip, one a second and one second wide, that are painted from left to right. */
function framesOf(face: Face): number[] {
  const frames: number[] = [];
  const drawing = { drawImage: (_: unknown, left: number) => frames.push(left / SCALE) };
  const strip = { picture: {} as ImageBitmap, count: 60, width: SCALE, height: HEIGHT, interval: SECOND };
  paintFilmstrip(drawing as unknown as CanvasRenderingContext2D, face, strip);
  return frames;
}

/** Where, in pixels from the left, a source is heard that is loud in its fifth second alone. */
function loudPixels(face: Face): [number, number] {
  const peaks = Array.from({ length: 600 }, (_, place) => (place >= 50 && place < 60 ? 255 : 0));
  const loud: number[] = [];
  const drawing = {
    beginPath: () => undefined,
    fill: () => undefined,
    rect: (x: number, _top: number, _width: number, height: number) => height > 2 && loud.push(x),
  };
  const waveform = { rate: 10, peaks };
  paintWaveform(drawing as unknown as CanvasRenderingContext2D, face, waveform, 0, HEIGHT, 1);
  return [loud[0] as number, loud[loud.length - 1] as number];
}

test("the filmstrip shows what the clip plays: as recorded, faster, slower, backwards, frozen", () => {
  expect(framesOf(faceOf(clipThat({})))).toEqual([3, 4, 5, 6]);
  expect(framesOf(faceOf(clipThat({ speed: 2 })))).toEqual([3, 5, 7, 9]);
  expect(framesOf(faceOf(clipThat({ speed: 0.5 })))).toEqual([3, 3, 4, 4]);
  expect(framesOf(faceOf(clipThat({ reversed: true })))).toEqual([6, 5, 4, 3]);
  expect(framesOf(faceOf(clipThat({ speed: 2, reversed: true })))).toEqual([10, 8, 6, 4]);
  expect(framesOf(faceOf(clipThat({ frozen: true })))).toEqual([3, 3, 3, 3]);
});

test("the waveform stands where the sound is heard, forwards and backwards, at any speed", () => {
  expect(loudPixels(faceOf(clipThat({})))).toEqual([20, 29]);
  expect(loudPixels(faceOf(clipThat({ speed: 2 })))).toEqual([10, 14]);
  // Backwards a moment shows what is just before it: that is less than a pixel.
  expect(loudPixels(faceOf(clipThat({ reversed: true })))).toEqual([9, 18]);
});

test("a clip whose start is scrolled away goes on with what it shows there", () => {
  for (const playing of [{}, { speed: 2.5 }, { speed: 0.3, reversed: true }, { frozen: true }]) {
    const clip = clipThat(playing);
    const { from, step } = stretchOf(clip, 15, SCALE);
    expect(from).toBe(sourceTime(clip as VideoClip, 1.5 * SECOND));
    expect(from + 10 * step).toBeCloseTo(sourceTime(clip as VideoClip, 2.5 * SECOND), -1);
  }
});
