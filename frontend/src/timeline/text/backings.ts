/** The boxes behind a text: behind all of it, or behind each line. The mirror of `editor/timeline/text/backings.py`. */

import type { TextStyle } from "../document";
import type { Layout, Line } from "./lines";

export type TextBackground = TextStyle["background"];

/** A box in canvas units, and the numbers of the letters that it stands behind. */
export interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly letters: readonly number[];
}

/** The boxes of a background, larger than the text by its padding; a line without letters has none. */
export function backgroundBoxes(layout: Layout, background: TextBackground): PlacedBox[] {
  if (background.kind === "none") return [];
  const rows = new Map<number, number[]>();
  for (const [place, letter] of layout.letters.entries()) {
    rows.set(letter.line, [...(rows.get(letter.line) ?? []), place]);
  }
  const lines = [...rows].map(([number, letters]) => ({ line: layout.lines[number] as Line, letters }));
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return [];
  if (background.kind === "line") {
    return lines.map(({ line, letters }) =>
      padded(line.x, line.y + line.above, line.width, line.ink, background, letters),
    );
  }
  const left = Math.min(...lines.map(({ line }) => line.x));
  const right = Math.max(...lines.map(({ line }) => line.x + line.width));
  const height = last.line.y + last.line.height - first.line.y;
  return [padded(left, first.line.y, right - left, height, background, [...layout.letters.keys()])];
}

function padded(
  x: number,
  y: number,
  width: number,
  height: number,
  background: TextBackground,
  letters: readonly number[],
): PlacedBox {
  const { padding_x: across, padding_y: down, corner_radius: radius } = background;
  return {
    x: x - across,
    y: y - down,
    width: width + 2 * across,
    height: height + 2 * down,
    radius,
    letters,
  };
}
