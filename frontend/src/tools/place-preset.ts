/** Put a preset of several layers onto the timeline: at a moment, and about a point of the stage. Pure. */

import type { Document, Transform } from "../timeline/document";
import { insertLayers } from "../timeline/edits";
import { type NewLayer, shifted } from "../timeline/edits/insert-layers";
import type { Operation } from "../timeline/operations";
import type { Point } from "./box";
import { freeTrack } from "./tracks";

/** What was placed: one operation, and the clips that it makes. */
export interface PlacedLayers {
  readonly operation: Operation | null;
  readonly ids: readonly string[];
}

/** Above all that is shown then, on tracks of its own where there is none free; about a point of the canvas. */
export function placeLayers(
  document: Document,
  layers: readonly NewLayer[],
  start: number,
  newId: () => string,
  point?: Point,
): PlacedLayers {
  const ids = layers.map(() => newId());
  const there = point ? about(layers, point) : layers;
  const group = newId();
  const operation = insertLayers(
    document,
    there,
    ids,
    start,
    group,
    (now, kind, from, to) => freeTrack(now, kind, from, to) ?? newId(),
  );
  return { operation, ids };
}

/** The layers with the middle of what they cover together at a point, where none of them fills the canvas. */
function about(layers: readonly NewLayer[], point: Point): readonly NewLayer[] {
  const boxes = layers.map(({ fields }) => fields.transform as unknown as Transform);
  const edges = (low: (box: Transform) => number, high: (box: Transform) => number) =>
    (Math.min(...boxes.map(low)) + Math.max(...boxes.map(high))) / 2;
  const middle = {
    x: edges(
      (box) => box.x - box.width / 2,
      (box) => box.x + box.width / 2,
    ),
    y: edges(
      (box) => box.y - box.height / 2,
      (box) => box.y + box.height / 2,
    ),
  };
  const [dx, dy] = [Math.round(point.x - middle.x), Math.round(point.y - middle.y)];
  return layers.map((layer) => shifted(layer, dx, dy));
}
