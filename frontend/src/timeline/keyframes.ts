/**
 * Keyframes: what a property is worth at a moment of its clip. The mirror of `editor/timeline/keyframes.py`.
 *
 * `resolve` gives the clip as it is at a moment, with its curves' values in place of the fixed ones; it is the one thing
 * that `evaluate` needs. `polyline` gives a curve as points with straight lines between them, which is what a mixer
 * needs of volume and pan. A moment may lie after the clip's end: behind a transition a clip plays on.
 */

import { type Clip, type Keyframe, type Keyframes, MAX_TIME } from "./document";
import { eased } from "./easing";
import { PROPERTIES } from "./properties";

type Curve = readonly Keyframe[];
/** A property that moves, by the name of its curve. */
export type CurveName = keyof Keyframes;

/** Where a curve's property is in a clip, and the bounds that its value is brought into. */
interface Moving {
  readonly path: readonly string[];
  readonly low: number;
  readonly high: number;
}

/** What moves: those of the table that have a curve. */
const MOVING = Object.fromEntries(
  PROPERTIES.flatMap(({ curve, path, low, high }) =>
    curve === null ? [] : [[curve, { path, low: low ?? -Infinity, high: high ?? Infinity }]],
  ),
) as unknown as Readonly<Record<CurveName, Moving>>;
const NAMES = Object.keys(MOVING) as CurveName[];
/** The curves of a picture's looks; volume and pan are the mixer's. */
const VISIBLE = NAMES.filter((name) => MOVING[name].path[0] !== "sound");
const PLACE: readonly CurveName[] = ["x", "y", "width", "height"];

/** The curve's value `into` flicks after the clip's start; null where it has no keyframes. */
export function valueAt(curve: Curve, into: number): number | null {
  const [before, after] = around(curve, into);
  return before === null && after === null ? null : valueBetween(before, after, into);
}

/** The value of a property's curve within the property's bounds; null where it has no keyframes. */
export function propertyAt(keyframes: Keyframes, name: CurveName, into: number): number | null {
  const value = valueAt(keyframes[name], into);
  return value === null ? null : bounded(name, value);
}

/** Whether the value changes at this moment: it lies between two keyframes that differ. */
export function isMoving(curve: Curve, into: number): boolean {
  const [before, after] = around(curve, into);
  return before !== null && after !== null && before.easing !== "hold" && before.value !== after.value;
}

/**
 * The clip as it looks `into` flicks after its start, and whether its box is moving. The place and the size of the
 * result may be fractions.
 */
export function resolve<Kind extends Clip>(clip: Kind, into: number): { clip: Kind; moves: boolean } {
  const { keyframes } = clip;
  if (clip.kind === "audio" || clip.kind === "caption" || !VISIBLE.some((name) => keyframes[name].length > 0))
    return { clip, moves: false };
  let resolved: Kind = clip;
  for (const name of VISIBLE) {
    const value = propertyAt(keyframes, name, into);
    if (value !== null) resolved = withValue(resolved, MOVING[name].path, value);
  }
  return { clip: resolved, moves: PLACE.some((name) => isMoving(keyframes[name], into)) };
}

/** How often a stretch of a curve is halved at the most: 2^-12 of it is finer than anybody hears. */
const DEEPEST = 12;

/**
 * A property's curve over [0, duration] as [flicks from the start, value], ascending, straight in between; empty where
 * there are no keyframes. The lines are nowhere further than about `tolerance` from the curve. A value that jumps does
 * so within one flick.
 */
export function polyline(
  keyframes: Keyframes,
  name: CurveName,
  duration: number,
  tolerance = 1 / 1024,
): [number, number][] {
  const keys = [...new Map(keyframes[name].map((key) => [key.time, key])).values()].sort(
    (a, b) => a.time - b.time,
  );
  if (keys.length === 0) return [];
  let ahead = keys.findIndex((key) => key.time > 0);
  if (ahead < 0) ahead = keys.length;
  const points: [number, number][] = [];
  for (let start = 0; start < duration; ahead++) {
    const before = keys[ahead - 1] ?? null;
    const after = keys[ahead] ?? null;
    const end = after === null ? duration : Math.min(after.time, duration);
    const at = (into: number) => bounded(name, valueBetween(before, after, into));
    if (before === null || after === null || before.easing === "hold") {
      // It stays until right before the next keyframe.
      points.push([start, at(start)]);
      if (end - 1 > start) points.push([end - 1, at(start)]);
    } else {
      points.push(...pointsOf(at, start, end, tolerance, DEEPEST));
    }
    start = end;
  }
  points.push([duration, propertyAt(keyframes, name, duration) ?? 0]);
  return points;
}

/** The same curves for a clip that starts `by` flicks later: every keyframe stays where it is in time. */
export function shifted(keyframes: Keyframes, by: number): Keyframes {
  const moved = { ...keyframes };
  const moment = (time: number) => Math.min(Math.max(time - by, -MAX_TIME), MAX_TIME);
  for (const name of NAMES) {
    if (keyframes[name].length > 0)
      moved[name] = keyframes[name].map((key) => ({ ...key, time: moment(key.time) }));
  }
  return moved;
}

/** Points from `start` up to, not including, `end`: halved until straight lines will do. */
function pointsOf(
  at: (into: number) => number,
  start: number,
  end: number,
  tolerance: number,
  depth: number,
): [number, number][] {
  const first = at(start);
  const last = at(end);
  const quarters = [1, 2, 3].map((k) => start + Math.floor(((end - start) * k) / 4));
  const isStraight = quarters.every(
    (time) => Math.abs(at(time) - (first + (last - first) * ((time - start) / (end - start)))) <= tolerance,
  );
  if (depth === 0 || end - start < 4 || isStraight) return [[start, first]];
  const middle = quarters[1] as number;
  return [
    ...pointsOf(at, start, middle, tolerance, depth - 1),
    ...pointsOf(at, middle, end, tolerance, depth - 1),
  ];
}

/** The last keyframe at or before a moment and the first one after it, whatever order they are in. */
function around(curve: Curve, into: number): [Keyframe | null, Keyframe | null] {
  let before: Keyframe | null = null;
  let after: Keyframe | null = null;
  for (const key of curve) {
    if (key.time <= into) {
      if (before === null || key.time >= before.time) before = key;
    } else if (after === null || key.time <= after.time) after = key;
  }
  return [before, after];
}

/** The value between two keyframes; where one is missing, the other's. One of them must be there. */
function valueBetween(before: Keyframe | null, after: Keyframe | null, into: number): number {
  if (before === null || after === null) return (before ?? after)?.value ?? 0;
  const share = (into - before.time) / (after.time - before.time);
  return before.value + (after.value - before.value) * eased(before.easing, before.bezier, share);
}

function bounded(name: CurveName, value: number): number {
  const { low, high } = MOVING[name];
  return Math.min(Math.max(value, low), high);
}

/** A copy with one value replaced; a place may be a fraction while it moves. */
function withValue<Node extends object>(node: Node, [name, ...rest]: readonly string[], value: number): Node {
  const key = name as keyof Node;
  const next = rest.length > 0 ? withValue(node[key] as object, rest, value) : value;
  return { ...node, [key]: next };
}
