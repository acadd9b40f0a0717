/** Drag the volume line of a clip, a point of it, or the end of a fade. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import { clipOf, type Document, type SoundingClip } from "../timeline/document";
import {
  type Fade,
  isSounding,
  moveVolumePoint,
  setFade,
  setVolume,
  volumeAt,
} from "../timeline/edits/loudness";
import { apply } from "../timeline/operations";
import { nearestFrameTime } from "../timeline/time";
import { clipEnd } from "../timeline/timeline-index";
import type { Gesture, Step } from "./gesture";

export interface SoundPointer {
  /** Under the pointer, flicks. */
  readonly time: number;
  /** How far up the pointer has gone since the press, in heights of the line's room. */
  readonly rise: number;
  readonly threshold: number;
}

/** The gain at the top of the line's room. */
const TOP = 2;
/** Near 100 % the line sticks, in decibels. */
const STICKS = 0.4;

/** Where a gain lies in the line's room, 0 at its foot and 1 at its top: finer where it is quiet. */
export const heightOf = (gain: number) => Math.sqrt(Math.max(0, gain) / TOP);
export const gainAt = (height: number) => TOP * Math.max(0, height) ** 2;

/** "−6.0 dB"; "−∞ dB" where nothing is heard. */
export function decibels(gain: number): string {
  if (gain < 0.0001) return "\u2212\u221e dB";
  const level = Math.round(200 * Math.log10(gain)) / 10;
  return `${level < 0 ? "\u2212" : level > 0 ? "+" : ""}${Math.abs(level).toFixed(1)} dB`;
}

function sticky(gain: number, isFree: boolean): number {
  return !isFree && Math.abs(20 * Math.log10(Math.max(gain, 1e-6))) < STICKS ? 1 : gain;
}

function sounding(document: Document, id: string): SoundingClip {
  const clip = clipOf(document, id);
  if (!isSounding(document, clip)) throw new RangeError(`Clip ${id} has no sound.`);
  return clip;
}

/** The line as a whole, held at a moment. */
export class DragVolume implements Gesture<SoundPointer> {
  readonly holds: readonly string[];
  private readonly gain: number;

  constructor(
    private readonly document: Document,
    private readonly id: string,
    private readonly at: number,
  ) {
    const clip = sounding(document, id);
    this.holds = [id];
    this.gain = volumeAt(clip, at - clip.start);
  }

  step({ rise, threshold }: SoundPointer): Step {
    const gain = sticky(gainAt(heightOf(this.gain) + rise), threshold === 0);
    const operation = setVolume(this.document, this.id, gain, gain - this.gain);
    const now = operation ? apply(this.document, operation).document : this.document;
    const clip = sounding(now, this.id);
    const label = decibels(volumeAt(clip, this.at - clip.start));
    return { operation, label, reading: { at: this.at, by: 0, length: null } };
  }
}

/** One point of the line. */
export class DragVolumePoint implements Gesture<SoundPointer> {
  readonly holds: readonly string[];
  private readonly clip: SoundingClip;
  private readonly gain: number;

  /** @param time the point's, from its clip's start; `from` under the pointer at the press, flicks */
  constructor(
    private readonly document: Document,
    private readonly id: string,
    private readonly time: number,
    private readonly from: number,
  ) {
    this.clip = sounding(document, id);
    this.holds = [id];
    this.gain = volumeAt(this.clip, time);
  }

  step({ time, rise, threshold }: SoundPointer): Step {
    const { clip } = this;
    const value = sticky(gainAt(heightOf(this.gain) + rise), threshold === 0);
    const { frame_rate } = this.document.canvas;
    const at = nearestFrameTime(Math.max(0, clip.start + this.time + time - this.from), frame_rate);
    const to = { time: time === this.from ? this.time : at - clip.start, value };
    const operation = moveVolumePoint(this.document, this.id, this.time, to);
    return {
      operation,
      label: decibels(value),
      reading: { at: clip.start + to.time, by: 0, length: null },
    };
  }
}

/** The inner end of a fade. */
export class DragFade implements Gesture<SoundPointer> {
  readonly holds: readonly string[];
  private readonly clip: SoundingClip;
  private readonly targets: Float64Array;

  constructor(
    private readonly document: Document,
    private readonly id: string,
    private readonly fade: Fade,
    private readonly from: number,
    playhead: number,
  ) {
    this.clip = sounding(document, id);
    this.holds = [id];
    this.targets = snapTimes(document, new Set(), [playhead]);
  }

  step({ time, threshold }: SoundPointer): Step {
    const { clip, fade } = this;
    const before = this.endOf(clip);
    const wanted = before + time - this.from;
    const snapped = threshold > 0 ? pull([wanted], this.targets, threshold) : null;
    const { frame_rate } = this.document.canvas;
    const at = snapped?.at ?? nearestFrameTime(Math.max(0, wanted), frame_rate);
    const length = fade === "fade_in" ? at - clip.start : clipEnd(clip) - at;
    const operation = time === this.from ? null : setFade(this.document, [this.id], fade, length);
    const now = operation ? sounding(apply(this.document, operation).document, this.id) : clip;
    const end = this.endOf(now);
    return {
      operation,
      line: snapped && snapped.at === end ? end : null,
      reading: { at: end, by: end - before, length: now.sound[fade] },
    };
  }

  private endOf(clip: SoundingClip): number {
    const { fade_in, fade_out } = clip.sound;
    return this.fade === "fade_in" ? clip.start + fade_in : clipEnd(clip) - fade_out;
  }
}
