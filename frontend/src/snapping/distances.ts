/** Equal distances on the stage: a moving box stops where its gap to a neighbour is one that others have already. */

import type { Bounds } from "../timeline/box";

/** A distance between two boxes, to be drawn: along `axis` from `from` to `to`, at `across` on the other axis. */
export interface Gap {
  readonly axis: "x" | "y";
  readonly from: number;
  readonly to: number;
  readonly across: number;
}

/** How far to move along one axis. */
export interface GapPull {
  readonly delta: number;
}

const SIDES = { x: ["left", "right", "top", "bottom"], y: ["top", "bottom", "left", "right"] } as const;
/** Canvas units by which two distances may differ and still look the same. */
const SAME = 1;

interface Row {
  readonly boxes: readonly Bounds[];
  readonly low: (box: Bounds) => number;
  readonly high: (box: Bounds) => number;
}

/** The boxes that stand in one row with `box`, along an axis, in their order. */
function rowOf(box: Bounds, others: readonly Bounds[], axis: "x" | "y"): Row {
  const [low, high, start, end] = SIDES[axis];
  const boxes = others
    .filter((other) => other[start] < box[end] && other[end] > box[start])
    .sort((a, b) => a[low] - b[low]);
  return { boxes, low: (one) => one[low], high: (one) => one[high] };
}

/** The gap from one box to a later one that does not touch it. */
function gapsIn({ boxes, low, high }: Row) {
  return boxes.flatMap((before, place) => {
    const after = boxes.slice(place + 1).find((one) => low(one) > high(before));
    return after ? [{ before, after, length: low(after) - high(before) }] : [];
  });
}

/**
 * The least move along an axis, of at most `threshold`, after which the box is in the middle between its two neighbours,
 * or as far from one as two others are from each other; null where there is none.
 */
export function pullToGap(
  box: Bounds,
  others: readonly Bounds[],
  axis: "x" | "y",
  threshold: number,
): GapPull | null {
  const row = rowOf(box, others, axis);
  const { low, high } = row;
  const size = high(box) - low(box);
  const starts: number[] = [];
  for (const { before, after, length } of gapsIn(row)) {
    if (length > size) starts.push((high(before) + low(after) - size) / 2);
    starts.push(high(after) + length, low(before) - length - size);
  }
  let best: GapPull | null = null;
  for (const start of starts) {
    const delta = start - low(box);
    if (Math.abs(delta) <= threshold && (!best || Math.abs(delta) < Math.abs(best.delta))) best = { delta };
  }
  return best;
}

/** The gaps that are equal to one beside the box, that one among them; none where it has no equal. */
export function equalGaps(box: Bounds, others: readonly Bounds[], axis: "x" | "y"): readonly Gap[] {
  const row = rowOf(box, others, axis);
  const all = { ...row, boxes: [...row.boxes, box].sort((a, b) => row.low(a) - row.low(b)) };
  const found = gapsIn(all);
  const own = found.filter(({ before, after }) => before === box || after === box);
  const lengths = own
    .map(({ length }) => length)
    .filter((length) => found.filter((one) => Math.abs(one.length - length) <= SAME).length > 1);
  const [, , start, end] = SIDES[axis];
  return found
    .filter(({ length }) => lengths.some((one) => Math.abs(one - length) <= SAME))
    .map(({ before, after }) => {
      const [from, to] = [Math.max(before[start], after[start]), Math.min(before[end], after[end])];
      const across = from < to ? (from + to) / 2 : (box[start] + box[end]) / 2;
      return { axis, from: row.high(before), to: row.low(after), across };
    });
}
