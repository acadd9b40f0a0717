/** Draws shapes: a filled path, and the line along one. The mirror of `editor/compositor/outlines.py`. */

import type { Canvas, CanvasKit, Paint, Path, PathEffect, Shader } from "canvaskit-wasm";
import type { GradientFill, Outline, PathStroke, ShapeLayer } from "../timeline/frame";
import { colour } from "./colour";

/** The weight of a conic that is a quarter of an ellipse. */
const QUARTER = Math.SQRT1_2;
/** Corners stay sharp, however pointed: they end at the outline. */
const MITER = 1000;

/** Draw a shape in its own units. */
export function drawShape(canvasKit: CanvasKit, canvas: Canvas, layer: ShapeLayer): void {
  const fill = new canvasKit.Paint();
  fill.setAntiAlias(true);
  fill.setColor(colour(canvasKit, layer.fill));
  let shader: Shader | null = null;
  if (layer.gradient !== null) {
    shader = gradientShader(canvasKit, layer.gradient);
    fill.setShader(shader);
    fill.setAlphaf(1);
  }
  const outline = pathOf(canvasKit, layer.outline);
  canvas.drawPath(outline, fill);
  outline.delete();
  shader?.delete();
  fill.delete();
  if (layer.stroke !== null) drawStroke(canvasKit, canvas, layer.stroke);
}

/** An outline as Skia's path, to be deleted. */
export function pathOf(canvasKit: CanvasKit, { verbs, points }: Outline): Path {
  const builder = new canvasKit.PathBuilder();
  let place = 0;
  const next = () => points[place++] as number;
  for (const verb of verbs) {
    if (verb === "M") builder.moveTo(next(), next());
    else if (verb === "L") builder.lineTo(next(), next());
    else if (verb === "K") builder.conicTo(next(), next(), next(), next(), QUARTER);
    else builder.close();
  }
  return builder.detachAndDelete();
}

function drawStroke(canvasKit: CanvasKit, canvas: Canvas, stroke: PathStroke): void {
  const paint: Paint = new canvasKit.Paint();
  paint.setAntiAlias(true);
  paint.setColor(colour(canvasKit, stroke.colour));
  paint.setStyle(canvasKit.PaintStyle.Stroke);
  paint.setStrokeWidth(stroke.width);
  paint.setStrokeMiter(MITER);
  paint.setStrokeJoin(canvasKit.StrokeJoin.Miter);
  let dashes: PathEffect | null = null;
  if (stroke.dash > 0) {
    dashes = canvasKit.PathEffect.MakeDash([stroke.dash, stroke.dash], 0);
    paint.setPathEffect(dashes);
  }
  const path = pathOf(canvasKit, stroke.path);
  canvas.drawPath(path, paint);
  path.delete();
  dashes?.delete();
  paint.delete();
}

function gradientShader(canvasKit: CanvasKit, gradient: GradientFill): Shader {
  const { kind, x0, y0, x1, y1 } = gradient;
  const colours = [colour(canvasKit, gradient.start), colour(canvasKit, gradient.end)];
  const { Clamp } = canvasKit.TileMode;
  if (kind === "linear") {
    return canvasKit.Shader.MakeLinearGradient([x0, y0], [x1, y1], colours, null, Clamp);
  }
  const toBox = [x1, 0, x0, 0, y1, y0, 0, 0, 1];
  return canvasKit.Shader.MakeRadialGradient([0, 0], 1, colours, null, Clamp, toBox);
}
