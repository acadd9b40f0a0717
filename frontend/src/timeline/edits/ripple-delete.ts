import { type Clip, clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { clipEnd } from "../timeline-index";
import { removeEntry, setField } from "./building";

/**
 * Take clips away and close the gaps: what comes later on the same track moves forward by the time that they took.
 *
 *     before  |-- a --|-- b --|-- c --|  |-- d --|
 *     after   |-- a --|-- c --|  |-- d --|            (b is gone)
 */
export function rippleDelete(document: Document, clipIds: readonly string[]): Operation | null {
  const gone = new Map<string, Clip>();
  for (const id of clipIds) {
    const clip = clipOf(document, id);
    if (clip) gone.set(id, clip);
  }
  const moves = Object.keys(document.clips)
    .sort()
    .flatMap((id) => {
      const clip = document.clips[id] as Clip;
      const shift = gone.has(id) ? 0 : removedBefore(clip, gone);
      return shift > 0 ? [setField(id, "start", clip.start - shift)] : [];
    });
  return batch([...[...gone.keys()].map((id) => removeEntry("clips", id)), ...moves]);
}

/** How much time before a clip's start was taken by removed clips of its track, overlaps once. */
function removedBefore(clip: Clip, gone: ReadonlyMap<string, Clip>): number {
  const others = [...gone.values()]
    .filter((other) => other.track === clip.track && other.start < clip.start)
    .sort((a, b) => a.start - b.start);
  let removed = 0;
  let reach = 0;
  for (const other of others) {
    removed += Math.max(0, Math.min(clipEnd(other), clip.start) - Math.max(other.start, reach));
    reach = Math.max(reach, clipEnd(other));
  }
  return removed;
}
