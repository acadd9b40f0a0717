/** Drawing off the screen: surfaces beside the target's, and the images that they become. */

import type { BlendMode, Canvas, CanvasKit, Image, InputMatrix, Shader, Surface } from "canvaskit-wasm";
import type { Appearance } from "../timeline/document";
import type { Matrix } from "../timeline/frame";

/** Where layers are drawn that something is done to: beside the surface that shows the frame. */
export interface Desk {
  readonly canvasKit: CanvasKit;
  readonly target: Surface;
}

/** What `draw` draws on nothing, width x height pixels large. The caller deletes it. */
export function painted(desk: Desk, width: number, height: number, draw: (canvas: Canvas) => void): Image {
  const { canvasKit, target } = desk;
  const surface = target.makeSurface({
    width,
    height,
    colorType: canvasKit.ColorType.RGBA_8888,
    alphaType: canvasKit.AlphaType.Premul,
    colorSpace: canvasKit.ColorSpace.SRGB,
  });
  const canvas = surface.getCanvas();
  canvas.clear(canvasKit.TRANSPARENT);
  draw(canvas);
  const image = surface.makeImageSnapshot();
  surface.delete();
  return image;
}

/** A shader, to be deleted, filling all there is. */
export function paintedWith(desk: Desk, width: number, height: number, shader: Shader): Image {
  const paint = new desk.canvasKit.Paint();
  paint.setShader(shader);
  paint.setBlendMode(desk.canvasKit.BlendMode.Src);
  const image = painted(desk, width, height, (canvas) => canvas.drawPaint(paint));
  paint.delete();
  shader.delete();
  return image;
}

/** An image as a shader that goes on with its edge; linear between its pixels. The caller deletes it. */
export function shaderOf(canvasKit: CanvasKit, image: Image, matrix?: InputMatrix): Shader {
  const { Clamp } = canvasKit.TileMode;
  const { FilterMode, MipmapMode } = canvasKit;
  return image.makeShaderOptions(Clamp, Clamp, FilterMode.Linear, MipmapMode.None, matrix);
}

/** A layer's matrix as CanvasKit reads it: three rows. */
export function rowsOf([a, b, c, d, e, f]: Matrix): number[] {
  return [a, c, e, b, d, f, 0, 0, 1];
}

/** A blend mode of the document as Skia has it. */
export function blendOf(canvasKit: CanvasKit, blend: Appearance["blend"]): BlendMode {
  const modes = canvasKit.BlendMode;
  return {
    normal: modes.SrcOver,
    multiply: modes.Multiply,
    screen: modes.Screen,
    overlay: modes.Overlay,
    darken: modes.Darken,
    lighten: modes.Lighten,
    "color-dodge": modes.ColorDodge,
    "color-burn": modes.ColorBurn,
    "hard-light": modes.HardLight,
    "soft-light": modes.SoftLight,
    difference: modes.Difference,
    exclusion: modes.Exclusion,
    hue: modes.Hue,
    saturation: modes.Saturation,
    color: modes.Color,
    luminosity: modes.Luminosity,
  }[blend];
}
