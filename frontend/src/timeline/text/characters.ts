/** Properties of characters, from one table for both languages (`editor/timeline/unicode.json`). */

import table from "../../../../editor/timeline/unicode.json";

type Row = readonly (number | string)[];

interface Ranges {
  readonly rows: readonly Row[];
  readonly firsts: readonly number[];
}

function ranges(rows: readonly Row[]): Ranges {
  return { rows, firsts: rows.map((row) => row[0] as number) };
}

const SCRIPTS = ranges(table.scripts);
const BIDI = ranges(table.bidi);
const EXTEND = ranges(table.extend);
const EMOJI = ranges(table.emoji_presentation);
const PICTORIAL = ranges(table.emoji);

export const ZERO_WIDTH_JOINER = 0x200d;
export const TEXT_STYLE = 0xfe0e;
export const EMOJI_STYLE = 0xfe0f;
export const KEYCAP = 0x20e3;

function rowOf({ rows, firsts }: Ranges, code: number): Row | null {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((firsts[middle] as number) <= code) low = middle + 1;
    else high = middle;
  }
  const row = rows[low - 1];
  return row !== undefined && code <= (row[1] as number) ? row : null;
}

/** The ISO 15924 tag of a character's script, or null for what belongs to any. */
export function scriptOf(code: number): string | null {
  return (rowOf(SCRIPTS, code)?.[2] as string | undefined) ?? null;
}

/** The bidirectional class of a character, as in Unicode Standard Annex 9, table 4. */
export function bidiClass(code: number): string {
  return (rowOf(BIDI, code)?.[2] as string | undefined) ?? "L";
}

/** Whether a character is drawn with the one before it: a mark, a selector, a joiner, a skin tone. */
export function isExtending(code: number): boolean {
  return code === ZERO_WIDTH_JOINER || rowOf(EXTEND, code) !== null;
}

/** Whether a character is a picture unless told otherwise. */
export function isEmoji(code: number): boolean {
  return rowOf(EMOJI, code) !== null;
}

/** Whether a character is a picture at least where it is told to be one; digits are left out. */
export function isPictorial(code: number): boolean {
  return rowOf(PICTORIAL, code) !== null;
}

/** Whether a character is half a flag. */
export function isRegionalIndicator(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}
