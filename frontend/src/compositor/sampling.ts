/** How a picture comes into its box: reduced by boxes of a power of two, then scaled linearly. */

import type { CanvasKit, Image, Surface } from "canvaskit-wasm";
import type { PictureLayer } from "../timeline/frame";

/** A picture ready to be scaled into its box. Its size may end inside the last pixel, where a box was not full. */
export interface Sample {
  readonly image: Image;
  readonly width: number;
  readonly height: number;
  /** Lets go of what was made for this drawing; the picture that was handed in stays its owner's. */
  delete(): void;
}

/**
 * Reduce a layer's picture as the frame says. It may have been reduced already by whoever keeps it, or come from a proxy
 * that is smaller than the source: it is halved only while it stays no smaller than what the frame asks for.
 */
export function sample(canvasKit: CanvasKit, target: Surface, image: Image, layer: PictureLayer): Sample {
  const wanted = layer.source_width / layer.reduction;
  let reduction = 1;
  while (reduction < layer.reduction && image.width() / (2 * reduction) >= wanted) reduction *= 2;
  if (reduction === 1) {
    const ready = image.width() === Math.ceil(wanted);
    const width = ready ? wanted : image.width();
    const height = ready ? layer.source_height / layer.reduction : image.height();
    return { image, width, height, delete() {} };
  }
  let reduced = image;
  for (let step = 1; step < reduction; step *= 2) {
    const half = halved(canvasKit, target, reduced);
    if (reduced !== image) reduced.delete();
    reduced = half;
  }
  const size = { width: image.width() / reduction, height: image.height() / reduction };
  return { image: reduced, ...size, delete: () => reduced.delete() };
}

/**
 * The image at half its size: each pixel the mean of a box of 2 x 2. Linear sampling between four texels is that mean;
 * the last box of an odd side repeats what is there.
 */
export function halved(canvasKit: CanvasKit, target: Surface, image: Image): Image {
  const { Clamp } = canvasKit.TileMode;
  const surface = target.makeSurface({
    width: Math.ceil(image.width() / 2),
    height: Math.ceil(image.height() / 2),
    colorType: canvasKit.ColorType.RGBA_8888,
    alphaType: canvasKit.AlphaType.Premul,
    colorSpace: canvasKit.ColorSpace.SRGB,
  });
  const scale = canvasKit.Matrix.scaled(0.5, 0.5);
  const { Linear } = canvasKit.FilterMode;
  const shader = image.makeShaderOptions(Clamp, Clamp, Linear, canvasKit.MipmapMode.None, scale);
  const paint = new canvasKit.Paint();
  paint.setShader(shader);
  paint.setBlendMode(canvasKit.BlendMode.Src);
  surface.getCanvas().drawPaint(paint);
  const half = surface.makeImageSnapshot();
  paint.delete();
  shader.delete();
  surface.delete();
  return half;
}
