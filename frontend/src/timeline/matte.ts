/**
 * Which picture says what of a layer's own stays, and what part of it lies on the layer's box. The mirror of
 * `editor/timeline/matte.py`.
 */

import type { Appearance, Asset } from "./document";
import { reductionFor } from "./fit";
import type { Matte, SourceBox } from "./frame";

/** Canvas units around a half clear pixel in which the colour of what stays is looked for. */
const CLEAN_REACH = 6;

/** Whether an asset can be a layer's matte. */
export function isMatte(asset: Asset | undefined): asset is Asset {
  return asset?.kind === "matte" && asset.width > 0 && asset.height > 0;
}

/**
 * The matte of a layer that shows a part of its source in a box of width x height pixels. A matte need not be as large as
 * its source.
 * @param moment of the source, in flicks
 * @param scale output pixels a canvas unit
 */
export function matteOn(
  setting: Appearance["matte"],
  matte: Asset,
  source: Asset,
  shown: SourceBox,
  { width, height }: { readonly width: number; readonly height: number },
  moment: number,
  scale: number,
): Matte {
  const part = onMatte(shown, matte.width / source.width, matte.height / source.height);
  return {
    asset: setting.asset,
    source_time: matte.duration === 0 ? null : moment,
    reduction: reductionFor(part.width, part.height, width, height),
    source_width: matte.width,
    source_height: matte.height,
    shown: part,
    inverted: setting.inverted,
    grow: setting.grow * scale,
    feather: setting.feather * scale,
    clean: setting.clean,
    reach: CLEAN_REACH * scale,
  };
}

/** A part of a source in pixels of its matte, which has so many across and down for one of the source. */
export function onMatte(shown: SourceBox, across: number, down: number): SourceBox {
  return {
    left: shown.left * across,
    top: shown.top * down,
    width: shown.width * across,
    height: shown.height * down,
  };
}
