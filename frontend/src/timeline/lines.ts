/**
 * Lines: how a gain or a pan goes over a clip's time, as points with straight ways in between.
 *
 * A line is [flicks from the clip's start, value], ascending; before its first and after its last point it is level.
 * Both mixers play lines exactly, so that whatever is curved is broken into short straight pieces here, once. The mirror
 * of `editor/timeline/lines.py`.
 */

import type { Transition } from "./document";
import { eased } from "./easing";
import type { Line } from "./frame";
import { FLICKS_PER_SECOND, mulDivFloor } from "./time";

type Point = readonly [number, number];

/** Pieces of a curved way: 16 pieces of a quarter sine are off by 0.0012 at most. */
const CURVED = 16;
/** Pieces of a stretch in which two lines move at once, whose product is a parabola. */
const MULTIPLIED = 8;
/** A jump takes this long, in flicks (5 ms): a gain that jumps is heard as a click. */
const JUMP = FLICKS_PER_SECOND / 200;

/** A line's value at a moment, in flicks from the clip's start. */
export function valueAt(line: Line, time: number): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((line[middle] as Point)[0] <= time) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return (line[0] as Point)[1];
  const [before, value] = line[low - 1] as Point;
  if (before === time || low === line.length) return value;
  const [after, following] = line[low] as Point;
  return value + (following - value) * ((time - before) / (after - before));
}

/** Whether a line never moves. */
export function isLevel(line: Line): boolean {
  return line.every(([, value]) => value === line[0]?.[1]);
}

/** The product of lines from 0 to `duration`. */
export function multiply(lines: readonly Line[], duration: number): Line {
  const inside = lines.flatMap((line) => line.map(([at]) => at)).filter((at) => at > 0 && at < duration);
  const times = [...new Set([0, ...inside, duration])].sort((a, b) => a - b);
  const fine = [0];
  for (const [place, low] of times.slice(0, -1).entries()) {
    const length = (times[place + 1] as number) - low;
    const moving = lines.filter((line) => valueAt(line, low) !== valueAt(line, low + length)).length;
    const pieces = moving > 1 ? Math.min(MULTIPLIED, length) : 1;
    for (let piece = 1; piece <= pieces; piece++) fine.push(low + mulDivFloor(length, piece, pieces));
  }
  return fine.map((at) => [at, lines.reduce((product, line) => product * valueAt(line, at), 1)]);
}

/** A line whose jumps, which curves make within one flick, take a few milliseconds each. */
export function soften(line: Line): Line {
  const points = [...line];
  for (let place = 1; place < points.length; place++) {
    const [before, value] = points[place - 1] as Point;
    const [at, following] = points[place] as Point;
    if (at - before !== 1 || value === following) continue;
    const earliest = place > 1 ? (points[place - 2] as Point)[0] : before;
    points[place - 1] = [Math.max(earliest, at - JUMP), value];
  }
  return [...new Map(points)];
}

/**
 * The line of a clip's own fades. Fades that are longer together than the clip are shortened in proportion, and meet.
 *
 *     gain ^   ______
 *          |  /      \
 *          | /        \
 *          |/__________\__> time
 */
export function fades(fadeIn: number, fadeOut: number, duration: number): Line {
  let [rise, fall] = [fadeIn, fadeOut];
  if (rise + fall > duration) {
    rise = mulDivFloor(duration, rise, rise + fall);
    fall = duration - rise;
  }
  const points: Point[] = rise
    ? [
        [0, 0],
        [rise, 1],
      ]
    : [[0, 1]];
  if (duration - fall > rise) points.push([duration - fall, 1]);
  if (fall) points.push([duration, 0]);
  return points;
}

/**
 * One side of a cross-fade, `length` flicks from `begin` on.
 *
 * Gains are a quarter of a sine and of a cosine, so that their squares add up to one: two clips are two sounds that know
 * nothing of each other, whose powers add. Straight gains would sink by 3 dB on the way.
 */
export function passage(
  begin: number,
  length: number,
  easing: Transition["easing"],
  side: "rising" | "falling",
): Line {
  const pieces = Math.min(CURVED, length);
  return Array.from({ length: pieces + 1 }, (_, piece): Point => {
    const come = Math.min(Math.max(eased(easing, CURVE, piece / pieces), 0), 1);
    const gain = Math.sin(((side === "rising" ? come : 1 - come) * Math.PI) / 2);
    return [begin + mulDivFloor(length, piece, pieces), gain];
  });
}

/** What "bezier" stands for where nobody draws a curve: the schema's own. */
const CURVE = { x1: 0.25, y1: 0.1, x2: 0.25, y2: 1 } as const;
