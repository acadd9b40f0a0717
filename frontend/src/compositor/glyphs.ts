/** Draws laid-out text: glyph ids at given places, hinting off, as both compositors do. */

import type { Canvas, CanvasKit, Font, Paint, Path, Typeface } from "canvaskit-wasm";
import type { Fonts } from "../timeline/fonts";
import type { GlyphRun } from "../timeline/frame";
import { PictureGlyphs } from "./picture-glyphs";

const PLACEHOLDER_FONT = "Inter_400Regular";

/** Fonts as Skia has them, opened once each and kept as long as the fonts are. */
export class Typefaces {
  private readonly opened = new Map<string, Typeface | null>();
  private readonly outlines = new Map<string, Path | null>();
  readonly pictures: PictureGlyphs;

  private constructor(
    private readonly canvasKit: CanvasKit,
    private readonly fonts: Fonts,
  ) {
    this.pictures = new PictureGlyphs(canvasKit);
  }

  private static readonly known = new WeakMap<Fonts, Typefaces>();

  /** The typefaces of these fonts: one set a page, however often the stage changes its size. */
  static of(canvasKit: CanvasKit, fonts: Fonts): Typefaces {
    let typefaces = Typefaces.known.get(fonts);
    if (typefaces === undefined) {
      typefaces = new Typefaces(canvasKit, fonts);
      Typefaces.known.set(fonts, typefaces);
    }
    return typefaces;
  }

  /** The font at a size in the units that are drawn in; null while its file is being fetched. To be deleted. */
  font(key: string, size: number): Font | null {
    const bytes = this.fonts.bytes(key);
    if (bytes === null) return null;
    let typeface = this.opened.get(key);
    if (typeface === undefined) {
      const own = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
      typeface = this.canvasKit.Typeface.MakeTypefaceFromData(own);
      this.opened.set(key, typeface);
    }
    if (typeface === null) return null;
    const font = new this.canvasKit.Font(typeface, size);
    font.setHinting(this.canvasKit.FontHinting.None);
    font.setSubpixel(true);
    font.setEdging(this.canvasKit.FontEdging.AntiAlias);
    font.setLinearMetrics(true);
    return font;
  }

  /** A glyph's outline in units of its font, upwards; null for what has none: spaces, pictures, emoji. */
  outline(key: string, glyph: number): Path | null {
    const name = `${key}/${glyph}`;
    let path = this.outlines.get(name);
    if (path === undefined) {
      const text = this.fonts.face(key)?.font.glyphToPath(glyph);
      path = text ? this.canvasKit.Path.MakeFromSVGString(text) : null;
      this.outlines.set(name, path);
    }
    return path;
  }

  /** How many of a font's units go into its size. */
  unitsPerEm(key: string): number {
    return this.fonts.face(key)?.unitsPerEm ?? 1000;
  }
}

/** Draw the glyphs of a run in the canvas's present units; nothing while the font is being fetched. */
export function drawRun(canvas: Canvas, run: GlyphRun, paint: Paint, typefaces: Typefaces): void {
  const font = typefaces.font(run.font, run.size);
  if (font === null) return;
  if (run.outlined && hasOutlines(run, font, typefaces)) drawOutlines(canvas, run, paint, typefaces);
  else if (run.outlined) typefaces.pictures.draw(canvas, run, font, paint, reachOf(run, typefaces));
  else canvas.drawGlyphs([...run.glyphs], [...run.positions], 0, 0, font, paint);
  font.delete();
}

/** The box that a run and the line around it are inside of, in the layer's units: left, top, right, bottom. */
export function reachOf(run: GlyphRun, typefaces: Typefaces): Float32Array {
  const font = typefaces.font(run.font, run.size);
  const bounds = font?.getGlyphBounds([...run.glyphs]) ?? new Float32Array(4 * run.glyphs.length);
  font?.delete();
  const reach = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (const index of run.glyphs.keys()) {
    const [x = 0, y = 0] = run.positions.slice(2 * index, 2 * index + 2);
    const [left = 0, top = 0, right = 0, bottom = 0] = bounds.subarray(4 * index, 4 * index + 4);
    reach[0] = Math.min(reach[0], x + left);
    reach[1] = Math.min(reach[1], y + top);
    reach[2] = Math.max(reach[2], x + right);
    reach[3] = Math.max(reach[3], y + bottom);
  }
  const far = run.stroke + 1;
  return Float32Array.of(reach[0] - far, reach[1] - far, reach[2] + far, reach[3] + far);
}

/** Whether every glyph that shows something has an outline. */
function hasOutlines(run: GlyphRun, font: Font, typefaces: Typefaces): boolean {
  const bounds = font.getGlyphBounds([...run.glyphs]);
  return run.glyphs.every((glyph, index) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = bounds.subarray(4 * index, 4 * index + 4);
    return left >= right || top >= bottom || typefaces.outline(run.font, glyph) !== null;
  });
}

function drawOutlines(canvas: Canvas, run: GlyphRun, paint: Paint, typefaces: Typefaces): void {
  const scale = run.size / typefaces.unitsPerEm(run.font);
  const width = paint.getStrokeWidth();
  paint.setStrokeWidth(width / scale);
  for (const [index, glyph] of run.glyphs.entries()) {
    const path = typefaces.outline(run.font, glyph);
    if (path === null) continue;
    canvas.save();
    canvas.translate(run.positions[2 * index] as number, run.positions[2 * index + 1] as number);
    canvas.scale(scale, -scale);
    canvas.drawPath(path, paint);
    canvas.restore();
  }
  paint.setStrokeWidth(width);
}

/** Write one line in the middle of a box, small enough to fit. */
export function drawLabel(
  canvas: Canvas,
  label: string,
  width: number,
  height: number,
  paint: Paint,
  typefaces: Typefaces,
): void {
  let size = Math.max(6, Math.min(48, height / 5, width / 10));
  const font = typefaces.font(PLACEHOLDER_FONT, size);
  if (font === null) return;
  let length = font.getGlyphWidths(font.getGlyphIDs(label)).reduce((total, one) => total + one, 0);
  if (length > 0.9 * width) {
    size *= (0.9 * width) / length;
    font.setSize(size);
    length = 0.9 * width;
  }
  canvas.drawText(label, (width - length) / 2, height / 2 + 0.35 * size, paint, font);
  font.delete();
}
