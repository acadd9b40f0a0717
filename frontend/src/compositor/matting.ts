/**
 * What a matte does to a layer's pixels: grown, softened, cut out, its edge rid of the old background's colour. The mirror
 * of `editor/compositor/matting.py`; the texts of the effects are the very same.
 */

import type { Image } from "canvaskit-wasm";
import type { Matte } from "../timeline/frame";
import { blurred } from "./blur";
import type { EffectShop } from "./effects";
import type { Desk } from "./pixels";

/** Turns what is black white. */
const NEGATIVE = [-1, 0, 0, 0, 1, 0, -1, 0, 0, 1, 0, 0, -1, 0, 1, 0, 0, 0, 1, 0];

/**
 * What stays of an image by a mask that was sampled into the same place; the caller deletes it. Both that are handed in
 * are deleted.
 */
export function matted(desk: Desk, shop: EffectShop, image: Image, sampled: Image, matte: Matte): Image {
  const made: Image[] = [image, sampled];
  const keep = (next: Image): Image => {
    made.push(next);
    return next;
  };
  const mask = matte.inverted ? keep(shop.graded(sampled, NEGATIVE)) : sampled;
  let stays = mask;
  if (matte.grow !== 0) {
    const soft = keep(blurred(desk, mask, Math.abs(matte.grow), true));
    stays = keep(shop.shaded("matte_grow", [matte.grow > 0 ? 1 : 0], mask, soft));
  }
  if (matte.feather > 0) stays = keep(blurred(desk, stays, matte.feather, true));
  let done: Image;
  if (matte.clean === 0) done = shop.shaded("matte_cut", [0], image, stays);
  else {
    const part = (rest: number): Image => {
      const cut = keep(shop.shaded("matte_cut", [rest], image, mask));
      return keep(blurred(desk, cut, matte.reach, true));
    };
    done = shop.shaded("matte_clean", [matte.clean], image, mask, stays, part(0), part(1));
  }
  for (const one of made) one.delete();
  return done;
}
