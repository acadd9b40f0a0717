/**
 * How the letters, words or lines of a text come in one after the other, and go out again.
 *
 * Going out is coming in run backwards from the clip's end. What would not be over in time is quickened to fit.
 * The mirror of `editor/timeline/text/animation.py`.
 */

import type { TextClip } from "../document";
import type { Layout, Letter, Line } from "./laid-out";

export type TextAnimation = TextClip["animation"];

/** How far a unit comes from, in sizes of the letters. */
const RISE = 0.6;
const SLIDE = 1;

/** Where a unit is on its way: how much of it shows, its offset in canvas units, and its scale about a centre. */
export interface Motion {
  readonly opacity: number;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly centreX: number;
  readonly centreY: number;
}

export const REST: Motion = { opacity: 1, x: 0, y: 0, scale: 1, centreX: 0, centreY: 0 };

/** Where a point of a moving unit is. */
export function placeOf(way: Motion, x: number, y: number): [number, number] {
  return [
    way.centreX + (x - way.centreX) * way.scale + way.x,
    way.centreY + (y - way.centreY) * way.scale + way.y,
  ];
}

/**
 * For each letter the number of its unit, in the order of the text. Letters that join are never torn: where single letters
 * are asked for, a stretch of them in a word is one unit.
 */
export function unitsOf(layout: Layout, unit: TextAnimation["unit"]): number[] {
  let number = -1;
  return layout.letters.map((letter, place) => {
    if (begins(unit, layout.letters[place - 1], letter)) number += 1;
    return number;
  });
}

function begins(unit: TextAnimation["unit"], before: Letter | undefined, letter: Letter): boolean {
  if (before === undefined) return true;
  if (unit === "block" || letter.space) return false;
  if (unit === "line") return letter.line !== before.line;
  if (unit === "word") return letter.word !== before.word;
  return !(letter.joined && before.joined && letter.word === before.word);
}

/** Where each unit is, `elapsed` flicks into a clip of `duration`, which may be a part of what was cut. */
export function motionsOf(
  layout: Layout,
  animation: TextAnimation,
  elapsed: number,
  duration: number,
  units: readonly number[],
): Motion[] {
  const count = (units.at(-1) ?? -1) + 1;
  const passed = elapsed + animation.before;
  const whole = animation.before + duration + animation.after;
  let steps = progress(animation, count, passed, whole);
  if (animation.leaves) {
    const away = progress(animation, count, whole - passed, whole);
    steps = steps.map((step, number) => Math.min(step, away[number] as number));
  }
  const members: number[][] = steps.map(() => []);
  for (const [letter, unit] of units.entries()) members[unit]?.push(letter);
  return steps.map((step, number) =>
    step >= 1 ? REST : motionOf(layout, animation, step, members[number] as number[]),
  );
}

/** How far each unit is, from 0, not there yet, to 1. */
function progress(animation: TextAnimation, count: number, elapsed: number, duration: number): number[] {
  const types = animation.kind === "type";
  const whole = animation.stagger * (count - 1) + (types ? animation.stagger : animation.duration);
  const room = animation.leaves ? duration / 2 : duration;
  const pace = whole > room ? room / whole : 1;
  const lasts = types ? 0 : animation.duration * pace;
  return Array.from({ length: count }, (_, number) => {
    const since = elapsed - number * animation.stagger * pace;
    if (lasts > 0) return Math.min(1, Math.max(0, since / lasts));
    return since >= 0 ? 1 : 0;
  });
}

/** Where a unit is that has come `step` of its way: fast at first, slower towards its place. */
function motionOf(
  layout: Layout,
  animation: TextAnimation,
  step: number,
  letters: readonly number[],
): Motion {
  const left = 1 - step;
  const rest = left * left * left;
  const { kind } = animation;
  const { size } = layout;
  const shown = letters.map((letter) => layout.letters[letter] as Letter);
  const line = layout.lines[shown[0]?.line ?? 0] as Line;
  const at = { ...REST, opacity: step };
  if (kind === "rise") return { ...at, y: RISE * size * rest };
  if (kind === "drop") return { ...at, y: -RISE * size * rest };
  // From where reading begins.
  if (kind === "slide") return { ...at, x: (line.rightToLeft ? SLIDE : -SLIDE) * size * rest };
  if (kind !== "grow") return at;
  const last = layout.lines[shown.at(-1)?.line ?? 0] as Line;
  const edges = [Math.min(...shown.map((one) => one.left)), Math.max(...shown.map((one) => one.right))];
  return {
    ...at,
    scale: 1 - rest,
    centreX: ((edges[0] as number) + (edges[1] as number)) / 2,
    centreY: (line.y + last.y + last.height) / 2,
  };
}
