/**
 * Parts of a picture made unrecognisable: few colours are taken of each, and laid over it again. What is below is gone within
 * the shape, so nothing shows through, and a blur is made of the few colours alone. The mirror of
 * `editor/compositor/obscuring.py`; the texts of the effects are the very same.
 */

import type { Canvas, Image } from "canvaskit-wasm";
import type { HiddenBox, PictureLayer } from "../timeline/frame";
import type { Rectangle } from "./cell";
import { colour } from "./colour";
import type { EffectShop } from "./effects";
import { type Desk, painted, paintedWith, shaderOf } from "./pixels";

/** Pixels around a shape in which what hides it fades out. */
const FADE = 2;
/** What the text of the effect calls its styles. */
const STYLES = { blur: 0, pixelate: 1, fill: 2 };
const TAKES_AWAY = 3;

/**
 * A layer's pixels with what its look hides made unrecognisable; the caller deletes them. Those that are handed in are
 * deleted.
 * @param box the layer's, in the image's pixels
 */
export function obscured(
  desk: Desk,
  shop: EffectShop,
  image: Image,
  layer: PictureLayer,
  box: Rectangle,
): Image {
  const done = painted(desk, image.width(), image.height(), (canvas) => {
    canvas.drawImage(image, 0, 0);
    for (const [hidden, place] of placed(layer, box)) cover(desk, shop, canvas, image, hidden, place);
  });
  image.delete();
  return done;
}

/** What is hidden of a layer with the pixels it covers, where the layer fills `box`. */
export function placed(
  { look, shown }: PictureLayer,
  [left, top, width, height]: Rectangle,
): (readonly [HiddenBox, Rectangle])[] {
  const [across, down] = [width / shown.width, height / shown.height];
  return look.hidden.map((hidden) => {
    const [wide, high] = [hidden.width * across, hidden.height * down];
    const [x, y] = [(hidden.left - shown.left) * across, (hidden.top - shown.top) * down];
    return [
      hidden,
      [
        left + (look.flip_horizontal ? width - x - wide : x),
        top + (look.flip_vertical ? height - y - high : y),
        wide,
        high,
      ],
    ];
  });
}

function cover(
  desk: Desk,
  shop: EffectShop,
  canvas: Canvas,
  image: Image,
  hidden: HiddenBox,
  box: Rectangle,
): void {
  const { canvasKit } = desk;
  const [left, top, width, height] = box;
  const [right, bottom] = [left + width + FADE, top + height + FADE];
  if (right < 0 || bottom < 0 || left - FADE > image.width() || top - FADE > image.height()) return;
  const count = [hidden.columns, hidden.rows] as const;
  const few = hidden.style === "fill" ? null : fewColours(desk, shop, image, box, count);
  const cells = shaderOf(canvasKit, few ?? image);
  const around = canvasKit.LTRBRect(Math.floor(left) - FADE, Math.floor(top) - FADE, right + 1, bottom + 1);
  const ellipse = hidden.shape === "ellipse" ? 1 : 0;
  const fill = colour(canvasKit, hidden.colour);
  for (const [style, blend] of [
    [TAKES_AWAY, canvasKit.BlendMode.DstOut],
    [STYLES[hidden.style], canvasKit.BlendMode.Plus],
  ] as const) {
    const uniforms = [...box, ...count, ...fill, ellipse, style];
    const shader = shop.compiledShader("obscure", uniforms, [cells]);
    const paint = new canvasKit.Paint();
    paint.setShader(shader);
    paint.setBlendMode(blend);
    canvas.drawRect(around, paint);
    paint.delete();
    shader.delete();
  }
  cells.delete();
  few?.delete();
}

/** The few colours of a box, a pixel each; the caller deletes them. */
function fewColours(
  desk: Desk,
  shop: EffectShop,
  image: Image,
  box: Rectangle,
  [columns, rows]: readonly [number, number],
): Image {
  const picture = shaderOf(desk.canvasKit, image);
  const shader = shop.compiledShader("obscure_cells", [...box, columns, rows], [picture]);
  const few = paintedWith(desk, columns, rows, shader);
  picture.delete();
  return few;
}
