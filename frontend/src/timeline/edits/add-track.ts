import type { Document } from "../document";
import type { Operation } from "../operations";
import { nextTrackName } from "../track-names";
import { setValue, trackKey } from "./building";

/**
 * Add an empty track above the track `above`, or on top of all; null when the id is taken. Without a name it gets a
 * number that stays its own.
 *
 *     before  2 ----      after  2 ----
 *             1 ----             new --
 *                                1 ----
 */
export function addTrack(
  document: Document,
  trackId: string,
  name = nextTrackName(document),
  above: string | null = null,
): Operation | null {
  if (Object.hasOwn(document.tracks, trackId)) return null;
  return setValue(["tracks", trackId], { name, order: trackKey(document, above) });
}
