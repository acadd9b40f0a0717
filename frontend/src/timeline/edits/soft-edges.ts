import { clipOf, type Document } from "../document";
import type { Primitive } from "../operations";
import { FLICKS_PER_SECOND } from "../time";
import { setValue } from "./building";

/** A cut in a sound that goes on is heard as a click: it goes out and comes in over 5 ms. */
const SOFT = FLICKS_PER_SECOND / 200;

/** Let a clip come in, or go out, softly where its sound was cut; one that fades there already stays as it is. */
export function softEdge(document: Document, id: string, side: "fade_in" | "fade_out"): Primitive[] {
  const clip = clipOf(document, id);
  if (!clip || !("sound" in clip) || clip.sound[side] !== 0) return [];
  return [setValue(["clips", id, "sound", side], Math.min(SOFT, clip.duration))];
}
