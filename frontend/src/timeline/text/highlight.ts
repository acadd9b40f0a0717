/**
 * Words that stand out while they are said: which letters they are, and the boxes behind them. The mirror of
 * `editor/timeline/text/highlight.py`.
 */

import type { TextClip } from "../document";
import type { PlacedBox } from "./backings";
import type { Layout, Letter, Line } from "./laid-out";

/** A box reaches beyond its word by, and is as round as, these parts of the letters' size. */
const PADDING = 0.12;
const RADIUS = 0.16;

/** The letters of each word that stands out `elapsed` flicks into the clip. */
export function lettersSaid(
  layout: Layout,
  { words, highlight }: Pick<TextClip, "words" | "highlight">,
  elapsed: number,
): number[][] {
  if (highlight.kind === "none") return [];
  return words
    .filter(({ start, duration }) => start <= elapsed && (highlight.keeps || elapsed < start + duration))
    .map((word) => {
      const first = firstWhere(layout.letters, (letter) => letter.end > word.first);
      const end = firstWhere(layout.letters, (letter) => letter.first >= word.end);
      return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
    })
    .filter((letters) => letters.length > 0);
}

/** The place of the first letter for which `test` holds, which then holds for all behind it. */
function firstWhere(letters: readonly Letter[], test: (letter: Letter) => boolean): number {
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(letters[middle] as Letter)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The boxes behind words: one for each stretch of a line that letters of the word fill. A word in two directions, or across
 * a line's end, has more than one.
 */
export function highlightBoxes(layout: Layout, words: readonly (readonly number[])[]): PlacedBox[] {
  const rows = words.length > 0 ? rowsOf(layout) : [];
  const lineOf = (letter: number | undefined) => layout.letters[letter as number]?.line as number;
  return words.flatMap((letters) => {
    const wanted = new Set(letters);
    return rows.slice(lineOf(letters[0]), lineOf(letters.at(-1)) + 1).flatMap((row) => {
      const stretches: number[][] = [[]];
      for (const place of row) {
        if (wanted.has(place)) stretches.at(-1)?.push(place);
        else stretches.push([]);
      }
      return stretches.filter((stretch) => stretch.length > 0).map((stretch) => boxOf(layout, stretch));
    });
  });
}

/** The letters of each line from left to right. */
function rowsOf(layout: Layout): number[][] {
  const rows: number[][] = layout.lines.map(() => []);
  for (const [place, letter] of layout.letters.entries()) rows[letter.line]?.push(place);
  const leftOf = (place: number) => layout.letters[place]?.left as number;
  for (const row of rows) row.sort((a, b) => leftOf(a) - leftOf(b));
  return rows;
}

function boxOf(layout: Layout, letters: readonly number[]): PlacedBox {
  const first = layout.letters[letters[0] as number] as Letter;
  const last = layout.letters[letters.at(-1) as number] as Letter;
  const line = layout.lines[first.line] as Line;
  const padding = PADDING * layout.size;
  return {
    x: first.left - padding,
    y: line.y + line.above,
    width: last.right - first.left + 2 * padding,
    height: line.ink,
    radius: RADIUS * layout.size,
    letters,
  };
}
