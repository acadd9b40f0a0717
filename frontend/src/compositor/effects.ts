/**
 * What is done to a layer's pixels: chroma key, colour matrix, blur, sharpen, vignette. The mirror of
 * `editor/compositor/effects.py`; an effect that is no colour matrix and no blur is the very same text.
 */

import type { Image, RuntimeEffect, Shader } from "canvaskit-wasm";
import chromaKeyText from "../../../editor/compositor/effects/chroma_key.sksl?raw";
import matteCleanText from "../../../editor/compositor/effects/matte_clean.sksl?raw";
import matteCutText from "../../../editor/compositor/effects/matte_cut.sksl?raw";
import matteGrowText from "../../../editor/compositor/effects/matte_grow.sksl?raw";
import obscureText from "../../../editor/compositor/effects/obscure.sksl?raw";
import obscureCellsText from "../../../editor/compositor/effects/obscure_cells.sksl?raw";
import sharpenText from "../../../editor/compositor/effects/sharpen.sksl?raw";
import vignetteText from "../../../editor/compositor/effects/vignette.sksl?raw";
import type { Effects } from "../timeline/frame";
import { blurred } from "./blur";
import type { Rectangle } from "./cell";
import { type Desk, painted, paintedWith, shaderOf } from "./pixels";

const TEXTS = {
  chroma_key: chromaKeyText,
  matte_clean: matteCleanText,
  matte_cut: matteCutText,
  matte_grow: matteGrowText,
  obscure: obscureText,
  obscure_cells: obscureCellsText,
  sharpen: sharpenText,
  vignette: vignetteText,
};
export type EffectName = keyof typeof TEXTS;

/** The effects, each compiled when it is first wanted. */
export class EffectShop {
  private readonly compiled = new Map<EffectName, RuntimeEffect>();

  constructor(private readonly desk: Desk) {}

  /**
   * An image with the effects done; the caller deletes it. The one that is handed in is deleted.
   * @param box the layer's, in the image's pixels
   * @param repeatsEdge the image is a picture that goes on at its sides, rather than something that stands on nothing
   */
  affected(image: Image, effects: Effects, box: Rectangle, repeatsEdge: boolean): Image {
    const { chroma_key: key, colour_matrix, blur, sharpen, sharpen_radius, vignette } = effects;
    let done = image;
    const become = (next: Image) => {
      done.delete();
      done = next;
    };
    if (key !== null) {
      const { cb, cr, strength, tolerance, softness, despill } = key;
      become(this.shaded("chroma_key", [cb, cr, strength, tolerance, softness, despill], done));
    }
    if (colour_matrix !== null) become(this.graded(done, colour_matrix));
    if (blur > 0) become(blurred(this.desk, done, blur, repeatsEdge));
    if (sharpen > 0) become(this.shaded("sharpen", [sharpen_radius, sharpen], done));
    if (vignette > 0) become(this.shaded("vignette", [...box, vignette], done));
    return done;
  }

  delete(): void {
    for (const effect of this.compiled.values()) effect.delete();
    this.compiled.clear();
  }

  /**
   * What an effect's text makes of images of one size; the caller deletes all of them.
   * @param uniforms in the order in which the text declares them, as the images are
   */
  shaded(name: EffectName, uniforms: number[], ...images: readonly [Image, ...Image[]]): Image {
    const pictures = images.map((image) => shaderOf(this.desk.canvasKit, image));
    const shader = this.compiledShader(name, uniforms, pictures);
    const shaded = paintedWith(this.desk, images[0].width(), images[0].height(), shader);
    for (const picture of pictures) picture.delete();
    return shaded;
  }

  /** An effect's text as a shader of others; the caller deletes all of them. The order is that of `shaded`. */
  compiledShader(name: EffectName, uniforms: number[], children: Shader[]): Shader {
    return this.effect(name).makeShaderWithChildren(uniforms, children);
  }

  /** An image with its colours changed by a matrix; the caller deletes both. */
  graded(image: Image, matrix: readonly number[]): Image {
    const { canvasKit } = this.desk;
    const filter = canvasKit.ColorFilter.MakeMatrix([...matrix]);
    const paint = new canvasKit.Paint();
    paint.setColorFilter(filter);
    paint.setBlendMode(canvasKit.BlendMode.Src);
    const graded = painted(this.desk, image.width(), image.height(), (canvas) =>
      canvas.drawImage(image, 0, 0, paint),
    );
    paint.delete();
    filter.delete();
    return graded;
  }

  private effect(name: EffectName): RuntimeEffect {
    const known = this.compiled.get(name);
    if (known !== undefined) return known;
    const effect = this.desk.canvasKit.RuntimeEffect.Make(TEXTS[name]);
    if (effect === null) throw new Error(`The effect ${name} could not be compiled.`);
    this.compiled.set(name, effect);
    return effect;
  }
}
