/** Where time sticks: the edges of clips, markers, the playhead and the start. Sorted once a gesture, then searched. */

import type { Document } from "../timeline/document";

/**
 * The times that a gesture may stick to, ascending and each once, in flicks.
 * The clips that move themselves (`moving`) attract nothing; `others` are the playhead and what else the caller knows.
 */
export function snapTimes(
  document: Document,
  moving: ReadonlySet<string>,
  others: readonly number[] = [],
): Float64Array {
  const times = new Set<number>([0, ...others]);
  for (const [id, clip] of Object.entries(document.clips)) {
    if (moving.has(id)) continue;
    times.add(clip.start);
    times.add(clip.start + clip.duration);
  }
  for (const { time, duration } of Object.values(document.markers)) times.add(time).add(time + duration);
  return Float64Array.from(times).sort();
}
