/** Where the canvas lies in the stage's pixels, and the way between pixels and canvas units. Pure. */

import type { Canvas } from "../timeline/document";
import type { Point } from "../tools/box";

/** A placement of the canvas: CSS pixels a canvas unit, and where its top left corner is. */
export interface Viewport {
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 8;

/** The whole canvas in the middle of the room, with a margin in pixels around it. */
export function fitted(canvas: Canvas, room: Room, margin: number): Viewport {
  const zoom = Math.max(
    MIN_ZOOM,
    Math.min((room.width - 2 * margin) / canvas.width, (room.height - 2 * margin) / canvas.height),
  );
  return {
    zoom,
    left: Math.round((room.width - canvas.width * zoom) / 2),
    top: Math.round((room.height - canvas.height * zoom) / 2),
  };
}

/** Zoom so that what is under `anchor` (pixels in the stage) stays there. */
export function zoomedAt(view: Viewport, zoom: number, anchor: Point): Viewport {
  const to = Math.min(Math.max(zoom, MIN_ZOOM), MAX_ZOOM);
  const share = to / view.zoom;
  return {
    zoom: to,
    left: anchor.x - (anchor.x - view.left) * share,
    top: anchor.y - (anchor.y - view.top) * share,
  };
}

/** Move the canvas by pixels; some of it always stays in the room. */
export function panned(view: Viewport, canvas: Canvas, room: Room, dx: number, dy: number): Viewport {
  const keep = 48;
  const inside = (at: number, length: number, space: number) =>
    Math.min(Math.max(at, keep - length), space - keep);
  return {
    zoom: view.zoom,
    left: inside(view.left + dx, canvas.width * view.zoom, room.width),
    top: inside(view.top + dy, canvas.height * view.zoom, room.height),
  };
}

/** A pixel of the stage in canvas units from the canvas's centre. */
export function toUnits(view: Viewport, canvas: Canvas, pixel: Point): Point {
  return {
    x: (pixel.x - view.left) / view.zoom - canvas.width / 2,
    y: (pixel.y - view.top) / view.zoom - canvas.height / 2,
  };
}

/** Canvas units from the canvas's centre as a pixel of the stage. */
export function toPixels(view: Viewport, canvas: Canvas, point: Point): Point {
  return {
    x: view.left + (point.x + canvas.width / 2) * view.zoom,
    y: view.top + (point.y + canvas.height / 2) * view.zoom,
  };
}

/** The most pixels that a picture is drawn with: more would cost time that nobody sees. */
const MOST_PIXELS = 1920 * 1080;

/** How many pixels to draw the canvas with where it takes up this much of the screen. */
export function drawingSize(canvas: Canvas, zoom: number, pixelRatio: number): Room {
  const wanted = zoom * pixelRatio;
  const most = Math.sqrt(MOST_PIXELS / (canvas.width * canvas.height));
  const scale = Math.min(wanted, most);
  return {
    width: Math.max(1, Math.round(canvas.width * scale)),
    height: Math.max(1, Math.round(canvas.height * scale)),
  };
}
