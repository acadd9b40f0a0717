/**
 * Words that stand out while they are said: which letters they are, and the boxes behind them. The mirror of
 * `editor/timeline/text/highlight.py`.
 */

import type { TextClip } from "../document";
import type { PlacedBox } from "./backings";
import type { Layout, Letter, Line } from "./lines";

/** A box reaches beyond its word by, and is as round as, these parts of the letters' size. */
const PADDING = 0.12;
const RADIUS = 0.16;

/** The letters of each word that stands out `elapsed` flicks into the clip. */
export function lettersSaid(layout: Layout, { words, highlight }: TextClip, elapsed: number): number[][] {
  if (highlight.kind === "none") return [];
  return words
    .filter(({ start, duration }) => start <= elapsed && (highlight.keeps || elapsed < start + duration))
    .map(({ first, end }) =>
      [...layout.letters.keys()].filter((place) => {
        const letter = layout.letters[place] as Letter;
        return letter.first < end && letter.end > first;
      }),
    )
    .filter((letters) => letters.length > 0);
}

/**
 * The boxes behind words: one for each stretch of a line that letters of the word fill. A word in two directions, or across
 * a line's end, has more than one.
 */
export function highlightBoxes(layout: Layout, words: readonly (readonly number[])[]): PlacedBox[] {
  const letterAt = (place: number) => layout.letters[place] as Letter;
  return words.flatMap((letters) => {
    const wanted = new Set(letters);
    const lines = [...new Set(letters.map((letter) => letterAt(letter).line))].sort((a, b) => a - b);
    return lines.flatMap((line) => {
      const row = [...layout.letters.keys()].filter((place) => letterAt(place).line === line);
      row.sort((a, b) => letterAt(a).left - letterAt(b).left || a - b);
      const stretches: number[][] = [[]];
      for (const place of row) {
        if (wanted.has(place)) stretches.at(-1)?.push(place);
        else stretches.push([]);
      }
      return stretches.filter((stretch) => stretch.length > 0).map((stretch) => boxOf(layout, stretch));
    });
  });
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
