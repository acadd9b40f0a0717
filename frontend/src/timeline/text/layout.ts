/**
 * Words into a box: paragraphs, lines, alignment; the result is in canvas units.
 *
 * Lines are wrapped to the width of the box, and stand at the top, in the middle or at the bottom of its height. Line
 * breaks follow spaces, hyphens and the rules of unspaced scripts; a word wider than the box is broken between clusters.
 * The mirror of `editor/timeline/text/layout.py`.
 */

import type { TextStyle } from "../document";
import { type Fonts, fontKey } from "../fonts";
import { embeddingLevels, lineLevels, visualOrder } from "./bidi";
import { type Layout, LineSetter } from "./lines";
import { breakPlaces, clusters, type Item, isSpace, itemize } from "./segments";
import { type Glyph, shape } from "./shaping";

const NEW_LINE = /(\r\n|[\n\r\v\f\u0085\u2028\u2029])/u;
const CONTROL = /\p{Cc}/gu;
/** Widths that differ by less are the same: rounding must not wrap a line that fits. */
const SLACK = 1e-6;
const MOST_LAYOUTS = 256;

/** A paragraph that starts at the text's code point `offset`. */
interface Paragraph {
  readonly offset: number;
  readonly codes: readonly number[];
  readonly levels: readonly number[];
  readonly base: number;
  readonly items: readonly Item[];
}

/**
 * A text set into a box of width x height canvas units, its corner at (0, 0). Nothing while a font is still being fetched;
 * the result is kept in `fonts` for the next frame once it is complete.
 */
export function layoutText(
  text: string,
  style: TextStyle,
  width: number,
  height: number,
  fonts: Fonts,
): Layout {
  const key = JSON.stringify([text, style, width, height]);
  const kept = fonts.layouts.get(key);
  if (kept) return kept;
  const made = layout(text, style, width, height, fonts);
  if (made === null) return { size: style.size, lines: [], letters: [], glyphs: [], resting: new Map() };
  if (fonts.layouts.size >= MOST_LAYOUTS) {
    const [oldest] = fonts.layouts.keys();
    fonts.layouts.delete(oldest as string);
  }
  fonts.layouts.set(key, made);
  return made;
}

function layout(text: string, style: TextStyle, width: number, height: number, fonts: Fonts): Layout | null {
  const face = fonts.face(fontKey(style.family, style.weight));
  const paragraphs = paragraphsOf(text, style, fonts);
  if (face === null || !paragraphs.every((paragraph) => paragraph !== null)) return null;
  const rows = paragraphs.flatMap((paragraph) =>
    wrap(paragraph, style, width, fonts).map(([start, end]) => ({
      paragraph,
      start,
      ...lineOf(paragraph, start, end, style, fonts),
    })),
  );
  const pitch = style.line_height * style.size;
  const setter = new LineSetter(face.ascent * style.size, face.descent * style.size, pitch);
  let top = topOf(style, height, rows.length * pitch);
  for (const { paragraph, start, end, glyphs } of rows) {
    const { codes, offset, base } = paragraph;
    const x = leftOf(style, width, widthOf(glyphs));
    setter.add(codes, offset, [start, end], glyphs, [x, top], base % 2 === 1);
    top += pitch;
  }
  return setter.layout(style.size);
}

/** The paragraphs with where they start, in code points; null for one whose font is still being fetched. */
function paragraphsOf(text: string, style: TextStyle, fonts: Fonts): (Paragraph | null)[] {
  const found: (Paragraph | null)[] = [];
  let offset = 0;
  // The separators stand at the odd places.
  for (const [index, piece] of text.split(NEW_LINE).entries()) {
    if (index % 2 === 0) found.push(paragraphOf(offset, piece, style, fonts));
    offset += Array.from(piece).length;
  }
  return found;
}

function paragraphOf(offset: number, words: string, style: TextStyle, fonts: Fonts): Paragraph | null {
  const codes = Array.from(words.replace(CONTROL, " "), (character) => character.codePointAt(0) as number);
  const { levels, base } = embeddingLevels(codes);
  const items = itemize(codes, levels, style.family, style.weight, fonts);
  return items && { offset, codes, levels, base, items };
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

/** Where a line ends without the spaces at its end, and its glyphs up to there from left to right. */
function lineOf(
  paragraph: Paragraph,
  start: number,
  lineEnd: number,
  style: TextStyle,
  fonts: Fonts,
): { end: number; glyphs: Glyph[] } {
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
  const glyphs = visualOrder(pieces.map((piece) => piece.level)).flatMap((index) =>
    shape(codes, pieces[index] as Item, style.size, style.letter_spacing, fonts),
  );
  return { end, glyphs };
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

function topOf(style: TextStyle, height: number, linesHeight: number): number {
  if (style.vertical === "top") return 0;
  return style.vertical === "middle" ? (height - linesHeight) / 2 : height - linesHeight;
}
