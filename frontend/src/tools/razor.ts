/** The razor: a click cuts what is under it. Pure. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import type { Document } from "../timeline/document";
import { splitAll } from "../timeline/edits";
import { linked } from "../timeline/edits/bonds";
import type { Operation } from "../timeline/operations";
import { nearestFrameTime } from "../timeline/time";
import { indexOf } from "../timeline/timeline-index";

/** Where a cut at `time` would be: on what is near (the playhead, edges, markers), else on a frame; flicks. */
export function cutTime(document: Document, time: number, playhead: number, threshold: number): number {
  const stuck = threshold > 0 ? pull([time], snapTimes(document, new Set(), [playhead]), threshold) : null;
  return stuck?.at ?? nearestFrameTime(Math.max(0, time), document.canvas.frame_rate);
}

/** The clips of all tracks that are not locked and that a moment falls into. */
export function clipsUnder(document: Document, time: number): string[] {
  return indexOf(document).tracks.flatMap(({ track, ...row }) =>
    track.locked
      ? []
      : row.clips.flatMap(({ id, clip }) =>
          clip.start <= time && time < clip.start + clip.duration ? [id] : [],
        ),
  );
}

/**
 * Cut a clip and what it is linked to; with `alone` (Alt) the clip by itself.
 * @param id null cuts all tracks (Shift)
 */
export function razorCut(
  document: Document,
  id: string | null,
  time: number,
  alone: boolean,
  newId: () => string,
): Operation | null {
  const ids = id === null ? clipsUnder(document, time) : alone ? [id] : linked(document, [id]);
  return splitAll(document, new Map(ids.map((one) => [one, newId()])), time, newId);
}
