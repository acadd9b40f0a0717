/**
 * Large glyphs that are pictures and have no outline: emoji. WebGL cuts the parts of such a glyph out without smoothing
 * their edges, so they are drawn by the processor, as the server does it, and laid onto the output's own pixels.
 */

import type { Canvas, CanvasKit, Font, Image, Paint } from "canvaskit-wasm";
import type { GlyphRun } from "../timeline/frame";

/** A run as it came out, and the output pixel of its corner. */
interface Drawn {
  readonly image: Image;
  readonly left: number;
  readonly top: number;
}

const MOST_KEPT = 8;

/** Draws such runs, and keeps the last few for the frames in which they stand still. */
export class PictureGlyphs {
  private readonly kept = new Map<string, Drawn>();

  constructor(private readonly canvasKit: CanvasKit) {}

  /** Draw a run that is inside of `reach` (left, top, right, bottom in the layer's units). */
  draw(canvas: Canvas, run: GlyphRun, font: Font, paint: Paint, reach: Float32Array): void {
    const { canvasKit } = this;
    const matrix = canvas.getTotalMatrix();
    const box = covered(canvasKit, matrix, reach, canvas.getDeviceClipBounds());
    const key = JSON.stringify([run, matrix, [...box], [...paint.getColor()]]);
    let drawn = this.kept.get(key);
    if (drawn === undefined) {
      const made = this.make(matrix, run, font, paint, box);
      if (made === null) return;
      drawn = made;
      this.keep(key, drawn);
    }
    canvas.save();
    canvas.concat(canvasKit.Matrix.invert(matrix) ?? canvasKit.Matrix.identity());
    const { FilterMode, MipmapMode } = canvasKit;
    canvas.drawImageOptions(drawn.image, drawn.left, drawn.top, FilterMode.Nearest, MipmapMode.None, null);
    canvas.restore();
  }

  /** Null where nothing of the run lies on the output. */
  private make(matrix: number[], run: GlyphRun, font: Font, paint: Paint, box: Int32Array): Drawn | null {
    const [left = 0, top = 0, right = 0, bottom = 0] = box;
    const surface = right > left && bottom > top && this.canvasKit.MakeSurface(right - left, bottom - top);
    if (!surface) return null;
    const canvas = surface.getCanvas();
    canvas.clear(this.canvasKit.TRANSPARENT);
    canvas.translate(-left, -top);
    canvas.concat(matrix);
    canvas.drawGlyphs([...run.glyphs], [...run.positions], 0, 0, font, paint);
    const image = surface.makeImageSnapshot();
    surface.dispose();
    return { image, left, top };
  }

  private keep(key: string, drawn: Drawn): void {
    if (this.kept.size >= MOST_KEPT) {
      const [oldest] = this.kept;
      if (oldest) {
        oldest[1].image.delete();
        this.kept.delete(oldest[0]);
      }
    }
    this.kept.set(key, drawn);
  }
}

/** The output pixels that a box of the layer covers, cut to those that can be drawn on: left, top, right, bottom. */
function covered(canvasKit: CanvasKit, matrix: number[], reach: Float32Array, clip: Int32Array): Int32Array {
  const [west = 0, north = 0, east = 0, south = 0] = reach;
  const placed = canvasKit.Matrix.mapPoints(matrix, [west, north, east, north, west, south, east, south]);
  const xs = placed.filter((_, index) => index % 2 === 0);
  const ys = placed.filter((_, index) => index % 2 === 1);
  const [left = 0, top = 0, right = 0, bottom = 0] = clip;
  return Int32Array.of(
    Math.max(left, Math.floor(Math.min(...xs))),
    Math.max(top, Math.floor(Math.min(...ys))),
    Math.min(right, Math.ceil(Math.max(...xs))),
    Math.min(bottom, Math.ceil(Math.max(...ys))),
  );
}
