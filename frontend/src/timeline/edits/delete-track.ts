import { type Document, trackOf } from "../document";
import { batch, type Operation } from "../operations";
import { removeEntry } from "./building";

/**
 * Take a track away with everything on it, in one step; null when it is gone or locked.
 *
 *     before  2 |-- a --|-- b --|      after
 *             1 |------ c ------|             1 |------ c ------|
 */
export function deleteTrack(document: Document, trackId: string): Operation | null {
  if (trackOf(document, trackId)?.locked !== false) return null;
  const clips = Object.keys(document.clips)
    .filter((id) => document.clips[id]?.track === trackId)
    .sort();
  return batch([...clips.map((id) => removeEntry("clips", id)), removeEntry("tracks", trackId)]);
}
