/** Painters of a clip's face: frames of the film, the sound's outline, a still. They draw only what is visible. */

import { FLICKS_PER_SECOND } from "../timeline/time";
import type { Filmstrip, Waveform } from "../tools/asset-media";

/** The visible part of a clip: pixels, and the stretch of the source behind them. */
export interface Face {
  readonly width: number;
  readonly height: number;
  /** Flicks of the source at the left edge. */
  readonly from: number;
  readonly pixelsPerSecond: number;
  /** Pixels between the clip's own left edge and the face's: frames stay where they are when scrolling. */
  readonly offset: number;
}

type Drawing = CanvasRenderingContext2D;

/** Frames as tall as the face, each standing for the time at its left edge. */
export function paintFilmstrip(drawing: Drawing, face: Face, strip: Filmstrip): void {
  const scale = face.height / strip.height;
  const width = Math.max(1, strip.width * scale);
  const first = Math.floor(face.offset / width);
  for (let tile = first; tile * width - face.offset < face.width; tile++) {
    const x = tile * width - face.offset;
    const time = face.from + (x / face.pixelsPerSecond) * FLICKS_PER_SECOND;
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
  const perPixel = rate / face.pixelsPerSecond;
  const start = (face.from / FLICKS_PER_SECOND) * rate;
  const middle = top + height / 2;
  drawing.beginPath();
  for (let x = 0; x < face.width; x++) {
    const low = Math.floor(start + x * perPixel);
    const high = Math.max(low + 1, Math.floor(start + (x + 1) * perPixel));
    if (low >= peaks.length) break;
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
