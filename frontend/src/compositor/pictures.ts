/**
 * Pictures into their boxes: reduced by boxes of a power of two, cut to the part that is shown, scaled linearly.
 * The mirror of `editor/compositor/pictures.py`.
 */

import type { Canvas, Image, Paint } from "canvaskit-wasm";
import type { Layer, PictureLayer } from "../timeline/frame";
import type { Rectangle } from "./cell";
import { blendOf, type Desk, rowsOf } from "./pixels";
import { sample } from "./sampling";

/** Draw a picture into its box. */
export function drawPicture(desk: Desk, canvas: Canvas, layer: PictureLayer, picture: Image): void {
  const { canvasKit } = desk;
  const paint = new canvasKit.Paint();
  paint.setAntiAlias(true);
  paint.setAlphaf(layer.opacity);
  paint.setBlendMode(blendOf(canvasKit, layer.look.blend));
  canvas.save();
  canvas.concat(rowsOf(layer.matrix));
  drawPart(desk, canvas, layer, picture, [0, 0, layer.width, layer.height], paint);
  canvas.restore();
  paint.delete();
}

/** Draw the part of a picture that is shown, flipped as the layer says, into a box of the canvas's present units. */
export function drawPart(
  desk: Desk,
  canvas: Canvas,
  layer: PictureLayer,
  picture: Image,
  [left, top, width, height]: Rectangle,
  paint: Paint,
): void {
  const { canvasKit } = desk;
  const { FilterMode, MipmapMode } = canvasKit;
  const source = sample(canvasKit, desk.target, picture, layer);
  const [x, y] = [source.width / layer.source_width, source.height / layer.source_height];
  const { shown } = layer;
  const part = canvasKit.XYWHRect(shown.left * x, shown.top * y, shown.width * x, shown.height * y);
  const box = canvasKit.XYWHRect(0, 0, width, height);
  canvas.save();
  canvas.translate(left, top);
  flip(canvas, layer, width, height);
  canvas.drawImageRectOptions(source.image, part, box, FilterMode.Linear, MipmapMode.None, paint);
  canvas.restore();
  source.delete();
}

/** Mirror what is drawn next, within a box from the origin. */
export function flip(canvas: Canvas, { look }: Layer, width: number, height: number): void {
  const { flip_horizontal, flip_vertical } = look;
  if (!flip_horizontal && !flip_vertical) return;
  canvas.translate(flip_horizontal ? width : 0, flip_vertical ? height : 0);
  canvas.scale(flip_horizontal ? -1 : 1, flip_vertical ? -1 : 1);
}
