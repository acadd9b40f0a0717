/** Geometry of a layer's box: turned points, upright bounds, hits. Canvas units; the canvas's centre is the origin. */

import type { Canvas, Clip, Transform } from "./document";

/** An upright box in canvas units. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A clip's box on the stage, or null for what has none of its own: sound, captions. */
export function transformOf(clip: Clip | undefined): Transform | null {
  return clip && "transform" in clip ? clip.transform : null;
}

/** `point` turned clockwise by `degrees` about the origin. */
export function turn(point: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { x: point.x * cos - point.y * sin, y: point.x * sin + point.y * cos };
}

/** A point of the stage in the box's own, unturned axes, from its centre. */
export function toLocal(box: Transform, point: Point): Point {
  return turn({ x: point.x - box.x, y: point.y - box.y }, -box.rotation);
}

/** A point in the box's own axes, as a point of the stage. */
export function toStage(box: Transform, local: Point): Point {
  const turned = turn(local, box.rotation);
  return { x: box.x + turned.x, y: box.y + turned.y };
}

/** Whether the point lies in the turned box, which is taken to be at least `slack` units in each direction. */
export function contains(box: Transform, point: Point, slack = 0): boolean {
  const local = toLocal(box, point);
  return (
    Math.abs(local.x) <= Math.max(box.width / 2, slack) &&
    Math.abs(local.y) <= Math.max(box.height / 2, slack)
  );
}

/** The upright box around the turned one. */
export function boundsOf(box: Transform): Bounds {
  const angle = (box.rotation * Math.PI) / 180;
  const cos = Math.abs(Math.cos(angle));
  const sin = Math.abs(Math.sin(angle));
  const halfWidth = round((box.width * cos + box.height * sin) / 2);
  const halfHeight = round((box.width * sin + box.height * cos) / 2);
  return {
    left: box.x - halfWidth,
    top: box.y - halfHeight,
    right: box.x + halfWidth,
    bottom: box.y + halfHeight,
  };
}

/** The upright box around several, or null for none. */
export function unionOf(boxes: readonly Bounds[]): Bounds | null {
  const [first, ...rest] = boxes;
  if (!first) return null;
  return rest.reduce(
    (all, box) => ({
      left: Math.min(all.left, box.left),
      top: Math.min(all.top, box.top),
      right: Math.max(all.right, box.right),
      bottom: Math.max(all.bottom, box.bottom),
    }),
    first,
  );
}

/** The canvas as a box. */
export function canvasBounds(canvas: Canvas): Bounds {
  return {
    left: -canvas.width / 2,
    top: -canvas.height / 2,
    right: canvas.width / 2,
    bottom: canvas.height / 2,
  };
}

/** Away with the dust of sines and cosines. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
