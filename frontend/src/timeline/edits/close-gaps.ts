import type { Document } from "../document";
import { batch, type Operation } from "../operations";
import { clipEnd, indexOf } from "../timeline-index";
import { inStep } from "./in-step";

/** A stretch of time in which nothing stands; flicks. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/** The gaps of a track, or those that all tracks have in common, up to the last clip there. */
export function gapsOf(document: Document, track: string | null): Gap[] {
  const rows = indexOf(document).tracks.filter(({ id }) => track === null || id === track);
  const clips = rows.flatMap((row) => row.clips).sort((a, b) => a.clip.start - b.clip.start);
  const gaps: Gap[] = [];
  let reach = 0;
  for (const { clip } of clips) {
    if (clip.start > reach) gaps.push({ start: reach, end: clip.start });
    reach = Math.max(reach, clipEnd(clip));
  }
  return gaps;
}

/**
 * Close the gaps of a track, or those that all tracks have in common (`track` null), or only the one at a moment (`at`):
 * what stands behind moves forward, and what is linked to it as far, where there is room. Locked tracks stay, and so do
 * markers; words and keyframes go with their clips, and the clips of a group on other tracks stay where they are.
 *
 *     before  |-- a --|    |-- b --|  |-- c --|
 *     after   |-- a --|-- b --|-- c --|
 */
export function closeGaps(
  document: Document,
  track: string | null,
  at: number | null = null,
): Operation | null {
  const gaps = gapsOf(document, track).filter(({ start, end }) => at === null || (start <= at && at < end));
  const wanted = new Map<string, number>();
  for (const row of indexOf(document).tracks) {
    if (track !== null && row.id !== track) continue;
    for (const { id, clip } of row.clips) {
      const before = gaps.filter(({ end }) => end <= clip.start);
      wanted.set(id, -before.reduce((sum, { start, end }) => sum + end - start, 0));
    }
  }
  return batch(inStep(document, wanted));
}
