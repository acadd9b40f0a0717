/**
 * Words into a box: paragraphs, lines, alignment; the result is glyph runs in canvas units.
 *
 * Lines are wrapped to the width of the box, and the block of lines is centred in its height. Line breaks follow spaces,
 * hyphens and the rules of unspaced scripts; a word wider than the box is broken between clusters.
 * The mirror of `editor/timeline/text/layout.py`.
 */

import type { TextStyle } from "../document";
import { type Fonts, fontKey } from "../fonts";
import type { GlyphRun } from "../frame";
import { embeddingLevels, lineLevels, visualOrder } from "./bidi";
import { breakPlaces, clusters, type Item, isSpace, itemize } from "./segments";
import { type Glyph, shape } from "./shaping";

const NEW_LINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const CONTROL = /\p{Cc}/gu;
/** Widths that differ by less are the same: rounding must not wrap a line that fits. */
const SLACK = 1e-6;
const MOST_LAYOUTS = 256;

interface Paragraph {
  readonly codes: readonly number[];
  readonly levels: readonly number[];
  readonly base: number;
  readonly items: readonly Item[];
}

/**
 * The glyphs of a text set into a box of width x height canvas units, its corner at (0, 0). No glyphs while a font is
 * still being fetched; the result is kept in `fonts` for the next frame once it is complete.
 */
export function layoutText(
  text: string,
  style: TextStyle,
  width: number,
  height: number,
  fonts: Fonts,
): readonly GlyphRun[] {
  const key = JSON.stringify([text, style, width, height]);
  const kept = fonts.layouts.get(key);
  if (kept) return kept;
  const runs = layout(text, style, width, height, fonts);
  if (runs === null) return [];
  if (fonts.layouts.size >= MOST_LAYOUTS) {
    const [oldest] = fonts.layouts.keys();
    fonts.layouts.delete(oldest as string);
  }
  fonts.layouts.set(key, runs);
  return runs;
}

function layout(
  text: string,
  style: TextStyle,
  width: number,
  height: number,
  fonts: Fonts,
): GlyphRun[] | null {
  const face = fonts.face(fontKey(style.family, style.weight));
  const paragraphs = text.split(NEW_LINE).map((words) => paragraphOf(words, style, fonts));
  if (face === null || !paragraphs.every((paragraph) => paragraph !== null)) return null;
  const lines = paragraphs.flatMap((paragraph) =>
    wrap(paragraph, style, width, fonts).map(([start, end]) => lineOf(paragraph, start, end, style, fonts)),
  );
  const pitch = style.line_height * style.size;
  const top = (height - lines.length * pitch) / 2;
  let baseline = top + (pitch - (face.ascent + face.descent) * style.size) / 2 + face.ascent * style.size;
  const runs: { font: string; size: number; glyphs: number[]; positions: number[] }[] = [];
  for (const glyphs of lines) {
    let x = leftOf(style, width, widthOf(glyphs));
    for (const glyph of glyphs) {
      let run = runs.at(-1);
      if (run === undefined || run.font !== glyph.font) {
        run = { font: glyph.font, size: style.size, glyphs: [], positions: [] };
        runs.push(run);
      }
      run.glyphs.push(glyph.id);
      run.positions.push(x + glyph.x, baseline + glyph.y);
      x += glyph.advance;
    }
    baseline += pitch;
  }
  return runs;
}

function paragraphOf(words: string, style: TextStyle, fonts: Fonts): Paragraph | null {
  const codes = Array.from(words.replace(CONTROL, " "), (character) => character.codePointAt(0) as number);
  const { levels, base } = embeddingLevels(codes);
  const items = itemize(codes, levels, style.family, style.weight, fonts);
  return items && { codes, levels, base, items };
}

/** The lines as [start, end] in the paragraph; at least one, which may be empty. */
function wrap(paragraph: Paragraph, style: TextStyle, width: number, fonts: Fonts): [number, number][] {
  const { codes } = paragraph;
  const advances = new Array<number>(codes.length).fill(0);
  const spacings = new Array<number>(codes.length).fill(0);
  for (const item of paragraph.items) {
    for (const glyph of shape(codes, item, style.size, style.letter_spacing, fonts)) {
      advances[glyph.cluster] = (advances[glyph.cluster] as number) + glyph.advance;
      spacings[glyph.cluster] = (spacings[glyph.cluster] as number) + glyph.spacing;
    }
  }
  const sum = (lengths: readonly number[], from: number, to: number) =>
    lengths.slice(from, to).reduce((total, one) => total + one, 0);
  const starts = clusters(codes);
  const mayStart = new Set(breakPlaces(codes, starts));
  const lines: [number, number][] = [];
  let lineStart = 0;
  let breakable = 0; // the last place in this line where the next one may begin
  let reach = 0; // the width from the line's start to here, spaces included
  for (const [index, start] of starts.entries()) {
    if (mayStart.has(start)) breakable = start;
    const end = starts[index + 1] ?? codes.length;
    const advance = sum(advances, start, end);
    const fits = reach + advance - sum(spacings, start, end) <= width + SLACK;
    if (!fits && !isSpace(codes[start] as number) && start > lineStart) {
      // Back to the last good place, or, inside a word that is too long, right here.
      const lineEnd = breakable > lineStart ? breakable : start;
      lines.push([lineStart, lineEnd]);
      lineStart = lineEnd;
      reach = sum(advances, lineStart, start);
    }
    reach += advance;
  }
  lines.push([lineStart, codes.length]);
  return lines;
}

/** A line's glyphs from left to right, without the spaces at its end. */
function lineOf(
  paragraph: Paragraph,
  start: number,
  lineEnd: number,
  style: TextStyle,
  fonts: Fonts,
): Glyph[] {
  const { codes } = paragraph;
  const levels = lineLevels(
    codes.slice(start, lineEnd),
    paragraph.levels.slice(start, lineEnd),
    paragraph.base,
  );
  let end = lineEnd;
  while (end > start && isSpace(codes[end - 1] as number)) end--;
  const pieces = paragraph.items.flatMap((item) => {
    const first = Math.max(item.start, start);
    const last = Math.max(first, Math.min(item.end, end));
    return byLevel(item, first, levels.slice(first - start, last - start));
  });
  return visualOrder(pieces.map((piece) => piece.level)).flatMap((index) =>
    shape(codes, pieces[index] as Item, style.size, style.letter_spacing, fonts),
  );
}

/** Cut an item's part in a line, which starts at `start`, where the line's own levels differ. */
function byLevel(item: Item, start: number, levels: readonly number[]): Item[] {
  const pieces: Item[] = [];
  for (const [index, level] of levels.entries()) {
    const place = start + index;
    const last = pieces.at(-1);
    if (last?.level === level) pieces[pieces.length - 1] = { ...last, end: place + 1 };
    else pieces.push({ ...item, start: place, end: place + 1, level });
  }
  return pieces;
}

/** A line's width; the spacing behind its last letter does not count. */
function widthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((total, glyph) => total + glyph.advance, 0) - (glyphs.at(-1)?.spacing ?? 0);
}

function leftOf(style: TextStyle, width: number, lineWidth: number): number {
  if (style.align === "left") return 0;
  return style.align === "center" ? (width - lineWidth) / 2 : width - lineWidth;
}
