/** Edits of tracks, as operations. Pure. */

import { type Document, newId, type Track } from "../timeline/document";
import { type Batch, batch, type Operation } from "../timeline/operations";
import { keyBetween } from "../timeline/order";
import { indexOf } from "../timeline/timeline-index";

/** A new, empty track on top of all others, and its id. */
export function addTrack(document: Document): { readonly id: string; readonly operation: Operation } {
  const id = newId();
  const top = indexOf(document).tracks.at(-1)?.track.order ?? null;
  const track: Track = {
    name: "",
    order: keyBetween(top, null),
    muted: false,
    hidden: false,
    locked: false,
  };
  return { id, operation: { type: "set", path: ["tracks", id], value: { ...track } } };
}

/** Take a track away with all that is on it. */
export function removeTrack(document: Document, id: string): Batch {
  const clips = Object.keys(document.clips).filter((clip) => document.clips[clip]?.track === id);
  return {
    type: "batch",
    operations: [
      ...clips.map((clip) => ({ type: "remove" as const, path: ["clips", clip] })),
      { type: "remove", path: ["tracks", id] },
    ],
  };
}

/** Move a track one place up (1) or down (-1) in the picture; null where it is the outermost already. */
export function shiftTrack(document: Document, id: string, direction: 1 | -1): Operation | null {
  const { tracks } = indexOf(document);
  const place = tracks.findIndex((track) => track.id === id);
  const key = (at: number) => tracks[at]?.track.order ?? null;
  const neighbour = place + direction;
  if (place < 0 || neighbour < 0 || neighbour >= tracks.length) return null;
  const order =
    direction === 1 ? keyBetween(key(neighbour), key(neighbour + 1)) : keyBetween(key(neighbour - 1), key(neighbour));
  return { type: "set", path: ["tracks", id, "order"], value: order };
}

/** Take away all clips of a selection as one edit; null when there is none. */
export function removeClips(document: Document, ids: readonly string[]): Operation | null {
  return batch(
    ids.filter((id) => Object.hasOwn(document.clips, id)).map((id) => ({ type: "remove", path: ["clips", id] })),
  );
}
