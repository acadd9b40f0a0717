/** Small pictures of a document off the stage, by the stage's own compositor, in its fonts, of what it has decoded. */

import type { CanvasKit, Surface } from "canvaskit-wasm";
import { type Compositor, createCompositor } from "../compositor/compositor";
import type { Document } from "../timeline/document";
import { evaluate } from "../timeline/evaluate";
import type { Fonts } from "../timeline/fonts";
import type { Pictures } from "./pictures";

export class Sketcher {
  private surface: Surface | null = null;
  private compositor: Compositor | null = null;

  /** @param target the surface beside which it draws: its pictures live in the same graphics memory */
  constructor(
    private readonly canvasKit: CanvasKit,
    private readonly target: Surface,
    private readonly fonts: Fonts,
  ) {}

  /** A frame of a document, width x height pixels. A picture that nobody has decoded is left out. */
  draw(
    document: Document,
    time: number,
    width: number,
    height: number,
    pictures: Pictures,
  ): ImageData | null {
    const { compositor, surface } = this.room(width, height);
    const frame = evaluate(document, time, width, height, this.fonts);
    compositor.draw(frame, pictures.anySize);
    const { canvasKit } = this;
    const pixels = surface.getCanvas().readPixels(0, 0, {
      width,
      height,
      colorType: canvasKit.ColorType.RGBA_8888,
      alphaType: canvasKit.AlphaType.Unpremul,
      colorSpace: canvasKit.ColorSpace.SRGB,
    });
    if (!(pixels instanceof Uint8Array)) return null;
    return new ImageData(new Uint8ClampedArray(pixels), width, height);
  }

  close(): void {
    this.compositor?.delete();
    this.surface?.delete();
    this.compositor = null;
    this.surface = null;
  }

  private room(width: number, height: number): { compositor: Compositor; surface: Surface } {
    const known = this.surface;
    if (known && this.compositor && known.width() === width && known.height() === height)
      return { compositor: this.compositor, surface: known };
    this.close();
    const { canvasKit } = this;
    const surface = this.target.makeSurface({
      width,
      height,
      colorType: canvasKit.ColorType.RGBA_8888,
      alphaType: canvasKit.AlphaType.Premul,
      colorSpace: canvasKit.ColorSpace.SRGB,
    });
    const compositor = createCompositor(canvasKit, surface, this.fonts);
    this.surface = surface;
    this.compositor = compositor;
    return { compositor, surface };
  }
}
