/**
 * A Gaussian blur of any width: halved while it is wide, blurred a little by Skia, doubled again.
 *
 * Below a deviation of two Skia's filter is an exact Gaussian on a processor and on a graphics card; wider ones it takes
 * short cuts for, and not the same. Halving by boxes of 2 x 2 and doubling linearly blur, too: by (4ⁿ - 1) / 3 in variance
 * after n steps, which is left out of the Gaussian in the middle. The mirror of `editor/compositor/blur.py`.
 */

import type { Image } from "canvaskit-wasm";
import { DEVIATIONS } from "./cell";
import { type Desk, painted, paintedWith, shaderOf } from "./pixels";
import { halved } from "./sampling";

/** Up to this deviation, in pixels, Skia's blur is exact. */
const EXACT = 2;

/**
 * An image blurred by a Gaussian; the caller deletes both.
 * @param repeatsEdge beyond the edge is the edge itself, so that a picture does not fade at its sides; else nothing
 */
export function blurred(desk: Desk, image: Image, deviation: number, repeatsEdge: boolean): Image {
  const { canvasKit } = desk;
  let steps = 0;
  while (deviation / 2 ** steps >= EXACT) steps += 1;
  const rest = Math.sqrt((deviation ** 2 - (4 ** steps - 1) / 3) / 4 ** steps);
  let small = image;
  const become = (next: Image) => {
    if (small !== image) small.delete();
    small = next;
  };
  for (let step = 0; step < steps; step++) become(halved(canvasKit, desk.target, small));
  become(gaussian(desk, small, rest, repeatsEdge));
  const doubling = canvasKit.Matrix.scaled(2, 2);
  for (let step = steps - 1; step >= 0; step--) {
    const width = Math.ceil(image.width() / 2 ** step);
    const height = Math.ceil(image.height() / 2 ** step);
    become(paintedWith(desk, width, height, shaderOf(canvasKit, small, doubling)));
  }
  return small;
}

function gaussian(desk: Desk, image: Image, deviation: number, repeatsEdge: boolean): Image {
  const { canvasKit } = desk;
  const margin = repeatsEdge ? Math.ceil(DEVIATIONS * deviation) : 0;
  const [width, height] = [image.width(), image.height()];
  const inside = canvasKit.Matrix.translated(margin, margin);
  const wide =
    margin === 0
      ? image
      : paintedWith(desk, width + 2 * margin, height + 2 * margin, shaderOf(canvasKit, image, inside));
  const filter = canvasKit.ImageFilter.MakeBlur(deviation, deviation, canvasKit.TileMode.Decal, null);
  const paint = new canvasKit.Paint();
  paint.setImageFilter(filter);
  const soft = painted(desk, width, height, (canvas) => canvas.drawImage(wide, -margin, -margin, paint));
  paint.delete();
  filter.delete();
  if (wide !== image) wide.delete();
  return soft;
}
