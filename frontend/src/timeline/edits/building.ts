/** Blocks that edits are built of. The mirror of `editor/timeline/edits/building.py`. */

import { assetOf, type Clip, type Document } from "../document";
import type { RemoveOperation, SetOperation } from "../operations";
import { compareOrder, keyBetween } from "../order";
import type { Json } from "../schema-check";
import { FLICKS_PER_SECOND, frameTime } from "../time";

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
export function shortest(document: Document): number {
  return frameTime(1, document.canvas.frame_rate);
}

/** How much source there is from the clip's beginning on, or null where that is no limit. */
export function sourceLeft(document: Document, clip: Clip): number | null {
  if (clip.kind !== "video" && clip.kind !== "audio") return null;
  const asset = assetOf(document, clip.asset);
  return asset && asset.duration > 0 ? asset.duration - clip.source_start : null;
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
  return [setValue(["tracks", trackId], { name: "", order: trackKey(document) })];
}
