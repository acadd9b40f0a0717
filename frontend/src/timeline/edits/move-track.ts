import type { Document } from "../document";
import type { Operation } from "../operations";
import { keyBetween } from "../order";
import { indexOf } from "../timeline-index";
import { setValue } from "./building";

/**
 * Put a track at a place among the others, counted from the bottom of the picture; null where it is there already, and for
 * a locked one. Clips stay on their tracks and in their time, markers too; what was above is drawn above.
 *
 *     before  3 ----      after  1 ----
 *             2 ----             3 ----
 *             1 ----             2 ----
 */
export function moveTrack(document: Document, id: string, place: number): Operation | null {
  const { tracks } = indexOf(document);
  const from = tracks.findIndex((track) => track.id === id);
  const others = tracks.filter((track) => track.id !== id);
  const to = Math.min(Math.max(place, 0), others.length);
  if (from < 0 || from === to || tracks[from]?.track.locked) return null;
  const key = (at: number) => others[at]?.track.order ?? null;
  return setValue(["tracks", id, "order"], keyBetween(key(to - 1), key(to)));
}
