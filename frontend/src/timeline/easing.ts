/**
 * Easing: how far a change has come at a share of its time. The mirror of `editor/timeline/easing.py`.
 *
 * Only sums, products and comparisons in a fixed order, so that both languages come to the same doubles.
 * Source: CSS Easing Functions Level 1, section 2.2, https://www.w3.org/TR/css-easing-1/#cubic-bezier-easing-functions
 */

import type { Bezier, Keyframe } from "./document";

export type Easing = Keyframe["easing"];

/** The control points of CSS's named curves. */
const NAMED = new Map<Easing, Bezier>([
  ["ease", { x1: 0.25, y1: 0.1, x2: 0.25, y2: 1 }],
  ["ease-in", { x1: 0.42, y1: 0, x2: 1, y2: 1 }],
  ["ease-out", { x1: 0, y1: 0, x2: 0.58, y2: 1 }],
  ["ease-in-out", { x1: 0.42, y1: 0, x2: 0.58, y2: 1 }],
]);
/** Halvings of the curve's parameter: 2^-50 is as fine as a double between 0 and 1 needs. */
const HALVINGS = 50;

/** How far a change has come at `share` (0 to 1) of its time; 0 and 1 stay, "bezier" may overshoot. */
export function eased(easing: Easing, bezier: Bezier, share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  if (easing === "linear") return share;
  if (easing === "hold") return 0;
  return onCurve(NAMED.get(easing) ?? bezier, share);
}

/** The curve's y where it has this x. Its x rises with the parameter, which is found by halving. */
function onCurve({ x1, y1, x2, y2 }: Bezier, x: number): number {
  const cx = 3 * x1;
  const bx = 3 * (x2 - x1) - cx;
  const ax = 1 - cx - bx;
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (((ax * middle + bx) * middle + cx) * middle < x) low = middle;
    else high = middle;
  }
  const at = (low + high) / 2;
  const cy = 3 * y1;
  const by = 3 * (y2 - y1) - cy;
  const ay = 1 - cy - by;
  return ((ay * at + by) * at + cy) * at;
}
