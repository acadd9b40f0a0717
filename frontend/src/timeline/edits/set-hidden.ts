import { clipOf, type Document, MAX_TIME } from "../document";
import { type HiddenPart, type Place, placeAt } from "../obscure";
import { isEqual, type Operation } from "../operations";
import type { Json } from "../schema-check";
import { frameTime } from "../time";
import { setValue } from "./building";
import { isOpen } from "./set-property";

/** A region by hand, as it is where nobody has said more. What is drawn by hand needs no margin. */
export const BY_HAND: HiddenPart = {
  name: "",
  track: "",
  left_out: [],
  shape: "ellipse",
  style: "blur",
  strength: 0.5,
  colour: "#000000",
  margin: 0,
  x: 0.5,
  y: 0.5,
  width: 0.25,
  height: 0.25,
  places: [],
  begin: 0,
  end: MAX_TIME,
};

/** What is hidden of a clip's picture; nothing of what has no picture. */
export function hiddenParts(document: Document, id: string): readonly HiddenPart[] {
  const clip = clipOf(document, id);
  return clip?.kind === "image" || clip?.kind === "video" ? clip.appearance.obscure : [];
}

/** Hide one part more of a clip's picture. Null where it has none, or its track is locked. */
export function hidePart(document: Document, id: string, part: HiddenPart): Operation | null {
  return withParts(document, id, [...hiddenParts(document, id), part]);
}

/** Show a part again. */
export function showPart(document: Document, id: string, number: number): Operation | null {
  return withParts(
    document,
    id,
    hiddenParts(document, id).filter((_, at) => at !== number),
  );
}

/** Change how a part is hidden. */
export function changePart(
  document: Document,
  id: string,
  number: number,
  change: Partial<HiddenPart>,
): Operation | null {
  return withParts(
    document,
    id,
    hiddenParts(document, id).map((part, at) => (at === number ? { ...part, ...change } : part)),
  );
}

/**
 * Put a region somewhere at a moment of its source (flicks). Where it moves, its place at that moment is this one.
 *
 *     before  ◆─────◆        after  ◆──◆──◆
 */
export function movePart(
  document: Document,
  id: string,
  number: number,
  place: Place,
  moment: number,
): Operation | null {
  const part = hiddenParts(document, id)[number];
  if (!part) return null;
  const { x, y, width, height } = place;
  const to = { x, y, width, height };
  if (part.places.length === 0) return changePart(document, id, number, to);
  return changePart(document, id, number, { places: withPlace(document, part, to, moment) });
}

/** Let a region be where it is at a moment of its source, or take its place there back; without places it stays. */
export function togglePlace(
  document: Document,
  id: string,
  number: number,
  moment: number,
): Operation | null {
  const part = hiddenParts(document, id)[number];
  if (!part) return null;
  const here = placeAt(part, moment);
  const others = part.places.filter((place) => !isAt(document, place, moment));
  if (others.length === part.places.length) {
    return changePart(document, id, number, { places: withPlace(document, part, here, moment) });
  }
  return changePart(document, id, number, { places: others, ...(others.length === 0 ? here : {}) });
}

/** Whether a region has a place of its own at a moment, give or take half a frame. */
export function hasPlaceAt(document: Document, part: HiddenPart, moment: number): boolean {
  return part.places.some((place) => isAt(document, place, moment));
}

function withPlace(document: Document, part: HiddenPart, place: Place, moment: number) {
  const others = part.places.filter((one) => !isAt(document, one, moment));
  return [...others, { time: moment, ...place }].sort((one, other) => one.time - other.time);
}

function isAt(document: Document, place: { readonly time: number }, moment: number): boolean {
  return Math.abs(place.time - moment) < frameTime(1, document.canvas.frame_rate) / 2;
}

function withParts(document: Document, id: string, parts: readonly HiddenPart[]): Operation | null {
  const clip = clipOf(document, id);
  const isPicture = clip?.kind === "image" || clip?.kind === "video";
  if (!isPicture || !isOpen(document, { owner: "clip", id })) return null;
  const value = parts as unknown as Json;
  if (isEqual(clip.appearance.obscure as unknown as Json, value)) return null;
  return setValue(["clips", id, "appearance", "obscure"], value);
}
