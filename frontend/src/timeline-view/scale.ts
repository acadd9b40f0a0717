/** The timeline's own viewport: which time is at which pixel. Pure. */

import { FLICKS_PER_SECOND } from "../timeline/time";

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
  const x = toX(scale, time);
  if (x >= 0 && x <= width) return scale;
  const share = x < 0 ? 0.2 : 0.1;
  return bounded({ ...scale, from: time - spanOf(scale, width * share) });
}

function bounded(scale: Scale): Scale {
  return { ...scale, from: Math.round(Math.max(scale.from, -spanOf(scale, LEAD))) };
}
