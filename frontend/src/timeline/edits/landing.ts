/** Room for something new among what stands on a track already. */

import type { Clip, Document } from "../document";
import type { Operation } from "../operations";
import { clipEnd, indexOf } from "../timeline-index";
import { removeEntry, setField } from "./building";
import { type Edit, sequence } from "./sequence";
import { split } from "./split";
import { trimEnd } from "./trim-end";
import { trimStart } from "./trim-start";

/**
 * Open a gap of `length` on a track: what begins at `at` or later moves on, and what `at` cuts is split there, its
 * second part moving on. Clips in `besides` stay where they are.
 *
 *                 at
 *     before  |-- a -----|-- b --|
 *     after   |-- a -|      |-a--|-- b --|
 *
 * @param newId names the second part of what is split
 */
export function openGap(
  document: Document,
  track: string,
  at: number,
  length: number,
  besides: ReadonlySet<string>,
  newId: () => string,
): Operation | null {
  const edits = clipsOf(document, track, besides).flatMap(({ id, clip }): Edit[] => {
    if (clip.start >= at) return [() => setField(id, "start", clip.start + length)];
    if (clipEnd(clip) <= at) return [];
    const rest = newId();
    return [(now) => split(now, id, at, rest), () => setField(rest, "start", at + length)];
  });
  return sequence(document, edits);
}

/**
 * Make [start, end) of a track free: what lies in it goes, what hangs into it is cut off, and what reaches across keeps
 * both its ends. Clips in `besides` stay as they are.
 *
 *                 start    end
 *     before  |-- a ---|-- b --|-- c --|
 *     after   |-- a -|          |- c --|
 *
 * @param newId names the second end of what reaches across
 */
export function clearRange(
  document: Document,
  track: string,
  start: number,
  end: number,
  besides: ReadonlySet<string>,
  newId: () => string,
): Operation | null {
  const edits = clipsOf(document, track, besides).flatMap(({ id, clip }): Edit[] => {
    if (clip.start >= end || clipEnd(clip) <= start) return [];
    const [before, after] = [clip.start < start, clipEnd(clip) > end];
    if (before && after) {
      const rest = newId();
      return [(now) => split(now, id, end, rest), (now) => trimEnd(now, id, start)];
    }
    if (before) return [(now) => trimEnd(now, id, start)];
    return [after ? (now) => trimStart(now, id, end) : () => removeEntry("clips", id)];
  });
  return sequence(document, edits);
}

function clipsOf(document: Document, track: string, besides: ReadonlySet<string>) {
  const found = indexOf(document).tracks.find(({ id }) => id === track);
  return (found?.clips ?? []).filter(({ id }) => !besides.has(id)) as { id: string; clip: Clip }[];
}
