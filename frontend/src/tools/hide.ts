/** Hiding a part on the picture: a region where it is on the stage, moved and resized in the layer's own axes. Pure. */

import type { Bounds, Point } from "../timeline/box";
import { assetOf, clipOf, type Document } from "../timeline/document";
import { hiddenParts } from "../timeline/edits/set-hidden";
import { type Place, placeAt } from "../timeline/obscure";
import { sourceTime, timelineSpan } from "../timeline/playing";
import { type CropView, cropViewOf } from "./crop";
import type { Handle } from "./resize-layer";

/** A region by hand on the stage: where the whole picture is, and where the region is in it. */
export interface HideView {
  readonly picture: CropView;
  readonly place: Place;
  /** Of the source, flicks. */
  readonly moment: number;
}

/** No region is made smaller than this, in fractions of the picture. */
const LEAST = 0.01;
/** Places are fractions of the picture, in so many parts. */
const PARTS = 10_000;

/** The moment of its source that a clip shows at a moment of the timeline; 0 for what has no clock. */
export function sourceMomentAt(document: Document, id: string, time: number): number {
  const clip = clipOf(document, id);
  if (clip?.kind !== "video") return 0;
  const into = Math.min(Math.max(0, time - clip.start), clip.duration - 1);
  return sourceTime(clip, into, assetOf(document, clip.asset)?.duration);
}

/** When a film's clip shows a moment of its source, as far as it does: a moment of the timeline, or null. */
export function timeOfMoment(document: Document, id: string, moment: number): number | null {
  const clip = clipOf(document, id);
  if (clip?.kind !== "video") return null;
  const span = timelineSpan(clip.playing, Math.max(0, moment - clip.source_start));
  if (span === null || span > clip.duration) return null;
  return clip.start + (clip.playing.reversed ? clip.duration - span : span);
}

/** Where a clip's region by hand is at a moment of the timeline; null for what cannot be held there. */
export function hideViewOf(document: Document, id: string, number: number, time: number): HideView | null {
  const part = hiddenParts(document, id)[number];
  const picture = cropViewOf(document, id, time);
  if (part?.track !== "" || !picture) return null;
  const moment = sourceMomentAt(document, id, time);
  return { picture, place: placeAt(part, moment), moment };
}

/** The region in the layer's axes. */
export function boundsOfPlace({ picture, place }: HideView): Bounds {
  const { whole, flips } = picture;
  const [width, height] = [whole.right - whole.left, whole.bottom - whole.top];
  const x = whole.left + (flips.across ? 1 - place.x : place.x) * width;
  const y = whole.top + (flips.down ? 1 - place.y : place.y) * height;
  const [halfWidth, halfHeight] = [(place.width * width) / 2, (place.height * height) / 2];
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/**
 * The place after a drag: of the region itself (null), or of one of its edges or corners.
 * @param by canvas units in the layer's axes
 */
export function draggedPlace(view: HideView, handle: Handle | null, by: Point): Place {
  const { whole, flips } = view.picture;
  const before = boundsOfPlace(view);
  const [wide, high] = [whole.right - whole.left, whole.bottom - whole.top];
  const after = { ...before };
  if (handle === null || handle.x < 0) after.left += by.x;
  if (handle === null || handle.x > 0) after.right += by.x;
  if (handle === null || handle.y < 0) after.top += by.y;
  if (handle === null || handle.y > 0) after.bottom += by.y;
  const [x, y] = [(after.left + after.right) / 2, (after.top + after.bottom) / 2];
  const share = (value: number) => Math.round(value * PARTS) / PARTS + 0;
  const bounded = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  const across = bounded((x - whole.left) / wide, -1, 2);
  const down = bounded((y - whole.top) / high, -1, 2);
  return {
    x: share(flips.across ? 1 - across : across),
    y: share(flips.down ? 1 - down : down),
    width: share(bounded(Math.abs(after.right - after.left) / wide, LEAST, 3)),
    height: share(bounded(Math.abs(after.bottom - after.top) / high, LEAST, 3)),
  };
}
