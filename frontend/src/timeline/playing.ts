/**
 * Playing: which moment of its source a clip shows at a moment of the timeline. The mirror of
 * `editor/timeline/playing.py`.
 *
 *     forward     source_start ────────────▶
 *     reversed                 ◀──────────── source_start + duration x speed
 *     frozen      source_start ·
 */

import type { Playing, SoundingClip } from "./document";
import { mulDivFloor, STAMP_ROUNDING } from "./time";

/**
 * What runs backwards shows the frame that ends at a moment, not the one that begins there. Twice what stamps are
 * trusted to: once because the frame shown may be late by it, once because the next one may be early by it.
 */
const JUST_BEFORE = 2 * STAMP_ROUNDING;

/** What of a clip says how its source runs. */
type Stretch = Pick<SoundingClip, "source_start" | "duration" | "playing">;

/** The speed in thousandths, 100 to 10,000; halves up. */
export function thousandths(playing: Playing): number {
  return Math.floor(playing.speed * 1000 + 0.5);
}

/** How much of the source passes in `duration` flicks of the timeline; 0 where it is frozen. */
export function sourceSpan(playing: Playing, duration: number): number {
  return playing.frozen ? 0 : mulDivFloor(duration, thousandths(playing), 1000);
}

/** In how many flicks of the timeline at the most `source` flicks pass; null where it is frozen. */
export function timelineSpan(playing: Playing, source: number): number | null {
  return playing.frozen ? null : mulDivFloor(source, 1000, thousandths(playing));
}

/**
 * The source's moment (flicks) that is shown `into` flicks after the clip's start.
 * @param duration of the source, 0 where it is not known. Before its start and past its end a source stands still.
 */
export function sourceTime(clip: Stretch, into: number, duration = 0): number {
  const { playing } = clip;
  const time =
    playing.frozen || !playing.reversed
      ? clip.source_start + sourceSpan(playing, into)
      : clip.source_start + sourceSpan(playing, clip.duration - into) - JUST_BEFORE;
  return Math.max(0, duration > 0 ? Math.min(time, duration - 1) : time);
}

/** How fast and which way the source runs: 1 as recorded, -1 backwards, 0 frozen. */
export function pace(playing: Playing): number {
  return playing.frozen ? 0 : (playing.reversed ? -1 : 1) * playing.speed;
}

/** When a moment of its source is on the timeline, were the clip long enough; its start where it is frozen. */
export function placed(clip: Stretch & Pick<SoundingClip, "start">, moment: number): number {
  const { playing, start, duration, source_start } = clip;
  const into = timelineSpan(playing, moment - source_start) ?? 0;
  return playing.reversed ? start + duration - into : start + into;
}
