/** Twelve layouts: cells of a canvas that lies, in fractions of it. On one that stands, across and down change places. */

import type { Layout } from "../timeline/edits/set-layout";

const third = 1 / 3;
const grid = (columns: number, rows: number) =>
  Array.from({ length: columns * rows }, (_, place) => {
    const [column, row] = [place % columns, Math.floor(place / columns)];
    return [column / columns, row / rows, 1 / columns, 1 / rows] as const;
  });

const LAYOUTS = {
  halves: grid(2, 1),
  stacked: grid(1, 2),
  thirds: grid(3, 1),
  triptych: [
    [0, 0, 0.25, 1],
    [0.25, 0, 0.5, 1],
    [0.75, 0, 0.25, 1],
  ],
  quarters: grid(2, 2),
  lead: [
    [0, 0, 2 * third, 1],
    [2 * third, 0, third, 1],
  ],
  bigTwo: [
    [0, 0, 2 * third, 1],
    [2 * third, 0, third, 0.5],
    [2 * third, 0.5, third, 0.5],
  ],
  bigThree: [
    [0, 0, 0.75, 1],
    [0.75, 0, 0.25, third],
    [0.75, third, 0.25, third],
    [0.75, 2 * third, 0.25, third],
  ],
  strip: [
    [0, 0, 1, 0.72],
    [0, 0.72, 0.25, 0.28],
    [0.25, 0.72, 0.25, 0.28],
    [0.5, 0.72, 0.25, 0.28],
    [0.75, 0.72, 0.25, 0.28],
  ],
  six: grid(3, 2),
  nine: grid(3, 3),
  guests: [
    [0, 0, 1, 1],
    [0.72, 0.04, 0.24, 0.28],
    [0.72, 0.36, 0.24, 0.28],
    [0.72, 0.68, 0.24, 0.28],
  ],
} as const satisfies Readonly<Record<string, Layout>>;

export type LayoutName = keyof typeof LAYOUTS;

export const LAYOUT_PRESETS: Readonly<Record<LayoutName, Layout>> = LAYOUTS;
