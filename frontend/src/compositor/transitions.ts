/**
 * Mixes two pictures of the whole canvas by a transition of `transitions/`, the same text that the server loads. The
 * mirror of `editor/compositor/transitions.py`.
 */

import type { Canvas, CanvasKit, Image, RuntimeEffect, Surface } from "canvaskit-wasm";
import crossFade from "../../../editor/compositor/transitions/cross-fade.sksl?raw";
import dip from "../../../editor/compositor/transitions/dip.sksl?raw";
import push from "../../../editor/compositor/transitions/push.sksl?raw";
import slide from "../../../editor/compositor/transitions/slide.sksl?raw";
import wipe from "../../../editor/compositor/transitions/wipe.sksl?raw";
import zoom from "../../../editor/compositor/transitions/zoom.sksl?raw";
import type { Layer, TransitionLayer } from "../timeline/frame";
import { colour } from "./colour";

const TEXTS = new Map([
  ["cross-fade", crossFade],
  ["dip", dip],
  ["push", push],
  ["slide", slide],
  ["wipe", wipe],
  ["zoom", zoom],
]);

export class Transitions {
  private readonly compiled = new Map<string, RuntimeEffect>();
  /** A canvas for each of the two sides, made when a transition is first drawn. */
  private sides: readonly Surface[] = [];

  constructor(
    private readonly canvasKit: CanvasKit,
    private readonly surface: Surface,
  ) {}

  /** Draw a transition on a canvas of the surface's size; `drawLayer` draws one of its sides. */
  draw(canvas: Canvas, layer: TransitionLayer, drawLayer: (canvas: Canvas, layer: Layer) => void): void {
    const { canvasKit } = this;
    if (this.sides.length === 0) this.sides = [this.makeSide(), this.makeSide()];
    const pictures = [layer.before, layer.after].map((side, place): Image => {
      const surface = this.sides[place] as Surface;
      const own = surface.getCanvas();
      own.clear(canvasKit.TRANSPARENT);
      if (side !== null) drawLayer(own, side);
      surface.flush();
      return surface.makeImageSnapshot();
    });
    // A place outside of a picture is empty: a picture that has moved on leaves nothing behind.
    const { Decal } = canvasKit.TileMode;
    const children = pictures.map((picture) =>
      picture.makeShaderOptions(Decal, Decal, canvasKit.FilterMode.Linear, canvasKit.MipmapMode.None),
    );
    const effect = this.effect(layer.transition);
    const shader = effect.makeShaderWithChildren(this.uniforms(effect, layer), children);
    const paint = new canvasKit.Paint();
    paint.setShader(shader);
    canvas.drawPaint(paint);
    for (const made of [paint, shader, ...children, ...pictures]) made.delete();
  }

  delete(): void {
    for (const effect of this.compiled.values()) effect.delete();
    for (const side of this.sides) side.delete();
  }

  private makeSide(): Surface {
    const { canvasKit, surface } = this;
    return surface.makeSurface({
      width: surface.width(),
      height: surface.height(),
      colorType: canvasKit.ColorType.RGBA_8888,
      alphaType: canvasKit.AlphaType.Premul,
      colorSpace: canvasKit.ColorSpace.SRGB,
    });
  }

  private effect(name: string): RuntimeEffect {
    let effect = this.compiled.get(name) ?? null;
    if (effect === null) {
      effect = this.canvasKit.RuntimeEffect.Make(TEXTS.get(name) ?? "");
      if (effect === null) throw new Error(`The transition ${name} could not be compiled.`);
      this.compiled.set(name, effect);
    }
    return effect;
  }

  /** The values of the uniforms that the effect declares, in its order. */
  private uniforms(effect: RuntimeEffect, layer: TransitionLayer): number[] {
    const [red = 0, green = 0, blue = 0, alpha = 0] = colour(this.canvasKit, layer.colour);
    const known = new Map<string, readonly number[]>([
      ["size", [this.surface.width(), this.surface.height()]],
      ["progress", [layer.progress]],
      ["way", layer.way],
      ["softness", [layer.softness]],
      ["colour", [red * alpha, green * alpha, blue * alpha, alpha]],
    ]);
    const names = Array.from({ length: effect.getUniformCount() }, (_, place) =>
      effect.getUniformName(place),
    );
    return names.flatMap((name) => known.get(name) ?? []);
  }
}
