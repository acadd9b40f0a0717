/** The cells that are offered on the stage while something is dragged over it. One of the studio's page, not of the film. */

import type { Canvas } from "../timeline/document";
import { type Cell, cellsOf, type Layout, type Spacing } from "../timeline/edits/set-layout";
import type { Point } from "./box";

/** A layout that is being filled. */
export interface Offered extends Spacing {
  readonly name: string;
  readonly layout: Layout;
}

let offered: Offered | null = null;

/** Offer the cells of a layout, or none. */
export function offerCells(one: Offered | null): void {
  offered = one;
}

/** The cells that are offered on a canvas. */
export function offeredCells(canvas: Canvas): readonly Cell[] {
  return offered ? cellsOf(canvas, offered.layout, offered) : [];
}

/** The cell at a point; of several the last one, which lies in front. */
export function cellAt(canvas: Canvas, { x, y }: Point): Cell | null {
  const inside = (cell: Cell) =>
    Math.abs(x - cell.x) <= cell.width / 2 && Math.abs(y - cell.y) <= cell.height / 2;
  return offeredCells(canvas).findLast(inside) ?? null;
}
