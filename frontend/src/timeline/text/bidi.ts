/**
 * Which way each character runs: the Unicode Bidirectional Algorithm, one paragraph at a time.
 *
 * Source: Unicode Standard Annex 9 (https://www.unicode.org/reports/tr9/). The work is bidi-js's; the server has its own
 * (`editor/timeline/text/bidi.py`), and vectors hold the two to the same levels.
 */

import bidiFactory from "bidi-js";
import { bidiClass } from "./characters";

const bidi = bidiFactory();
const REMOVED = ["RLE", "LRE", "RLO", "LRO", "PDF", "BN"];
const TRAILING = ["S", "B", "WS", "LRI", "RLI", "FSI", "PDI", ...REMOVED];

/**
 * A character of each class inside the basic plane: bidi-js reads a text by UTF-16 units and takes halves of a pair for
 * letters, which would make every emoji run left to right.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  L: "a",
  R: "\u05d0",
  AL: "\u0627",
  EN: "1",
  ES: "+",
  ET: "$",
  AN: "\u0660",
  CS: ",",
  NSM: "\u0300",
  BN: "\u00ad",
  B: "\u2029",
  S: "\t",
  WS: " ",
  ON: "!",
};

export interface Levels {
  /** A character's level is even where it runs left to right. */
  readonly levels: readonly number[];
  /** The paragraph's own level. */
  readonly base: number;
}

/** The level of each character and of the paragraph. */
export function embeddingLevels(codes: readonly number[]): Levels {
  const text = codes.map((code) =>
    code > 0xffff ? (STAND_INS[bidiClass(code)] ?? "!") : String.fromCharCode(code),
  );
  const found = bidi.getEmbeddingLevels(text.join(""));
  const base = found.paragraphs[0]?.level ?? 0;
  const levels = Array.from(found.levels);
  for (const [place, code] of codes.entries()) {
    if (REMOVED.includes(bidiClass(code))) levels[place] = levels[place - 1] ?? base;
  }
  return { levels, base };
}

/** A line's levels with its end, and what stands before tabs, at the paragraph's level (rule L1). */
export function lineLevels(codes: readonly number[], levels: readonly number[], base: number): number[] {
  const result = [...levels];
  let trailing = true;
  for (let place = codes.length - 1; place >= 0; place--) {
    const kind = bidiClass(codes[place] as number);
    if (kind === "S" || kind === "B") trailing = true;
    trailing = trailing && TRAILING.includes(kind);
    if (trailing) result[place] = base;
  }
  return result;
}

/** The indices of a line's items from left to right, given their levels (rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1));
  for (let level = Math.max(0, ...levels); level >= lowestOdd; level--) {
    let start = 0;
    while (start < order.length) {
      let end = start;
      while (end < order.length && (levels[order[end] as number] as number) >= level) end++;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return order;
}
