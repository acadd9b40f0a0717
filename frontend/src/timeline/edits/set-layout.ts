/** Split screens: layers that fill the cells of a canvas. There is nothing in the document but their boxes. */

import { type Canvas, type Clip, clipOf, type Document, type Transform } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { clipEnd } from "../timeline-index";
import { linked } from "./bonds";
import { missingTrack, setField, setValue } from "./building";
import { moveAll } from "./move";
import { type Edit, sequence } from "./sequence";
import { takesFrame } from "./set-frame";
import { isOpen } from "./set-property";
import { asKeyframes } from "./standing";

/** Cells as left, top, width, height, in fractions of a canvas that lies. */
export type Layout = readonly (readonly [left: number, top: number, width: number, height: number])[];

/** Canvas units between cells, and around all of them. */
export interface Spacing {
  readonly gap: number;
  readonly margin: number;
}

export type Cell = Omit<Transform, "rotation">;

/** The cells of a layout on a canvas, whole canvas units. Neighbours touch where there is no gap. */
export function cellsOf(canvas: Canvas, layout: Layout, { gap, margin }: Spacing): Cell[] {
  const stands = canvas.height > canvas.width;
  const [wide, high] = [canvas.width - 2 * margin + gap, canvas.height - 2 * margin + gap];
  return layout.map(([left, top, width, height]) => {
    const [x, y, w, h] = stands ? [top, left, height, width] : [left, top, width, height];
    const edge = (share: number, room: number) => Math.round(share * room);
    const [from, to] = [edge(x, wide), Math.max(edge(x + w, wide) - gap, edge(x, wide) + 1)];
    const [above, below] = [edge(y, high), Math.max(edge(y + h, high) - gap, edge(y, high) + 1)];
    return {
      x: Math.round(margin + (from + to - canvas.width) / 2),
      y: Math.round(margin + (above + below - canvas.height) / 2),
      width: to - from,
      height: below - above,
    };
  });
}

/**
 * Put films and pictures into cells, in order, each filling its own. What is not shown together with the first of them
 * begins with it, on a track of its own; linked sound goes along. Who has no cell stays as it is. A place that moves gets
 * its keyframe at `time`, ways in and out go along. Clips on locked tracks keep neither cell nor place in the order.
 *
 *     before  1 |-- a --|-- b --|      after  2 |-- b --|
 *                                             1 |-- a --|
 */
export function setLayout(
  document: Document,
  ids: readonly string[],
  cells: readonly Cell[],
  time: number,
  trackFor: (now: Document, clip: Clip, start: number) => string,
): Operation | null {
  const fitting = ids.filter(
    (id) => takesFrame(clipOf(document, id)) && isOpen(document, { owner: "clip", id }),
  );
  const [first] = fitting;
  const lead = first === undefined ? undefined : clipOf(document, first);
  if (!lead) return null;
  const edits = fitting.slice(0, cells.length).flatMap((id, place): Edit[] => {
    const clip = clipOf(document, id) as Clip;
    const together = clip.start < clipEnd(lead) && lead.start < clipEnd(clip);
    const isSeen = id === first || (together && clip.track !== lead.track);
    return [
      (now) => (together ? null : moveAll(now, linked(now, [id]), lead.start - clip.start)),
      (now) => {
        if (isSeen) return null;
        const track = trackFor(now, clip, clipOf(now, id)?.start ?? lead.start);
        return batch([...missingTrack(now, track), setField(id, "track", track)]);
      },
      (now) => {
        const at = Math.max(time, clipOf(now, id)?.start ?? time);
        return asKeyframes(now, batch(filling(id, cells[place] as Cell)), at, "rest");
      },
    ];
  });
  return sequence(document, edits);
}

/** The operations that let a picture fill a cell, upright. */
export function filling(id: string, cell: Cell): Primitive[] {
  return [
    setValue(["clips", id, "transform"], { ...cell, rotation: 0 }),
    setValue(["clips", id, "appearance", "fit"], "cover"),
  ];
}

/** The changeable films and pictures that fill a cell at a moment, but for one. */
export function filledBy(document: Document, cell: Cell, time: number, but: string): string[] {
  return Object.entries(document.clips)
    .filter(([id, clip]) => id !== but && takesFrame(clip) && isOpen(document, { owner: "clip", id }))
    .filter(([, clip]) => clip.start <= time && time < clipEnd(clip))
    .filter(([, clip]) => "transform" in clip && isNear(cell, clip.transform))
    .map(([id]) => id);
}

/** The places of two layers change; their sizes, too. Keyframes as in a layout; null where one is locked or has no box. */
export function swapLayers(document: Document, one: string, other: string, time: number): Operation | null {
  const [a, b] = [clipOf(document, one), clipOf(document, other)];
  if (!a || !b || !("transform" in a) || !("transform" in b) || one === other) return null;
  if (![one, other].every((id) => isOpen(document, { owner: "clip", id }))) return null;
  const place = (id: string, box: Transform) => setValue(["clips", id, "transform"], { ...box });
  return asKeyframes(document, batch([place(one, b.transform), place(other, a.transform)]), time, "rest");
}

/** Which layout layers stand in, and how far apart; null where it is none of these. */
export function layoutOf<Name extends string>(
  document: Document,
  ids: readonly string[],
  layouts: Readonly<Record<Name, Layout>>,
): ({ readonly name: Name } & Spacing) | null {
  const boxes = ids.flatMap((id) => {
    const clip = clipOf(document, id);
    return takesFrame(clip) ? [clip.transform] : [];
  });
  if (boxes.length < 2) return null;
  const { canvas } = document;
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2));
  const about = Math.max(0, Math.round(left + canvas.width / 2));
  let best: ({ readonly name: Name } & Spacing) | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of Object.keys(layouts) as Name[]) {
    if (layouts[name].length !== boxes.length) continue;
    // Whole numbers make the edges, and so the margin, uncertain by one.
    for (const margin of [about, about - 1, about + 1]) {
      for (let gap = 0; gap <= WIDEST_GAP; gap++) {
        const off = strayOf(cellsOf(canvas, layouts[name], { gap, margin }), boxes, least);
        if (off >= least) continue;
        least = off;
        best = { name, gap, margin };
      }
    }
  }
  return best;
}

/** How far boxes are from the cells that they fill, all together; infinite where one fills none, or from `most` on. */
function strayOf(cells: readonly Cell[], boxes: readonly Transform[], most: number): number {
  let sum = 0;
  for (const cell of cells) {
    const box = boxes.find((one) => isNear(cell, one));
    if (!box) return Number.POSITIVE_INFINITY;
    sum += SIDES.reduce((all, name) => all + Math.abs(cell[name] - box[name]), 0);
    if (sum >= most) return sum;
  }
  return sum;
}

const SIDES = ["x", "y", "width", "height"] as const;

/** Canvas units. */
export const WIDEST_GAP = 120;

function isNear(cell: Cell, box: Transform): boolean {
  return SIDES.every((name) => Math.abs(cell[name] - box[name]) <= 1);
}
