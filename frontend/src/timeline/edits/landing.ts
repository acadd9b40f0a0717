/** Room for something new among what stands on a track already. */

import type { Clip, Document } from "../document";
import { batch, type Operation } from "../operations";
import { clipEnd, indexOf } from "../timeline-index";
import { linked } from "./bonds";
import { removeEntry } from "./building";
import { inStep } from "./in-step";
import { type Edit, sequence } from "./sequence";
import { split, splitAll } from "./split";
import { trimEnd } from "./trim-end";
import { trimStart } from "./trim-start";

/**
 * Open a gap of `length` on a track: what begins at `at` or later moves on, and what `at` cuts is split there, its
 * second part moving on. What is linked to any of it is cut and moves on as well, and pushes on what stands in its way.
 * Clips in `besides` and on locked tracks stay where they are; markers stay.
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
  const here = clipsOf(document, track, besides);
  const crossed = here.filter(({ clip }) => clip.start < at && clipEnd(clip) > at).map(({ id }) => id);
  const halves = linked(document, crossed).filter((id) => !besides.has(id));
  const seconds = new Map(halves.map((id) => [id, newId()]));
  const wanted = new Map<string, number>();
  for (const { id, clip } of here) if (clip.start >= at) wanted.set(id, length);
  for (const id of crossed) wanted.set(seconds.get(id) as string, length);
  return sequence(document, [
    (now) => splitAll(now, seconds, at, newId),
    (now) => batch(inStep(now, wanted, besides)),
  ]);
}

/**
 * Make [start, end) of a track free: what lies in it goes, what hangs into it is cut off, and what reaches across keeps
 * both its ends. Clips in `besides` and of a locked track stay as they are, and so does what is linked to it on
 * other tracks; markers stay.
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
  if (found?.track.locked) return [];
  return (found?.clips ?? []).filter(({ id }) => !besides.has(id)) as { id: string; clip: Clip }[];
}
