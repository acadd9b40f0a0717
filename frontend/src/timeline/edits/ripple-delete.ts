import { type Clip, clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { clipEnd, indexOf } from "../timeline-index";
import { removeEntry, setField } from "./building";

/**
 * Take clips away and close the gaps: what comes later on the same track moves forward by the time that they took.
 *
 *     before  |-- a --|-- b --|-- c --|  |-- d --|
 *     after   |-- a --|-- c --|  |-- d --|            (b is gone)
 *
 * With `everywhere` the other tracks that are not locked move along, so that what belongs together stays together: each
 * clip as far as none comes to cover another that it did not cover before.
 */
export function rippleDelete(
  document: Document,
  clipIds: readonly string[],
  everywhere = false,
): Operation | null {
  const gone = new Map<string, Clip>();
  for (const id of clipIds) {
    const clip = clipOf(document, id);
    if (clip) gone.set(id, clip);
  }
  const taken = [...gone.values()];
  const moves = indexOf(document).tracks.flatMap(({ id: track, track: { locked }, clips }) => {
    const own = taken.filter((clip) => clip.track === track);
    const counted = everywhere && !locked ? taken : own;
    if (counted.length === 0) return [];
    let reach = { before: 0, after: 0 };
    let last = 0;
    return clips.flatMap(({ id, clip }) => {
      if (gone.has(id)) return [];
      const wanted = removedBefore(clip.start, counted);
      // What covers the one before it moves with it; what does not must not come to.
      const room = clip.start < reach.before ? last : clip.start - reach.after;
      const shift = everywhere ? Math.min(wanted, room) : wanted;
      last = shift;
      const end = clipEnd(clip);
      reach = { before: Math.max(reach.before, end), after: Math.max(reach.after, end - shift) };
      return shift > 0 ? [setField(id, "start", clip.start - shift)] : [];
    });
  });
  return batch([...[...gone.keys()].map((id) => removeEntry("clips", id)), ...moves]);
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
