/** A rubber band on the stage: what it touches is chosen. It changes the selection alone, never the document. Pure. */

import { type Bounds, boundsOf, type Point, toLocal, transformOf } from "../timeline/box";
import type { Document, Transform } from "../timeline/document";
import { isEditable } from "./workbench";

export interface Band {
  readonly box: Bounds;
  readonly selection: readonly string[];
}

export class BandLayers {
  private readonly layers: readonly { readonly id: string; readonly box: Transform }[];

  /**
   * @param document as it stands at the playhead
   * @param visible the clips that are on the stage, from the bottom to the top
   * @param before what was chosen, to be added to (Shift)
   */
  constructor(
    private readonly document: Document,
    visible: readonly string[],
    private readonly from: Point,
    private readonly before: readonly string[],
  ) {
    this.layers = visible.flatMap((id) => {
      const box = transformOf(document.clips[id]);
      return box && isEditable(document, id) ? [{ id, box }] : [];
    });
  }

  step(to: Point): Band {
    const { from, before, layers } = this;
    const box = {
      left: Math.min(from.x, to.x),
      top: Math.min(from.y, to.y),
      right: Math.max(from.x, to.x),
      bottom: Math.max(from.y, to.y),
    };
    const found = layers.filter((layer) => this.takes(layer.box, box)).map(({ id }) => id);
    return { box, selection: [...before, ...found.filter((id) => !before.includes(id))] };
  }

  /** What fills the canvas is the ground that the others lie on: it has to be enclosed. */
  private takes(layer: Transform, band: Bounds): boolean {
    const { width, height } = this.document.canvas;
    const { left, top, right, bottom } = boundsOf(layer);
    const fills = left <= -width / 2 && top <= -height / 2 && right >= width / 2 && bottom >= height / 2;
    if (!fills) return touches(layer, band);
    return band.left <= left && band.top <= top && band.right >= right && band.bottom >= bottom;
  }
}

/** Whether a turned box and an upright one have any part in common: no axis of either parts them. */
export function touches(layer: Transform, band: Bounds): boolean {
  const around = boundsOf(layer);
  const apart = (low: number, high: number, otherLow: number, otherHigh: number) =>
    high < otherLow || otherHigh < low;
  if (apart(around.left, around.right, band.left, band.right)) return false;
  if (apart(around.top, around.bottom, band.top, band.bottom)) return false;
  const corners = [
    { x: band.left, y: band.top },
    { x: band.right, y: band.top },
    { x: band.left, y: band.bottom },
    { x: band.right, y: band.bottom },
  ].map((corner) => toLocal(layer, corner));
  const across = corners.map(({ x }) => x);
  const down = corners.map(({ y }) => y);
  return !(
    apart(Math.min(...across), Math.max(...across), -layer.width / 2, layer.width / 2) ||
    apart(Math.min(...down), Math.max(...down), -layer.height / 2, layer.height / 2)
  );
}
