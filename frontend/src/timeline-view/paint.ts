/** Painters of a clip's face: frames of the film, the sound's outline, a still. They draw only what is visible. */

import type { Clip } from "../timeline/document";
import { pace, sourceTime } from "../timeline/playing";
import { FLICKS_PER_SECOND } from "../timeline/time";
import type { Filmstrip, Waveform } from "../tools/asset-media";

/** The part of a source behind a row of pixels. */
export interface Stretch {
  /** Flicks of the source at the left edge. */
  readonly from: number;
  /** Flicks of the source that pass with each pixel: below 0 where it runs backwards, 0 where it stands still. */
  readonly step: number;
}

/** The visible part of a clip: pixels, and the stretch of the source behind them. */
export interface Face extends Stretch {
  readonly width: number;
  readonly height: number;
  /** Pixels between the clip's own left edge and the face's: frames stay where they are when scrolling. */
  readonly offset: number;
}

type Drawing = CanvasRenderingContext2D;

/** What of its source a clip shows from `skipped` pixels behind its start, as fast and in the direction that it runs. */
export function stretchOf(clip: Clip, skipped: number, pixelsPerSecond: number): Stretch {
  if (clip.kind !== "video" && clip.kind !== "audio") return { from: 0, step: 0 };
  const into = Math.round((skipped / pixelsPerSecond) * FLICKS_PER_SECOND);
  const step = (pace(clip.playing) * FLICKS_PER_SECOND) / pixelsPerSecond;
  return { from: sourceTime(clip, into), step };
}

/** Frames as tall as the face, each standing for the time at its left edge. */
export function paintFilmstrip(drawing: Drawing, face: Face, strip: Filmstrip): void {
  const scale = face.height / strip.height;
  const width = Math.max(1, strip.width * scale);
  const first = Math.floor(face.offset / width);
  for (let tile = first; tile * width - face.offset < face.width; tile++) {
    const x = tile * width - face.offset;
    const time = face.from + x * face.step;
    const frame = Math.min(strip.count - 1, Math.max(0, Math.floor(time / strip.interval)));
    drawing.drawImage(
      strip.picture,
      frame * strip.width,
      0,
      strip.width,
      strip.height,
      x,
      0,
      width,
      face.height,
    );
  }
}

/** The outline of the sound, mirrored about the middle of [top, top + height). */
export function paintWaveform(
  drawing: Drawing,
  face: Face,
  waveform: Waveform,
  top: number,
  height: number,
  gain: number,
): void {
  const { peaks, rate } = waveform;
  const perPixel = (face.step / FLICKS_PER_SECOND) * rate;
  const start = (face.from / FLICKS_PER_SECOND) * rate;
  const middle = top + height / 2;
  drawing.beginPath();
  for (let x = 0; x < face.width; x++) {
    const [here, next] = [start + x * perPixel, start + (x + 1) * perPixel];
    const low = Math.floor(Math.min(here, next));
    const high = Math.max(low + 1, Math.floor(Math.max(here, next)));
    // Past either end of the source there is nothing to be heard.
    if (low >= peaks.length || high <= 0) continue;
    // Of many peaks under one pixel a few tell enough.
    const stride = Math.max(1, Math.floor((high - low) / 8));
    let loudest = 0;
    for (let place = Math.max(0, low); place < high && place < peaks.length; place += stride) {
      loudest = Math.max(loudest, peaks[place] ?? 0);
    }
    const half = Math.max(0.5, Math.min(1, (loudest / 255) * gain) * (height / 2 - 1));
    drawing.rect(x, middle - half, 1, 2 * half);
  }
  drawing.fill();
}

/** A still, repeated at its own proportions. */
export function paintStill(drawing: Drawing, face: Face, picture: ImageBitmap): void {
  const width = Math.max(8, (picture.width * face.height) / picture.height);
  for (let tile = Math.floor(face.offset / width); tile * width - face.offset < face.width; tile++) {
    drawing.drawImage(picture, tile * width - face.offset, 0, width - 1, face.height);
  }
}
