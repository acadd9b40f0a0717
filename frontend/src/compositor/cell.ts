/**
 * Where a layer is drawn off the screen when something is done to its pixels: its own upright piece of pixels.
 *
 * A layer that is not turned is drawn straight onto the output's own pixels. A turned one is drawn upright, as many pixels
 * large as its box covers, and then turned. The mirror of `editor/compositor/cell.py`.
 */

import type { Layer, Look, Matrix, Outline, ShapeLayer } from "../timeline/frame";

/** A Gaussian is nothing any more at so many deviations. */
export const DEVIATIONS = 3;

/** Whole pixels: left, top up to, not including, right, bottom. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** left, top, width, height */
export type Rectangle = readonly [left: number, top: number, width: number, height: number];

/** `content` carries a layer's units to its own upright pixels, `place` carries those to the output; `box` is its box. */
export interface Cell {
  readonly content: Matrix;
  readonly place: Matrix;
  readonly box: Rectangle;
  readonly isTurned: boolean;
}

export function grown({ left, top, right, bottom }: Region, by: number): Region {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

/** Where a layer is drawn off the screen. */
export function cellOf(layer: Layer): Cell {
  const [a, b, c, d, e, f] = layer.matrix;
  const box: Rectangle = [e, f, a * layer.width, d * layer.height];
  const isDrawn = layer.kind === "text" || layer.kind === "shape";
  if (b === 0 && c === 0 && (isDrawn || box.every(Number.isInteger))) {
    return { content: layer.matrix, place: [1, 0, 0, 1, 0, 0], box, isTurned: false };
  }
  // The box on whole pixels, so that a picture fills each of them.
  const width = Math.ceil(Math.hypot(a, b) * layer.width - 1e-6);
  const height = Math.ceil(Math.hypot(c, d) * layer.height - 1e-6);
  const [x, y] = [width / layer.width, height / layer.height];
  return {
    content: [x, 0, 0, y, 0, 0],
    place: [a / x, b / x, c / y, d / y, e, f],
    box: [0, 0, width, height],
    isTurned: true,
  };
}

/** Whether anything is done to the layer's pixels, rather than to how they meet what is below. */
export function needsCell(look: Look): boolean {
  const { hidden, matte, effects, corner_radius, border, shadow } = look;
  if (hidden.length > 0) return true;
  return matte !== null || effects !== null || corner_radius > 0 || border !== null || shadow !== null;
}

/** The pixels of the cell that the content has to be drawn on: what shows, or reaches what shows. Null for none. */
export function contentRegion(layer: Layer, cell: Cell, width: number, height: number): Region | null {
  const { look } = layer;
  const seen = grown(seenOf(cell, width, height), reachOf(look) + matteReach(look));
  const [left, top, boxWidth, boxHeight] = cell.box;
  const box = {
    left: Math.floor(left),
    top: Math.floor(top),
    right: Math.ceil(left + boxWidth),
    bottom: Math.ceil(top + boxHeight),
  };
  // Glyphs may reach out of their box.
  if (layer.kind === "text") return seen;
  if (layer.kind !== "shape") return cut(box, seen);
  const over = Math.ceil(overhang(layer) * Math.max(cell.content[0], cell.content[3]));
  return cut(grown(box, over + blurReach(look) + 1), seen);
}

/** How many pixels around one its matte looks at. */
function matteReach({ matte }: Look): number {
  return matte === null ? 0 : Math.ceil(DEVIATIONS * (Math.abs(matte.grow) + matte.feather + matte.reach));
}

/** How far a shadow falls, in pixels. */
export function shadowReach({ shadow }: Look): number {
  if (shadow === null) return 0;
  const offset = Math.max(Math.abs(shadow.x), Math.abs(shadow.y));
  return Math.ceil(DEVIATIONS * shadow.blur + offset) + 1;
}

function blurReach({ effects }: Look): number {
  return effects === null ? 0 : Math.ceil(DEVIATIONS * effects.blur);
}

/** How many pixels beyond its content's own a layer may touch. */
function reachOf(look: Look): number {
  return 2 + blurReach(look) + shadowReach(look);
}

/** By how much a shape's lines reach out of its box, in its own units. */
function overhang(layer: ShapeLayer): number {
  const beyond = beyondOf(layer.outline, layer, 0);
  const { stroke } = layer;
  return stroke === null ? beyond : Math.max(beyond, beyondOf(stroke.path, layer, stroke.width / 2));
}

function beyondOf({ points }: Outline, { width, height }: ShapeLayer, half: number): number {
  const sides = points.map((at, place) => {
    const size = place % 2 === 0 ? width : height;
    return Math.max(half - at, at + half - size);
  });
  return Math.max(0, ...sides);
}

/** The pixels of the cell that come to lie on the output. */
function seenOf({ place, isTurned }: Cell, width: number, height: number): Region {
  if (!isTurned) return { left: 0, top: 0, right: width, bottom: height };
  const [a, b, c, d, e, f] = place;
  const determinant = a * d - b * c;
  const corners = [-e, width - e].flatMap((x) =>
    [-f, height - f].map((y) => [(d * x - c * y) / determinant, (a * y - b * x) / determinant] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    left: Math.floor(Math.min(...xs)),
    top: Math.floor(Math.min(...ys)),
    right: Math.ceil(Math.max(...xs)),
    bottom: Math.ceil(Math.max(...ys)),
  };
}

function cut(one: Region, other: Region): Region | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return right > left && bottom > top ? { left, top, right, bottom } : null;
}
