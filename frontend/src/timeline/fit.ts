/** What part of a picture is shown, and in what part of its box. The mirror of `editor/timeline/fit.py`. */

import type { Appearance, Asset, Crop } from "./document";
import type { Matrix, SourceBox } from "./frame";

/** A box of width x height pixels, and where it is. */
export interface Box {
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
}

/** What is left of a source; null where that is less than a pixel. */
export function cropped(asset: Asset, crop: Crop): SourceBox | null {
  const width = asset.width * (1 - crop.left - crop.right);
  const height = asset.height * (1 - crop.top - crop.bottom);
  if (width < 1 || height < 1) return null;
  return { left: asset.width * crop.left, top: asset.height * crop.top, width, height };
}

/**
 * The part of the source, and the box that it fills. "cover" cuts the source to the box's shape. "contain" shrinks the box
 * to the source's; a box on whole pixels stays on them.
 */
export function fitted(
  fit: Appearance["fit"],
  shown: SourceBox,
  box: Box,
): { readonly shown: SourceBox; readonly box: Box } {
  const { matrix, width, height } = box;
  if (fit === "cover") {
    const scale = Math.max(width / shown.width, height / shown.height);
    const [cutWidth, cutHeight] = [width / scale, height / scale];
    const left = shown.left + (shown.width - cutWidth) / 2;
    const top = shown.top + (shown.height - cutHeight) / 2;
    return { shown: { left, top, width: cutWidth, height: cutHeight }, box };
  }
  if (fit === "contain") {
    const scale = Math.min(width / shown.width, height / shown.height);
    let [innerWidth, innerHeight] = [shown.width * scale, shown.height * scale];
    let [left, top] = [(width - innerWidth) / 2, (height - innerHeight) / 2];
    if (isWhole(box)) {
      [innerWidth, innerHeight] = [Math.max(1, whole(innerWidth)), Math.max(1, whole(innerHeight))];
      [left, top] = [Math.floor((width - innerWidth) / 2), Math.floor((height - innerHeight) / 2)];
    }
    const [a, b, c, d, e, f] = matrix;
    const moved: Matrix = [a, b, c, d, a * left + c * top + e, b * left + d * top + f];
    return { shown, box: { matrix: moved, width: innerWidth, height: innerHeight } };
  }
  return { shown, box };
}

/** The largest power of two by which a source can be reduced and still be no smaller than its box. */
export function reductionFor(
  sourceWidth: number,
  sourceHeight: number,
  width: number,
  height: number,
): number {
  let reduction = 1;
  while (sourceWidth / (2 * reduction) >= width && sourceHeight / (2 * reduction) >= height) reduction *= 2;
  return reduction;
}

function isWhole({ matrix: [, b, c, , e, f], width, height }: Box): boolean {
  return b === 0 && c === 0 && [e, f, width, height].every(Number.isInteger);
}

function whole(value: number): number {
  return Math.floor(value + 0.5);
}
