/** A kind of transition on its way to a cut: dragged from the palette over the timeline. */

import type { Document, Transition } from "../timeline/document";
import { clipsAtCuts } from "../timeline/edits/set-passage";
import { isEditable } from "./workbench";

export type PassageKind = Transition["kind"];

/** What a dragged kind is called in a drag's data. */
export const PASSAGE_TYPE = "application/x-cloudstudio-transition";

let held: PassageKind | null = null;

/** While it is dragged, a page may not read the drag's data: whoever starts the drag holds it here. */
export function holdPassage(kind: PassageKind | null): void {
  held = kind;
}

export function heldPassage(): PassageKind | null {
  return held;
}

/**
 * The clip that takes over at the cut nearest to a moment, `reach` flicks away at the most, on any track or on one; null
 * where there is none. Clips on locked tracks do not count.
 */
export function cutNear(
  document: Document,
  time: number,
  reach: number,
  track: string | null = null,
): string | null {
  const distance = (id: string) => Math.abs((document.clips[id]?.start ?? 0) - time);
  const [nearest] = clipsAtCuts(document)
    .filter((id) => isEditable(document, id) && distance(id) <= reach)
    .filter((id) => track === null || document.clips[id]?.track === track)
    .sort((a, b) => distance(a) - distance(b));
  return nearest ?? null;
}
