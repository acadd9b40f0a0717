/** A text of the panel on its way to the stage or the timeline. */

import type { Canvas } from "../timeline/document";
import type { NewLayer } from "../timeline/edits/insert-layers";

/** What a dragged text is called in a drag's data. */
export const PRESET_TYPE = "application/x-cloudstudio-preset";

/** The layers that it becomes on a canvas. */
export type LayersFor = (canvas: Canvas) => readonly NewLayer[];

let held: LayersFor | null = null;

/** While it is dragged, a page may not read the drag's data: whoever starts the drag holds it here. */
export function holdPreset(layers: LayersFor | null): void {
  held = layers;
}

export function heldPreset(): LayersFor | null {
  return held;
}
