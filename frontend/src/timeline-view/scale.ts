/** The timeline's own viewport: which time is at which pixel. Pure. */

import { FLICKS_PER_SECOND } from "../timeline/time";
import type { Follow } from "../tools/session";

/** Pixels a second, and the time at the left edge in flicks (which may lie a little before the start). */
export interface Scale {
  readonly pixelsPerSecond: number;
  readonly from: number;
}

/** From 100 hours in a window to one frame as wide as a thumb. */
export const MIN_PIXELS = 0.003;
export const MAX_PIXELS = 3000;

/** Pixels that stay free before the start and behind the end, so that edges can be taken hold of. */
export const LEAD = 12;

export function toX(scale: Scale, time: number): number {
  return ((time - scale.from) / FLICKS_PER_SECOND) * scale.pixelsPerSecond;
}

/** The time at a pixel, in whole flicks; negative left of the start. */
export function toTime(scale: Scale, x: number): number {
  return scale.from + Math.round((x / scale.pixelsPerSecond) * FLICKS_PER_SECOND);
}

/** A distance in pixels as flicks. */
export function spanOf(scale: Scale, pixels: number): number {
  return (pixels / scale.pixelsPerSecond) * FLICKS_PER_SECOND;
}

/** Zoom so that the time at `x` stays there. */
export function zoomed(scale: Scale, factor: number, x: number): Scale {
  const pixelsPerSecond = Math.min(Math.max(scale.pixelsPerSecond * factor, MIN_PIXELS), MAX_PIXELS);
  return bounded({ pixelsPerSecond, from: toTime(scale, x) - spanOf({ ...scale, pixelsPerSecond }, x) });
}

/** Show all of `duration` in `width` pixels, with room to work behind it. */
export function fittedTo(duration: number, width: number): Scale {
  const seconds = Math.max(duration / FLICKS_PER_SECOND, 10) * 1.08;
  const pixelsPerSecond = Math.min(Math.max((width - LEAD) / seconds, MIN_PIXELS), 200);
  return bounded({ pixelsPerSecond, from: 0 });
}

/** Move the window by pixels. */
export function scrolled(scale: Scale, pixels: number): Scale {
  return bounded({ ...scale, from: scale.from + spanOf(scale, pixels) });
}

/** The window moved as little as possible so that `time` is in it; the same scale when it is already. */
export function revealing(scale: Scale, time: number, width: number): Scale {
  if (isWithin(scale, time, width)) return scale;
  const share = toX(scale, time) < 0 ? 0.2 : 0.1;
  return bounded({ ...scale, from: time - spanOf(scale, width * share) });
}

/** Whether a moment is in the window. */
export function isWithin(scale: Scale, time: number, width: number): boolean {
  const x = toX(scale, time);
  return x >= 0 && x <= width;
}

/** By how much of its width the window glides at the most from one frame to the next, to be where it is to be. */
const GLIDE = 0.04;

/**
 * The window as the playhead goes on at `rate` (below 0 backwards): where it is, a window further once the playhead leaves
 * it, or with the playhead in its middle. The same scale where nothing moves.
 */
export function followed(scale: Scale, time: number, width: number, how: Follow, rate: number): Scale {
  if (how === "off") return scale;
  if (how === "page" || !isWithin(scale, time, width)) return revealing(scale, time, width);
  const past = toX(scale, time) - width / 2;
  // What has not come to the middle yet is waited for.
  if (rate < 0 ? past >= 0 : past <= 0) return scale;
  const most = width * GLIDE;
  const next = scrolled(scale, Math.max(-most, Math.min(most, past)));
  return next.from === scale.from ? scale : next;
}

function bounded(scale: Scale): Scale {
  return { ...scale, from: Math.round(Math.max(scale.from, -spanOf(scale, LEAD))) };
}
