/**
 * What a set text is made of: lines, words, letters and glyphs, and where each of them is.
 *
 * Lengths are canvas units from the corner of the text's box; places in the text are code points.
 * The mirror of `editor/timeline/text/lines.py`.
 */

import type { Backing, GlyphRun } from "../frame";
import { scriptOf } from "./characters";
import { clusters, isSpace, wordPlaces } from "./segments";
import { type Glyph, JOINED } from "./shaping";

/**
 * A line that shows the text from `first` up to `end`. `x` and `width` are those of its letters, `y` and `height` of its
 * share of the block of lines; from `y + above`, for `ink` units, the font's letters may reach.
 */
export interface Line {
  readonly first: number;
  readonly end: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly above: number;
  readonly ink: number;
  readonly rightToLeft: boolean;
}

/**
 * What is never torn: a letter with its marks, a ligature, an emoji. `word` is the number of its word; a space belongs to
 * the one before it. `joined` says that it joins its neighbours in writing.
 */
export interface Letter {
  readonly first: number;
  readonly end: number;
  readonly line: number;
  readonly word: number;
  readonly left: number;
  readonly right: number;
  readonly joined: boolean;
  readonly space: boolean;
}

/** A glyph, the origin of its baseline, and the number of the letter that it is part of. */
export interface PlacedGlyph {
  readonly font: string;
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly letter: number;
}

/** A set text. Letters are in the order of the text, glyphs line by line from left to right. */
export interface Layout {
  readonly size: number;
  readonly lines: readonly Line[];
  readonly letters: readonly Letter[];
  readonly glyphs: readonly PlacedGlyph[];
  /** How it is drawn while nothing moves or stands out, kept for the next frame; owned by `setting.ts`. */
  readonly resting: Map<boolean, DrawnText>;
}

/** What is behind a text, and its glyphs. */
export interface DrawnText {
  readonly backings: readonly Backing[];
  readonly runs: readonly GlyphRun[];
}

/** Left and right of letters, by where they start in the paragraph. */
type Edges = Map<number, readonly [number, number]>;

/** Puts lines one below the other, and keeps track of their words and letters. */
export class LineSetter {
  private readonly above: number;
  private readonly ink: number;
  private readonly baseline: number;
  private words = 0;
  private readonly lines: Line[] = [];
  private readonly letters: Letter[] = [];
  private readonly glyphs: PlacedGlyph[] = [];

  constructor(
    ascent: number,
    descent: number,
    private readonly pitch: number,
  ) {
    this.above = (pitch - ascent - descent) / 2;
    this.ink = ascent + descent;
    this.baseline = this.above + ascent;
  }

  /** What has been set, at a size of letters. */
  layout(size: number): Layout {
    const { lines, letters, glyphs } = this;
    return { size, lines, letters, glyphs, resting: new Map() };
  }

  /** Set the glyphs of `span` of a paragraph, which starts at the text's `offset`, from a corner on. */
  add(
    codes: readonly number[],
    offset: number,
    span: readonly [number, number],
    glyphs: readonly Glyph[],
    [x, y]: readonly [number, number],
    rightToLeft: boolean,
  ): void {
    const starts = startOfEach(codes);
    const edges: Edges = new Map();
    const placed: { glyph: Glyph; start: number; place: number }[] = [];
    let pen = x;
    for (const glyph of glyphs) {
      const start = starts[glyph.cluster] as number;
      const [left] = edges.get(start) ?? [pen];
      placed.push({ glyph, start, place: pen + glyph.x });
      pen += glyph.advance;
      edges.set(start, [left, pen - glyph.spacing]);
    }
    const numbers = this.addLetters(codes, offset, span, edges);
    for (const { glyph, start, place } of placed) {
      const letter = numbers.get(start) as number;
      this.glyphs.push({ font: glyph.font, id: glyph.id, x: place, y: y + this.baseline + glyph.y, letter });
    }
    const width = pen - x - (glyphs.at(-1)?.spacing ?? 0);
    const [first, end] = [offset + span[0], offset + span[1]];
    const { pitch: height, above, ink } = this;
    this.lines.push({ first, end, x, y, width, height, above, ink, rightToLeft });
  }

  /** Add the letters of a line by where they start in the paragraph; their numbers. */
  private addLetters(
    codes: readonly number[],
    offset: number,
    span: readonly [number, number],
    edges: Edges,
  ): Map<number, number> {
    const line = this.lines.length;
    const order = [...edges.keys()].sort((a, b) => a - b);
    const places = wordPlaces(codes, order);
    const numbers = new Map<number, number>();
    let fresh = true;
    for (const [index, start] of order.entries()) {
      const end = order[index + 1] ?? span[1];
      const code = codes[start] as number;
      const space = isSpace(code);
      if (!space && (fresh || places.has(start))) {
        this.words += 1;
        fresh = false;
      }
      numbers.set(start, this.letters.length);
      const [left, right] = edges.get(start) as readonly [number, number];
      const joined = JOINED.has(scriptOf(code));
      const word = Math.max(0, this.words - 1);
      this.letters.push({ first: offset + start, end: offset + end, line, word, left, right, joined, space });
    }
    return numbers;
  }
}

/** For each code point of a paragraph the start of its cluster. */
function startOfEach(codes: readonly number[]): number[] {
  const starts = new Set(clusters(codes));
  let last = 0;
  return codes.map((_, place) => {
    if (starts.has(place)) last = place;
    return last;
  });
}
