/** Which track something goes to, and their order. Pure. */

import type { Clip, Document } from "../timeline/document";
import type { SetOperation } from "../timeline/operations";
import { keyBetween } from "../timeline/order";
import { indexOf, type TrackIndex } from "../timeline/timeline-index";
import { nextTrackName } from "../timeline/track-names";

/** A new track beneath all others, where sound belongs. */
export function trackBelow(document: Document, id: string): SetOperation {
  const lowest = indexOf(document).tracks[0]?.track.order ?? null;
  const order = lowest === null ? keyBetween(null, null) : keyBetween(null, lowest);
  return { type: "set", path: ["tracks", id], value: { name: nextTrackName(document), order } };
}

/**
 * The track on which something of a kind can stand from `start` up to `end` without covering anything, or null when a
 * new one is needed. Pictures, texts and shapes go above all that is shown then, so that they are seen; sound goes to
 * a track of sounds.
 */
export function freeTrack(document: Document, kind: Clip["kind"], start: number, end: number): string | null {
  const { tracks } = indexOf(document);
  const isFree = (track: TrackIndex) => !track.track.locked && track.between(start, end).length === 0;
  if (kind === "audio") {
    const found = tracks.find(
      (track) => isFree(track) && track.clips.every(({ clip }) => clip.kind === "audio"),
    );
    return found?.id ?? null;
  }
  const isShowing = (track: TrackIndex) =>
    track.between(start, end).some(({ clip }) => clip.kind !== "audio");
  const highest = kind === "video" ? -1 : tracks.findLastIndex(isShowing);
  const isForPictures = (track: TrackIndex) => track.clips.every(({ clip }) => clip.kind !== "audio");
  const found = tracks.find((track, place) => place > highest && isFree(track) && isForPictures(track));
  return found?.id ?? null;
}

/**
 * The track where the film is told, that "add" appends to: the lowest unlocked one that shows a film or a picture. Sound
 * goes to the lowest track of sounds. Null when there is none yet.
 */
export function mainTrack(document: Document, kind: Clip["kind"]): string | null {
  const belongs = (clip: Clip) =>
    kind === "audio" ? clip.kind === "audio" : clip.kind === "video" || clip.kind === "image";
  const found = indexOf(document).tracks.find(
    ({ track, clips }) => !track.locked && clips.some(({ clip }) => belongs(clip)),
  );
  return found?.id ?? (kind === "audio" ? null : emptyBeneath(document));
}

/** An empty track with nothing to be seen beneath it, e.g. the one a new project begins with. */
function emptyBeneath(document: Document): string | null {
  for (const { id, track, clips } of indexOf(document).tracks) {
    if (clips.length === 0 && !track.locked) return id;
    if (clips.some(({ clip }) => clip.kind !== "audio")) return null;
  }
  return null;
}
