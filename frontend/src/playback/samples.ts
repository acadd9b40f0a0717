/**
 * Time in samples of 48 kHz, at which films are mixed: both mixers put each sample of a source at the same sample of the
 * film. The mirror of what `editor/render/mix.py` does with a clip.
 */

import type { SoundClip } from "../timeline/frame";
import { FLICKS_PER_SECOND, mulDivCeil, mulDivFloor } from "../timeline/time";

export const SAMPLE_RATE = 48_000;
/** A sample starts at every 14,700th flick, exactly. */
const FLICKS_PER_SAMPLE = FLICKS_PER_SECOND / SAMPLE_RATE;

/** The first sample that starts at or after a time in flicks. */
export function sampleFrom(time: number): number {
  return mulDivCeil(time, 1, FLICKS_PER_SAMPLE);
}

/** The sample that starts nearest to a time in flicks, halves up. */
export function nearestSample(time: number): number {
  return mulDivFloor(2 * time + FLICKS_PER_SAMPLE, 1, 2 * FLICKS_PER_SAMPLE);
}

/** Where a clip's samples are: of the film, first up to last; a sample of the source is so many later than the film's. */
export interface Placement {
  readonly first: number;
  readonly last: number;
  readonly ahead: number;
}

export function placementOf(clip: SoundClip): Placement {
  return {
    first: sampleFrom(clip.start),
    last: sampleFrom(clip.start + clip.duration),
    ahead: nearestSample(clip.source_start - clip.start),
  };
}
