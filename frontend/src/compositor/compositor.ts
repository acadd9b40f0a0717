/**
 * Draws a frame with CanvasKit, layer by layer, over its background: on a WebGL surface in the page, on a software one
 * where there is none. The mirror of `editor/compositor/draw.py`; the effects are the very same texts.
 */

import type { Canvas, CanvasKit, Image, Paint, RuntimeEffect, Shader, Surface } from "canvaskit-wasm";
import vignetteText from "../../../editor/compositor/effects/vignette.sksl?raw";
import type { Fonts } from "../timeline/fonts";
import type { Frame, Layer, Matrix, PictureLayer } from "../timeline/frame";
import { colour } from "./colour";
import { drawLabel, Typefaces } from "./glyphs";
import { sample } from "./sampling";
import { drawText } from "./text";

/** Hands the compositor a layer's picture; null where there is none (yet). The picture stays its owner's. */
export type Pictures = (layer: PictureLayer) => Image | null;

export interface Compositor {
  /** Draw a frame of the surface's size and show it. */
  draw(frame: Frame, pictures: Pictures): void;
  /** Give back what was made; the surface is not touched. */
  delete(): void;
}

const PLACEHOLDER_FILL = "#2b2f38";
const PLACEHOLDER_INK = "#aab1bd";

/** A compositor that draws on one surface, with these fonts. */
export function createCompositor(canvasKit: CanvasKit, surface: Surface, fonts: Fonts): Compositor {
  return new SkiaCompositor(canvasKit, surface, fonts);
}

class SkiaCompositor implements Compositor {
  private readonly typefaces: Typefaces;
  private readonly vignette: RuntimeEffect;

  constructor(
    private readonly canvasKit: CanvasKit,
    private readonly surface: Surface,
    fonts: Fonts,
  ) {
    this.typefaces = Typefaces.of(canvasKit, fonts);
    const effect = canvasKit.RuntimeEffect.Make(vignetteText);
    if (effect === null) throw new Error("The vignette effect could not be compiled.");
    this.vignette = effect;
  }

  draw(frame: Frame, pictures: Pictures): void {
    const canvas = this.surface.getCanvas();
    canvas.clear(colour(this.canvasKit, frame.background));
    for (const layer of frame.layers) {
      canvas.save();
      canvas.concat(rowsOf(layer.matrix));
      const picture = layer.kind === "video" || layer.kind === "image" ? pictures(layer) : null;
      if (picture !== null) this.drawPicture(canvas, layer as PictureLayer, picture);
      else this.drawContent(canvas, layer);
      canvas.restore();
    }
    this.surface.flush();
  }

  delete(): void {
    this.vignette.delete();
  }

  private drawPicture(canvas: Canvas, layer: PictureLayer, picture: Image): void {
    const { canvasKit } = this;
    const { FilterMode, MipmapMode, TileMode } = canvasKit;
    const source = sample(canvasKit, this.surface, picture, layer);
    const { image, width, height } = source;
    if (layer.vignette > 0) {
      const toBox = canvasKit.Matrix.scaled(layer.width / width, layer.height / height);
      const { Clamp } = TileMode;
      const shader = image.makeShaderOptions(Clamp, Clamp, FilterMode.Linear, MipmapMode.None, toBox);
      this.drawShaded(canvas, layer, shader);
      shader.delete();
    } else {
      const paint = this.paint();
      paint.setAlphaf(layer.opacity);
      const from = canvasKit.XYWHRect(0, 0, width, height);
      const box = canvasKit.XYWHRect(0, 0, layer.width, layer.height);
      canvas.drawImageRectOptions(image, from, box, FilterMode.Linear, MipmapMode.None, paint);
      paint.delete();
    }
    source.delete();
  }

  /** Draw what has no picture: under a vignette as the shader's child, under opacity as one group. */
  private drawContent(canvas: Canvas, layer: Layer): void {
    const { canvasKit } = this;
    if (layer.vignette > 0) {
      const recorder = new canvasKit.PictureRecorder();
      const box = canvasKit.XYWHRect(0, 0, layer.width, layer.height);
      this.drawPlain(recorder.beginRecording(box), layer);
      const recorded = recorder.finishRecordingAsPicture();
      const { Decal } = canvasKit.TileMode;
      const shader = recorded.makeShader(Decal, Decal, canvasKit.FilterMode.Linear, undefined, box);
      this.drawShaded(canvas, layer, shader);
      shader.delete();
      recorded.delete();
      recorder.delete();
    } else if (layer.opacity < 1) {
      const group = new canvasKit.Paint();
      group.setAlphaf(Math.round(layer.opacity * 255) / 255);
      canvas.saveLayer(group);
      this.drawPlain(canvas, layer);
      canvas.restore();
      group.delete();
    } else {
      this.drawPlain(canvas, layer);
    }
  }

  private drawPlain(canvas: Canvas, layer: Layer): void {
    const { canvasKit } = this;
    const paint = this.paint();
    const box = canvasKit.XYWHRect(0, 0, layer.width, layer.height);
    if (layer.kind === "text") {
      drawText(canvasKit, canvas, layer, this.typefaces);
    } else if (layer.kind === "shape") {
      paint.setColor(colour(canvasKit, layer.fill));
      const radius = layer.corner_radius;
      if (layer.shape === "ellipse") canvas.drawOval(box, paint);
      else canvas.drawRRect(canvasKit.RRectXY(box, radius, radius), paint);
    } else {
      paint.setColor(colour(canvasKit, PLACEHOLDER_FILL));
      canvas.drawRect(box, paint);
      if (layer.kind === "placeholder" && layer.label) {
        paint.setColor(colour(canvasKit, PLACEHOLDER_INK));
        drawLabel(canvas, layer.label, layer.width, layer.height, paint, this.typefaces);
      }
    }
    paint.delete();
  }

  private drawShaded(canvas: Canvas, layer: Layer, content: Shader): void {
    const shader = this.vignette.makeShaderWithChildren(
      [layer.width, layer.height, layer.vignette],
      [content],
    );
    const paint = this.paint();
    paint.setShader(shader);
    paint.setAlphaf(layer.opacity);
    canvas.drawRect(this.canvasKit.XYWHRect(0, 0, layer.width, layer.height), paint);
    paint.delete();
    shader.delete();
  }

  private paint(): Paint {
    const paint = new this.canvasKit.Paint();
    paint.setAntiAlias(true);
    return paint;
  }
}

/** A layer's matrix as CanvasKit reads it: three rows. */
function rowsOf([a, b, c, d, e, f]: Matrix): number[] {
  return [a, c, e, b, d, f, 0, 0, 1];
}
