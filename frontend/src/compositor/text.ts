/**
 * Draws a set text: the boxes behind it, the lines around its glyphs, the glyphs. The mirror of
 * `editor/compositor/text.py`.
 */

import type { Canvas, CanvasKit, Paint } from "canvaskit-wasm";
import type { Backing, GlyphRun, TextLayer } from "../timeline/frame";
import { colour } from "./colour";
import { drawRun, reachOf, type Typefaces } from "./glyphs";

/** Draw the layer in its own units. Every line around a glyph is below every glyph. */
export function drawText(canvasKit: CanvasKit, canvas: Canvas, layer: TextLayer, typefaces: Typefaces): void {
  const fill = new canvasKit.Paint();
  fill.setAntiAlias(true);
  for (const backing of layer.backings) drawBacking(canvasKit, canvas, backing, fill);
  const stroke = fill.copy();
  stroke.setStyle(canvasKit.PaintStyle.Stroke);
  stroke.setStrokeJoin(canvasKit.StrokeJoin.Round);
  stroke.setColor(colour(canvasKit, layer.stroke_colour));
  const drawStroke = (run: GlyphRun) => {
    stroke.setStrokeWidth(run.stroke);
    drawRun(canvas, run, stroke, typefaces);
  };
  for (const run of layer.runs) {
    if (run.stroke > 0 && run.opacity >= 1) drawStroke(run);
  }
  for (const run of layer.runs) {
    // Half-way in, a glyph must hide the line below it as it does when it is there.
    const together = run.stroke > 0 && run.opacity < 1;
    if (together) {
      const group = new canvasKit.Paint();
      group.setAlphaf(Math.round(run.opacity * 255) / 255);
      canvas.saveLayer(group, reachOf(run, typefaces));
      group.delete();
      drawStroke(run);
    }
    fill.setColor(colour(canvasKit, run.colour, together ? 1 : run.opacity));
    drawRun(canvas, run, fill, typefaces);
    if (together) canvas.restore();
  }
  stroke.delete();
  fill.delete();
}

function drawBacking(canvasKit: CanvasKit, canvas: Canvas, backing: Backing, paint: Paint): void {
  paint.setColor(colour(canvasKit, backing.colour, backing.opacity));
  const boxes = backing.boxes.map(([x, y, width, height, radius]) =>
    canvasKit.RRectXY(canvasKit.XYWHRect(x, y, width, height), radius, radius),
  );
  const [first] = boxes;
  if (first && boxes.length === 1) {
    canvas.drawRRect(first, paint);
    return;
  }
  const builder = new canvasKit.PathBuilder();
  for (const box of boxes) builder.addRRect(box);
  const path = builder.detachAndDelete();
  canvas.drawPath(path, paint);
  path.delete();
}
