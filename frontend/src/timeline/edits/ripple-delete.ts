import { type Clip, clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { clipEnd, indexOf } from "../timeline-index";
import { removeEntry } from "./building";
import { inStep } from "./in-step";
import { isOpen } from "./set-property";

/**
 * Take clips away and close the gaps: what comes later on the same track moves forward by the time that they took, and
 * what is linked to it as far. What would come to cover something on the way stops there.
 *
 *     before  |-- a --|-- b --|-- c --|  |-- d --|
 *     after   |-- a --|-- c --|  |-- d --|            (b is gone)
 *
 * With `everywhere` the other tracks move along too. Clips on locked tracks neither go nor move; markers stay where they
 * are; words and keyframes go with their clips.
 */
export function rippleDelete(
  document: Document,
  clipIds: readonly string[],
  everywhere = false,
): Operation | null {
  const gone = new Map<string, Clip>();
  for (const id of clipIds) {
    const clip = clipOf(document, id);
    if (clip && isOpen(document, { owner: "clip", id })) gone.set(id, clip);
  }
  const taken = [...gone.values()];
  const wanted = new Map<string, number>();
  for (const { id: track, clips } of indexOf(document).tracks) {
    const counted = everywhere ? taken : taken.filter((clip) => clip.track === track);
    for (const { id, clip } of clips) wanted.set(id, -removedBefore(clip.start, counted));
  }
  const ids = [...gone.keys()];
  return batch([...ids.map((id) => removeEntry("clips", id)), ...inStep(document, wanted, new Set(ids))]);
}

/** How much of the time before `moment` clips took, overlaps once. */
export function removedBefore(moment: number, gone: readonly Clip[]): number {
  const others = gone.filter(({ start }) => start < moment).sort((a, b) => a.start - b.start);
  let removed = 0;
  let reach = 0;
  for (const other of others) {
    removed += Math.max(0, Math.min(clipEnd(other), moment) - Math.max(other.start, reach));
    reach = Math.max(reach, clipEnd(other));
  }
  return removed;
}
