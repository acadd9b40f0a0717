/** The one search behind all snapping, in time and on the stage: the nearest of many sorted places. */

/** What a moving point was pulled to. */
export interface Pull {
  /** Add this to everything that moves. */
  readonly delta: number;
  /** Where the line is to be drawn. */
  readonly at: number;
}

/** The member of the ascending `sorted` that is nearest to `value`, or null when there is none. O(log n). */
export function nearest(sorted: ArrayLike<number>, value: number): number | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  const after = sorted[low];
  const before = sorted[low - 1];
  if (after === undefined) return before ?? null;
  if (before === undefined) return after;
  return value - before <= after - value ? before : after;
}

/**
 * The smallest pull that brings one of `points` onto one of `targets`, or null when none is within `threshold`.
 * The threshold is a distance on the screen divided by the zoom, so that it feels the same at every zoom.
 */
export function pull(points: readonly number[], targets: ArrayLike<number>, threshold: number): Pull | null {
  let best: Pull | null = null;
  for (const point of points) {
    const at = nearest(targets, point);
    if (at === null) continue;
    const delta = at - point;
    if (Math.abs(delta) <= threshold && (best === null || Math.abs(delta) < Math.abs(best.delta))) {
      best = { delta, at };
    }
  }
  return best;
}
