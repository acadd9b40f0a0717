/** What fills the canvas behind every clip, as an ordinary first layer. The mirror of `editor/timeline/backdrop.py`. */

import { assetOf, type Document } from "./document";
import { cropped, fitted, reductionFor } from "./fit";
import { type FrameLayer, type Matrix, type Matte, type PictureLayer, PLAIN, type SourceBox } from "./frame";
import { onMatte } from "./matte";

/** The backdrop's name in a frame; no clip can have it, since ids hold no slash. */
export const BACKDROP = "/backdrop";

const NO_EFFECTS = { chroma_key: null, colour_matrix: null, sharpen: 0, sharpen_radius: 0, vignette: 0 };
const UNCUT = { left: 0, top: 0, right: 0, bottom: 0 };
const WHOLE: Matrix = [1, 0, 0, 1, 0, 0];

/**
 * The layer that lies behind `layers` on an output of width x height pixels, or null. While the lowest picture passes into
 * another one, its blurred backdrop fades along.
 */
export function backdropLayer(
  document: Document,
  layers: readonly FrameLayer[],
  width: number,
  height: number,
): FrameLayer | null {
  const { canvas } = document;
  const { kind, opacity, asset: id } = canvas.backdrop;
  if (kind === "none" || opacity === 0) return null;
  const box = { matrix: WHOLE, width, height };
  const placed = { ...box, clip: BACKDROP, opacity };
  if (kind === "picture") {
    const asset = assetOf(document, id);
    if (asset?.kind !== "image" || asset.width === 0 || asset.height === 0) return null;
    const whole = cropped(asset, UNCUT);
    if (whole === null) return null;
    const { shown } = fitted("cover", whole, box);
    const reduction = reductionFor(shown.width, shown.height, width, height);
    const { width: source_width, height: source_height } = asset;
    return {
      ...placed,
      look: PLAIN,
      asset: id,
      reduction,
      source_width,
      source_height,
      shown,
      kind: "image",
    };
  }
  for (const layer of layers) {
    if (isPicture(layer)) return blurred(document, layer, BACKDROP, width, height);
    if (layer.kind !== "transition") continue;
    const [before = null, after = null] = (["before", "after"] as const).map((name) => {
      const side = layer[name];
      return side && isPicture(side) ? blurred(document, side, `${BACKDROP}/${name}`, width, height) : null;
    });
    if (before !== null || after !== null)
      return { ...layer, clip: BACKDROP, blend: "normal", transition: "cross-fade", before, after };
  }
  return null;
}

function isPicture(layer: FrameLayer): layer is PictureLayer {
  return layer.kind === "video" || layer.kind === "image";
}

/** A picture once more, covering the output, out of focus. */
function blurred(
  { canvas }: Document,
  lowest: PictureLayer,
  clip: string,
  width: number,
  height: number,
): PictureLayer {
  const { opacity } = canvas.backdrop;
  const placed = { matrix: WHOLE, width, height, clip, opacity };
  const { shown } = fitted("cover", lowest.shown, placed);
  const blur = canvas.backdrop.blur * Math.min(width / canvas.width, height / canvas.height);
  const { flip_horizontal, flip_vertical } = lowest.look;
  return {
    ...lowest,
    ...placed,
    look: {
      ...PLAIN,
      flip_horizontal,
      flip_vertical,
      effects: blur > 0 ? { ...NO_EFFECTS, blur } : null,
      matte: matteBehind(lowest, shown, width, height),
      hidden: lowest.look.hidden,
    },
    reduction: reductionFor(shown.width, shown.height, width, height),
    shown,
  };
}

/** A picture's matte where another part of it fills the output: what was taken away is not shown again. */
function matteBehind(
  { look: { matte }, source_width, source_height }: PictureLayer,
  shown: SourceBox,
  width: number,
  height: number,
): Matte | null {
  if (matte === null) return null;
  const part = onMatte(shown, matte.source_width / source_width, matte.source_height / source_height);
  return { ...matte, shown: part, reduction: reductionFor(part.width, part.height, width, height) };
}
