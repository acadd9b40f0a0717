/**
 * Ways in and out: how a layer comes, and how it goes. They are keyframes of its place, size, opacity and blur, or, for a
 * text that grows, its animation: there is nothing in the document but what a hand could have set. So a way is known
 * again by what it would have written.
 */

import { type Clip, clipOf, type Document, type Keyframe, type PictureClip } from "../document";
import { type CurveName, valueAt } from "../keyframes";
import { batch, isEqual, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { setField, setValue, shortest } from "./building";
import { isOpen } from "./set-property";
import type { Side, Way, Ways } from "./way";

type Moved = Extract<CurveName, "x" | "y" | "width" | "height" | "opacity" | "blur">;
type Ends = Readonly<Record<Moved, number>>;

const MOVED: readonly Moved[] = ["x", "y", "width", "height", "opacity", "blur"];

/** A way that a clip has. */
export interface Found {
  readonly name: string;
  /** Flicks. */
  readonly length: number;
}

/**
 * Let clips come in, or go out, in a way, in place of the one that they have; null takes that off. A way takes `length`
 * flicks, but leaves the other way its time, and takes half of its clip at the most where there is too little for both.
 * Keyframes that somebody made stay where they lie beside the way. Nothing moves in time; clips on locked tracks, and
 * sound, stay as they are.
 *
 *     before  |-- a --------|       after  |◆-◆ a --------|
 */
export function setWay(
  document: Document,
  ids: readonly string[],
  side: Side,
  name: string | null,
  length: number,
  ways: Ways,
): Operation | null {
  const way = name === null ? null : (ways[name] ?? null);
  const steps = ids.flatMap((id): Primitive[] => {
    const stored = clipOf(document, id);
    if (!stored || !("transform" in stored) || !isOpen(document, { owner: "clip", id })) return [];
    const without = withoutWay(document, stored, side, ways);
    const with_ = way
      ? withWay(document, without, side, way, bounded(document, without, side, length, ways))
      : without;
    return changes(id, stored, with_);
  });
  return batch(steps);
}

/** The way that a clip comes in, or goes out; null where it has none that is known. */
export function wayOf(document: Document, clip: Clip, side: Side, ways: Ways): Found | null {
  if (!("transform" in clip)) return null;
  // The more a way moves, the surer it is that it is this one.
  const names = Object.keys(ways).sort((a, b) => moved(ways[b], clip).length - moved(ways[a], clip).length);
  for (const name of names) {
    const way = ways[name] as Way;
    const length = grows(way, clip) ? grownText(clip, side, way) : lengthOf(document, clip, side, way);
    if (length !== null) return { name, length };
  }
  return null;
}

/**
 * What a clip is without its ways, and how it gets them back once it has been put elsewhere; null where its place moves
 * besides.
 */
export function besideWays(
  document: Document,
  clip: PictureClip,
  ways: Ways,
): { readonly still: PictureClip; readonly back: (moved: PictureClip) => PictureClip } | null {
  const [comes, goes] = [wayOf(document, clip, "in", ways), wayOf(document, clip, "out", ways)];
  if (clip.kind === "text" ? !hasPlaces(clip.keyframes) : !comes && !goes) return null;
  const kept = clip.kind === "text" ? clip.animation : null;
  let still: PictureClip = withoutWay(document, withoutWay(document, clip, "in", ways), "out", ways);
  if (kept && still.kind === "text") still = { ...still, animation: kept };
  if (hasPlaces(still.keyframes)) return null;
  const again = (moved: PictureClip, side: Side, found: Found | null) => {
    const way = found && ways[found.name];
    return way && !grows(way, moved) ? withWay(document, moved, side, way, found.length) : moved;
  };
  return { still, back: (moved) => again(again(moved, "in", comes), "out", goes) };
}

/** Whether a place or a size moves. */
function hasPlaces(keyframes: PictureClip["keyframes"]): boolean {
  return (["x", "y", "width", "height", "rotation"] as const).some((name) => keyframes[name].length > 0);
}

/** A way's length as a clip has room for it. */
function bounded(document: Document, clip: PictureClip, side: Side, length: number, ways: Ways): number {
  const other = wayOf(document, clip, side === "in" ? "out" : "in", ways)?.length ?? 0;
  const frame = shortest(document);
  const room = clip.duration - other >= frame ? clip.duration - other : Math.floor(clip.duration / 2);
  return Math.max(1, Math.min(Math.max(length, frame), room));
}

/** A text's box must keep its width, or its words are set anew: it grows by its animation. */
function grows(way: Way, clip: PictureClip): boolean {
  return way.scale !== undefined && clip.kind === "text";
}

function moved(way: Way | undefined, clip: PictureClip): readonly Moved[] {
  if (!way || grows(way, clip)) return [];
  const named: Readonly<Record<Moved, boolean>> = {
    x: way.outside !== undefined,
    y: way.y !== undefined,
    width: way.scale !== undefined,
    height: way.scale !== undefined,
    opacity: way.opacity !== undefined,
    blur: way.blur !== undefined,
  };
  return MOVED.filter((name) => named[name]);
}

/** What a clip is like beside its way, by its keyframes or as it is fixed. */
function restOf(clip: PictureClip, at: number): Ends {
  const { transform, appearance, keyframes } = clip;
  const worth = (name: Moved, fixed: number) => valueAt(keyframes[name], at) ?? fixed;
  return {
    x: worth("x", transform.x),
    y: worth("y", transform.y),
    width: worth("width", transform.width),
    height: worth("height", transform.height),
    opacity: worth("opacity", appearance.opacity),
    blur: worth("blur", appearance.blur),
  };
}

/** What it is like at the far end. */
function farOf(document: Document, way: Way, side: Side, rest: Ends): Ends {
  const { canvas } = document;
  const short = Math.min(canvas.width, canvas.height);
  const beyond = Math.round((canvas.width + rest.width) / 2);
  return {
    x: way.outside === undefined ? rest.x : way.outside === "left" ? -beyond : beyond,
    y: rest.y + Math.round((way.y?.[side] ?? 0) * short),
    width: Math.max(1, Math.round(rest.width * (way.scale ?? 1))),
    height: Math.max(1, Math.round(rest.height * (way.scale ?? 1))),
    opacity: way.opacity ?? rest.opacity,
    blur: way.blur ?? rest.blur,
  };
}

function byTime(curve: readonly Keyframe[]): Keyframe[] {
  return [...curve].sort((a, b) => a.time - b.time);
}

/** The two keyframes of a way at its far and its near end, as they stand in a curve; null where there are no two. */
function endsIn(clip: PictureClip, side: Side, name: Moved): readonly [far: Keyframe, near: Keyframe] | null {
  const curve = byTime(clip.keyframes[name]);
  const [far, near] = side === "in" ? curve : curve.reverse();
  if (!far || !near || far.time !== (side === "in" ? 0 : clip.duration)) return null;
  return [far, near];
}

/** How long a clip's way takes, if it is this one. */
function lengthOf(document: Document, clip: PictureClip, side: Side, way: Way): number | null {
  const names = moved(way, clip);
  const ends = names.map((name) => endsIn(clip, side, name));
  const [first] = ends;
  if (!first) return null;
  const at = first[1].time;
  const far = farOf(document, way, side, restOf(clip, at));
  const isIt = names.every((name, place) => {
    const pair = ends[place];
    const slack = name === "opacity" ? 0.001 : 1;
    return pair && pair[1].time === at && Math.abs(pair[0].value - far[name]) <= slack;
  });
  return isIt ? Math.abs(at - first[0].time) : null;
}

function withoutWay(document: Document, clip: PictureClip, side: Side, ways: Ways): PictureClip {
  const found = wayOf(document, clip, side, ways);
  const still = clip.kind === "text" ? unanimated(clip, side) : clip;
  const way = found && ways[found.name];
  if (!way) return still;
  const keyframes = { ...still.keyframes };
  for (const name of moved(way, still)) {
    const [far, near] = endsIn(still, side, name) ?? [];
    const left = still.keyframes[name].filter((key) => key !== far && key !== near);
    // What somebody made beside the way goes on from where the way ended.
    const same = left.length === 0 || (near && valueAt(left, near.time) === near.value);
    keyframes[name] = same || !near ? left : byTime([...left, near]);
  }
  return { ...still, keyframes };
}

function withWay(document: Document, clip: PictureClip, side: Side, way: Way, length: number): PictureClip {
  if (clip.kind === "text" && grows(way, clip)) return growing(clip, side, length, way);
  const at = side === "in" ? length : clip.duration - length;
  const rest = restOf(clip, at);
  const far = farOf(document, way, side, rest);
  const keyframes = { ...clip.keyframes };
  const { x1, y1, x2, y2 } = way.pace;
  const leaving = { x1: 1 - x2, y1: 1 - y2, x2: 1 - x1, y2: 1 - y1 };
  for (const name of moved(way, clip)) {
    const beside = clip.keyframes[name].filter(({ time }) => (side === "in" ? time > at : time < at));
    const key = (time: number, value: number, moves: boolean): Keyframe => ({
      time,
      value,
      easing: moves ? "bezier" : "linear",
      bezier: moves ? (side === "in" ? way.pace : leaving) : way.pace,
    });
    const ends =
      side === "in"
        ? [key(0, far[name], true), key(at, rest[name], false)]
        : [key(at, rest[name], true), key(clip.duration, far[name], false)];
    keyframes[name] = byTime([...beside, ...ends]);
  }
  return { ...clip, keyframes };
}

type TextClip = Extract<PictureClip, { readonly kind: "text" }>;

/** An animation that is over before the clip starts, or would only begin after its end. */
const never = (clip: TextClip) => clip.duration;

function comesIn({ animation, duration }: TextClip): boolean {
  return animation.kind !== "none" && animation.before < duration;
}

function goesOut({ animation, duration }: TextClip): boolean {
  return animation.kind !== "none" && animation.leaves && animation.after < duration;
}

/** How long each part of a text grows; null where it does not grow in this way. */
function grownText(clip: PictureClip, side: Side, { unit = "block" }: Way): number | null {
  if (clip.kind !== "text" || clip.animation.kind !== "grow" || clip.animation.unit !== unit) return null;
  return (side === "in" ? comesIn(clip) : goesOut(clip)) ? clip.animation.duration : null;
}

/** A text that does not come in, or does not go out, by its animation; the other side of it stays. */
function unanimated(clip: TextClip, side: Side): TextClip {
  const { animation } = clip;
  const stays = side === "in" ? goesOut(clip) : comesIn(clip);
  if (!(side === "in" ? comesIn(clip) : goesOut(clip))) return clip;
  if (!stays)
    return { ...clip, animation: { ...animation, kind: "none", leaves: false, before: 0, after: 0 } };
  return {
    ...clip,
    animation:
      side === "in" ? { ...animation, before: never(clip) } : { ...animation, leaves: false, after: 0 },
  };
}

/** A text has one animation: where it goes out by another one, it grows there, too. */
function growing(clip: TextClip, side: Side, length: number, { unit = "block" }: Way): TextClip {
  const { animation } = clip;
  const both = side === "in" ? goesOut(clip) : comesIn(clip);
  return {
    ...clip,
    animation: {
      ...animation,
      kind: "grow",
      unit,
      duration: length,
      leaves: side === "out" || both,
      before: side === "in" || both ? 0 : never(clip),
      after: 0,
    },
  };
}

/** The operations that make a clip move as another one does. */
export function changes(id: string, before: PictureClip, after: PictureClip): Primitive[] {
  const same = (one: object, other: object) => isEqual(one as unknown as Json, other as unknown as Json);
  const curves = MOVED.filter((name) => !same(before.keyframes[name], after.keyframes[name])).map((name) =>
    setValue(["clips", id, "keyframes", name], after.keyframes[name] as unknown as Json),
  );
  if (before.kind !== "text" || after.kind !== "text" || same(before.animation, after.animation))
    return curves;
  return [...curves, setField(id, "animation", { ...after.animation })];
}
