/**
 * The outlines of shapes, and the lines along them. The mirror of `editor/timeline/shapes.py`.
 *
 * Everything is in the layer's own units, output pixels; the box is (0, 0, width, height). A stroke lies inside the
 * outline: it is drawn along a path that is half its width further in.
 */

import type { Gradient, ShapeClip } from "./document";
import type { GradientFill, Outline, PathStroke } from "./frame";

type Point = readonly [x: number, y: number];

/** A shape ready to be drawn. */
export interface Drawn {
  readonly outline: Outline;
  readonly fill: string;
  readonly gradient: GradientFill | null;
  readonly stroke: PathStroke | null;
}

/** Of an arrow's height, where its shaft has no width of its own. */
const SHAFT = 1 / 3;
/** A polygon's first corner is at the top. */
const UP = -Math.PI / 2;

/** A shape clip's outline, fill and stroke in a box of width x height pixels. */
export function drawShape(clip: ShapeClip, width: number, height: number, scale: number): Drawn {
  if (clip.shape === "line" || clip.shape === "arrow") return drawLine(clip, width, height, scale);
  const gradient = gradientOf(clip.gradient, clip.fill, width, height);
  let line: number;
  let outline: Outline;
  let inner: Outline;
  if (clip.shape === "ellipse" || clip.shape === "rectangle") {
    const limit = Math.min(width, height) / 2;
    line = Math.min(clip.stroke.width * scale, limit);
    const half = line / 2;
    const [innerWidth, innerHeight] = [width - line, height - line];
    if (clip.shape === "ellipse") {
      outline = rounded(0, width, height, width / 2, height / 2);
      inner = rounded(half, innerWidth, innerHeight, innerWidth / 2, innerHeight / 2);
    } else {
      const radius = Math.min(clip.corner_radius * scale, limit);
      const innerRadius = Math.max(0, radius - half);
      outline = rounded(0, width, height, radius, radius);
      inner = rounded(half, innerWidth, innerHeight, innerRadius, innerRadius);
    }
  } else {
    const corners = cornersOf(clip, width, height);
    line = Math.min(clip.stroke.width * scale, innerRadiusOf(corners));
    outline = polygon(corners);
    inner = polygon(inset(corners, line / 2));
  }
  const { colour, dash } = clip.stroke;
  const stroke = line > 0 ? { path: inner, width: line, colour, dash: dash * scale } : null;
  return { outline, fill: clip.fill, gradient, stroke };
}

/** A line has no inside: with a stroke it is as thick and of the colour that the stroke says, without one a bar. */
function drawLine(clip: ShapeClip, width: number, height: number, scale: number): Drawn {
  const isStroked = clip.stroke.width > 0;
  const thick = clip.stroke.width * scale;
  const dash = isStroked ? clip.stroke.dash * scale : 0;
  const fill = isStroked ? clip.stroke.colour : clip.fill;
  const gradient = isStroked ? null : gradientOf(clip.gradient, clip.fill, width, height);
  const middle = height / 2;
  const head = clip.shape === "arrow" ? clip.depth * width : 0;
  const base = width - head;
  const tip: Point[] =
    head > 0
      ? [
          [base, 0],
          [width, middle],
          [base, height],
        ]
      : [];
  if (dash > 0) {
    const path = { verbs: "ML", points: [0, middle, base, middle] };
    return { outline: polygon(tip), fill, gradient, stroke: { path, width: thick, colour: fill, dash } };
  }
  const bar = clip.shape === "line" ? middle : (height * SHAFT) / 2;
  const half = isStroked ? thick / 2 : bar;
  const outline = polygon([
    [0, middle - half],
    [base, middle - half],
    ...tip,
    [base, middle + half],
    [0, middle + half],
  ]);
  return { outline, fill, gradient, stroke: null };
}

export function gradientOf(
  gradient: Gradient,
  fill: string,
  width: number,
  height: number,
): GradientFill | null {
  const { kind, to: end } = gradient;
  const [x, y] = [width / 2, height / 2];
  if (kind === "none") return null;
  if (kind === "radial") return { kind, x0: x, y0: y, x1: x, y1: y, start: fill, end };
  const angle = ((gradient.angle % 360) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // As far as the box reaches in that direction, so that the two colours are at its sides or corners.
  const reach = Math.abs(cos) * x + Math.abs(sin) * y;
  const [dx, dy] = [cos * reach, sin * reach];
  return { kind, x0: x - dx, y0: y - dy, x1: x + dx, y1: y + dy, start: fill, end };
}

function polygon(corners: readonly Point[]): Outline {
  if (corners.length === 0) return { verbs: "", points: [] };
  return { verbs: `M${"L".repeat(corners.length - 1)}Z`, points: corners.flat() };
}

/** A rectangle from (start, start) whose corners are quarters of an ellipse of these radii. */
function rounded(start: number, width: number, height: number, rx: number, ry: number): Outline {
  const [left, top, right, bottom] = [start, start, start + width, start + height];
  if (rx <= 0 || ry <= 0) {
    return polygon([
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ]);
  }
  const points = [
    [left + rx, top],
    [right - rx, top, right, top, right, top + ry],
    [right, bottom - ry, right, bottom, right - rx, bottom],
    [left + rx, bottom, left, bottom, left, bottom - ry],
    [left, top + ry, left, top, left + rx, top],
  ];
  return { verbs: "MLKLKLKLKZ", points: points.flat() };
}

/** The corners, clockwise, of a triangle, a polygon or a star that fills the box. */
export function cornersOf(clip: ShapeClip, width: number, height: number): Point[] {
  if (clip.shape === "triangle") {
    return [
      [width / 2, 0],
      [width, height],
      [0, height],
    ];
  }
  const count = clip.shape === "star" ? 2 * clip.points : clip.points;
  const points = Array.from({ length: count }, (_, place): Point => {
    const radius = clip.shape === "star" && place % 2 === 1 ? 1 - clip.depth : 1;
    const angle = UP + (2 * Math.PI * place) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return points.map(([x, y]) => [
    ((x - left) / (right - left)) * width,
    ((y - top) / (bottom - top)) * height,
  ]);
}

/** How far the nearest side is from the middle: no stroke can be wider. */
function innerRadiusOf(corners: readonly Point[]): number {
  const middleX = corners.reduce((total, [x]) => total + x, 0) / corners.length;
  const middleY = corners.reduce((total, [, y]) => total + y, 0) / corners.length;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [place, [x, y]] of corners.entries()) {
    const [nextX, nextY] = corners[(place + 1) % corners.length] as Point;
    const length = Math.hypot(nextX - x, nextY - y);
    const cross = (nextX - x) * (middleY - y) - (nextY - y) * (middleX - x);
    if (length > 0) nearest = Math.min(nearest, Math.abs(cross) / length);
  }
  return nearest;
}

/** The corners of the polygon (clockwise) whose sides are so much further in. */
function inset(corners: readonly Point[], distance: number): Point[] {
  const count = corners.length;
  return corners.map((corner, place) =>
    meeting(
      corners[(place + count - 1) % count] as Point,
      corner,
      corners[(place + 1) % count] as Point,
      distance,
    ),
  );
}

/** Where the two sides of a corner meet when each is moved inwards by a distance. */
function meeting(before: Point, corner: Point, after: Point, distance: number): Point {
  const [ax, ay] = direction(before, corner);
  const [bx, by] = direction(corner, after);
  // The inward normal of a clockwise side (y downwards) is (-dy, dx); their sum, made as long as it must be.
  const along = 1 + ax * bx + ay * by;
  if (along < 1e-6) return corner;
  return [corner[0] - (distance * (ay + by)) / along, corner[1] + (distance * (ax + bx)) / along];
}

function direction(start: Point, end: Point): Point {
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]) || 1;
  return [(end[0] - start[0]) / length, (end[1] - start[1]) / length];
}
