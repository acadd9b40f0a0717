/** Smart guides on the stage: a moving box sticks to the canvas's edges and centre and to the other layers'. */

import type { Bounds } from "../timeline/box";
import { pull } from "./pull";

export type { Bounds };

/** The places where edges and centres are, ascending, by axis. */
interface Lines {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** What a box can stick to. */
export interface GuideLines {
  readonly canvas: Lines;
  /** The other layers'. */
  readonly others: Lines;
}

/** A line to draw: upright at `at` for axis x, level for axis y; canvas units. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
}

/** How far to move to stick, and the lines that say why. */
export interface BoxSnap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** Collect the lines of the canvas and of the other layers. */
export function guideLines(canvas: Bounds, others: readonly Bounds[]): GuideLines {
  return { canvas: linesOf([canvas]), others: linesOf(others) };
}

function linesOf(boxes: readonly Bounds[]): Lines {
  const x = new Set<number>();
  const y = new Set<number>();
  for (const box of boxes) {
    for (const at of edgesAndCentre(box.left, box.right)) x.add(at);
    for (const at of edgesAndCentre(box.top, box.bottom)) y.add(at);
  }
  return { x: Float64Array.from(x).sort(), y: Float64Array.from(y).sort() };
}

/** Of the threshold: by so much a layer's line must be nearer than the canvas's to be preferred. */
const CANVAS_FIRST = 0.5;

/** The canvas's centre and edges win, also over another layer's edge that lies a little nearer. */
function pullTo(axis: "x" | "y", points: readonly number[], lines: GuideLines, threshold: number) {
  const canvas = pull(points, lines.canvas[axis], threshold);
  const other = pull(points, lines.others[axis], threshold);
  if (!canvas || !other) return canvas ?? other;
  const nearer = Math.abs(canvas.delta) - Math.abs(other.delta);
  return nearer > threshold * CANVAS_FIRST ? other : canvas;
}

/** Pull a moving box's edges or centre to the nearest lines within `threshold` (canvas units), each axis alone. */
export function snapBox(box: Bounds, lines: GuideLines, threshold: number): BoxSnap {
  const horizontal = pullTo("x", edgesAndCentre(box.left, box.right), lines, threshold);
  const vertical = pullTo("y", edgesAndCentre(box.top, box.bottom), lines, threshold);
  const guides: Guide[] = [];
  if (horizontal) guides.push({ axis: "x", at: horizontal.at });
  if (vertical) guides.push({ axis: "y", at: vertical.at });
  return { dx: horizontal?.delta ?? 0, dy: vertical?.delta ?? 0, guides };
}

/** Pull one dragged edge to the nearest line; the value itself when none is within `threshold`. */
export function snapEdge(
  axis: "x" | "y",
  value: number,
  lines: GuideLines,
  threshold: number,
): { readonly value: number; readonly guide: Guide | null } {
  const found = pullTo(axis, [value], lines, threshold);
  return found ? { value: found.at, guide: { axis, at: found.at } } : { value, guide: null };
}

function edgesAndCentre(low: number, high: number): readonly [number, number, number] {
  return [low, (low + high) / 2, high];
}
