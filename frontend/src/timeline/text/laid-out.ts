/**
 * What a set text is made of: lines, words, letters and glyphs, and where each of them is.
 *
 * Lengths are canvas units from the corner of the text's box; places in the text are code points. The types are those of
 * `editor/timeline/text/lines.py`; they stand alone, for the fonts keep what has been set.
 */

import type { Backing, GlyphRun } from "../frame";

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
