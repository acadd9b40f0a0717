/** Blocks that edits are built of. */

import { assetOf, type Clip, type Document, MAX_TIME } from "../document";
import { shifted } from "../keyframes";
import type { RemoveOperation, SetOperation } from "../operations";
import { compareOrder, keyBetween } from "../order";
import { sourceSpan, timelineSpan } from "../playing";
import type { Json } from "../schema-check";
import { FLICKS_PER_SECOND, frameTime, nearestFrameTime } from "../time";
import { nextTrackName } from "../track-names";

/** How long what has no length of its own is shown: pictures, texts and shapes. */
export const DEFAULT_DURATION = 5 * FLICKS_PER_SECOND;

export function setValue(path: readonly string[], value: Json): SetOperation {
  return { type: "set", path, value };
}

export function setField(clipId: string, field: string, value: Json): SetOperation {
  return setValue(["clips", clipId, field], value);
}

export function removeEntry(table: "assets" | "tracks" | "clips", id: string): RemoveOperation {
  return { type: "remove", path: [table, id] };
}

/** The least duration that a trim leaves: one frame. */
export function shortest(document: Pick<Document, "canvas">): number {
  return frameTime(1, document.canvas.frame_rate);
}

/** A length in whole frames of the project, the nearest, one at the least: what is put behind it begins on a frame. */
export function wholeFrames(document: Pick<Document, "canvas">, length: number): number {
  return Math.max(nearestFrameTime(length, document.canvas.frame_rate), shortest(document));
}

/** How long the clip can be from its start on until its source is through, or null without a limit. */
export function sourceLeft(document: Document, clip: Clip): number | null {
  if (clip.kind !== "video" && clip.kind !== "audio") return null;
  const { playing, source_start } = clip;
  if (playing.reversed) return timelineSpan(playing, source_start + sourceSpan(playing, clip.duration));
  const asset = assetOf(document, clip.asset);
  return asset && asset.duration > 0 ? timelineSpan(playing, asset.duration - source_start) : null;
}

/** By how much the clip can begin earlier until its source's end is reached, or null without a limit. */
export function sourceAhead(document: Document, clip: Clip): number | null {
  if (clip.kind !== "video" && clip.kind !== "audio") return null;
  const { playing, source_start } = clip;
  if (!playing.reversed) return timelineSpan(playing, source_start);
  const asset = assetOf(document, clip.asset);
  if (!asset || asset.duration === 0) return null;
  const longest = timelineSpan(playing, asset.duration - source_start);
  return longest === null ? null : Math.max(0, longest - clip.duration);
}

/** A moment of a source as the document can name it. */
export function sourceMoment(time: number): number {
  return Math.min(Math.max(0, time), MAX_TIME);
}

/** What of a clip counts from its start and must change when that moves by `by`. */
export function shiftedFields(clip: Clip, by: number): Pick<Clip, "keyframes"> | object {
  const isKeyed = Object.values(clip.keyframes).some((curve) => curve.length > 0);
  const isSaid = (clip.kind === "text" || clip.kind === "caption") && clip.words.length > 0;
  return {
    ...(isKeyed && by !== 0 ? { keyframes: shifted(clip.keyframes, by) } : {}),
    ...(isSaid
      ? { words: clip.words.map((word) => ({ ...word, start: Math.max(word.start - by, -MAX_TIME) })) }
      : {}),
  };
}

/** A key for a new track above the track `above`, or above all. */
export function trackKey(document: Document, above: string | null = null): string {
  const ordered = Object.entries(document.tracks).sort(([aId, a], [bId, b]) =>
    compareOrder(a.order, aId, b.order, bId),
  );
  const place = ordered.findIndex(([id]) => id === above);
  if (place < 0) return keyBetween(ordered.at(-1)?.[1].order ?? null, null);
  return keyBetween(ordered[place]?.[1].order ?? null, ordered[place + 1]?.[1].order ?? null);
}

/** The operations that make a track where it is missing. */
export function missingTrack(document: Document, trackId: string): SetOperation[] {
  if (Object.hasOwn(document.tracks, trackId)) return [];
  return [setValue(["tracks", trackId], { name: nextTrackName(document), order: trackKey(document) })];
}
