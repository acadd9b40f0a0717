/** What is under a point of the stage: the layers of the frame that is shown, from the top. */

import type { Document } from "../timeline/document";
import type { Frame } from "../timeline/frame";
import { contains, type Point, transformOf } from "../tools/box";
import { isEditable } from "../tools/workbench";

/** Even a thin line can be taken hold of within so many pixels. */
const GRIP = 6;

/**
 * The ids of the clips under a point, the topmost first; locked ones cannot be hit.
 * @param point canvas units from the canvas's centre
 * @param zoom pixels a canvas unit
 */
export function hits(document: Document, frame: Frame | null, point: Point, zoom: number): string[] {
  if (!frame) return [];
  const found: string[] = [];
  for (let place = frame.layers.length - 1; place >= 0; place--) {
    const id = frame.layers[place]?.clip;
    const box = id === undefined ? null : transformOf(document.clips[id]);
    if (id !== undefined && box && contains(box, point, GRIP / zoom) && isEditable(document, id))
      found.push(id);
  }
  return found;
}
