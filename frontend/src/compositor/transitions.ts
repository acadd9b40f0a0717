/**
 * Mixes two pictures of the whole canvas by a transition of `transitions/`, the same text that the server loads. The
 * mirror of `editor/compositor/transitions.py`.
 */

import type { Canvas, RuntimeEffect } from "canvaskit-wasm";
import crossFade from "../../../editor/compositor/transitions/cross-fade.sksl?raw";
import dip from "../../../editor/compositor/transitions/dip.sksl?raw";
import push from "../../../editor/compositor/transitions/push.sksl?raw";
import slide from "../../../editor/compositor/transitions/slide.sksl?raw";
import wipe from "../../../editor/compositor/transitions/wipe.sksl?raw";
import zoom from "../../../editor/compositor/transitions/zoom.sksl?raw";
import type { Layer, TransitionLayer } from "../timeline/frame";
import { colour } from "./colour";
import { blendOf, type Desk, painted } from "./pixels";

const TEXTS = new Map([
  ["cross-fade", crossFade],
  ["dip", dip],
  ["push", push],
  ["slide", slide],
  ["wipe", wipe],
  ["zoom", zoom],
]);

export class TransitionShop {
  private readonly compiled = new Map<string, RuntimeEffect>();

  constructor(private readonly desk: Desk) {}

  /** Draw a transition on a canvas of the target's size; `drawLayer` draws one of its sides. */
  draw(canvas: Canvas, layer: TransitionLayer, drawLayer: (canvas: Canvas, layer: Layer) => void): void {
    const { canvasKit, target } = this.desk;
    const pictures = [layer.before, layer.after].map((side) =>
      painted(this.desk, target.width(), target.height(), (own) => {
        if (side !== null) drawLayer(own, side);
      }),
    );
    // A place outside of a picture is empty: a picture that has moved on leaves nothing behind.
    const { Decal } = canvasKit.TileMode;
    const children = pictures.map((picture) =>
      picture.makeShaderOptions(Decal, Decal, canvasKit.FilterMode.Linear, canvasKit.MipmapMode.None),
    );
    const effect = this.effect(layer.transition);
    const shader = effect.makeShaderWithChildren(this.uniforms(effect, layer), children);
    const paint = new canvasKit.Paint();
    paint.setShader(shader);
    paint.setBlendMode(blendOf(canvasKit, layer.blend));
    canvas.drawPaint(paint);
    for (const made of [paint, shader, ...children, ...pictures]) made.delete();
  }

  /** Give back what was compiled. */
  delete(): void {
    for (const effect of this.compiled.values()) effect.delete();
  }

  private effect(name: string): RuntimeEffect {
    let effect = this.compiled.get(name) ?? null;
    if (effect === null) {
      effect = this.desk.canvasKit.RuntimeEffect.Make(TEXTS.get(name) ?? "");
      if (effect === null) throw new Error(`The transition ${name} could not be compiled.`);
      this.compiled.set(name, effect);
    }
    return effect;
  }

  /** The values of the uniforms that the effect declares, in its order. */
  private uniforms(effect: RuntimeEffect, layer: TransitionLayer): number[] {
    const [red = 0, green = 0, blue = 0, alpha = 0] = colour(this.desk.canvasKit, layer.colour);
    const known = new Map<string, readonly number[]>([
      ["size", [this.desk.target.width(), this.desk.target.height()]],
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
