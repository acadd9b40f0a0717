/** Ducking: tracks that give way while a voice speaks. The mirror of `editor/timeline/ducking.py`. */

import type { Line } from "./frame";
import { FLICKS_PER_SECOND } from "./time";

/**
 * It goes down in the last 0.2 s before the voice begins, so that the first word is clear, and comes back in the 0.5 s
 * after its end.
 */
const ATTACK = FLICKS_PER_SECOND / 5;
const RELEASE = FLICKS_PER_SECOND / 2;

/** [start, end) in flicks. */
export type Extent = readonly [number, number];

/** The stretches in which a voice speaks; pauses too short to come back in are none. */
export function merged(extents: readonly Extent[]): Extent[] {
  const speaking: [number, number][] = [];
  for (const [start, end] of [...extents].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = speaking.at(-1);
    if (last && start - last[1] < ATTACK + RELEASE) last[1] = Math.max(last[1], end);
    else speaking.push([start, end]);
  }
  return speaking;
}

/**
 * The gain, over the time of a clip, that gives way by so many dB to merged stretches of voice.
 *
 *     gain ^ __         __
 *          |   \       /
 *          |    \_____/
 *          |____|_____|____> time
 *               voice
 */
export function ducked(speaking: readonly Extent[], decibels: number, start: number, duration: number): Line {
  const low = 10 ** (-decibels / 20);
  const points: [number, number][] = [];
  for (const [begin, end] of speaking) {
    if (end + RELEASE <= start || begin - ATTACK >= start + duration) continue;
    points.push([begin - start - ATTACK, 1], [begin - start, low]);
    points.push([end - start, low], [end - start + RELEASE, 1]);
  }
  // Where one stretch's way back ends at the very moment of the next one's way down, one point is enough.
  return points.length ? [...new Map(points)] : [[0, 1]];
}
