import { clipOf, type Document, type Keyframe } from "../document";
import type { CurveName } from "../keyframes";
import { batch, type Operation, type Primitive } from "../operations";
import { has, PROPERTIES, type Property } from "../properties";
import { shortest } from "./building";
import { settled, worthAt } from "./keyframe";
import { curveOf, isOpen, setCurve, withKey } from "./set-property";

/**
 * Edits of single keyframes of one clip, each named by its curve and its time. Nothing moves on the timeline: markers, words,
 * linked and grouped clips stay as they are, and clips on locked tracks are not changed.
 */

/** One keyframe of a clip. */
export interface KeyName {
  readonly curve: CurveName;
  /** Flicks from the clip's start. */
  readonly time: number;
}

/** Keyframes that were copied, by property, with their times from the first of them. */
export type CopiedKeys = readonly { readonly curve: CurveName; readonly keys: readonly Keyframe[] }[];

export const propertyOfCurve = (curve: CurveName) =>
  PROPERTIES.find((property) => property.curve === curve) as Property;

/** The properties of a clip that move, in the table's order. */
export function movingProperties(document: Document, id: string): readonly Property[] {
  const clip = clipOf(document, id);
  return PROPERTIES.filter(({ curve }) => curve !== null && (clip?.keyframes[curve].length ?? 0) > 0);
}

/** Change the curves that some keyframes are of: `to` gets those that are meant and the others. */
function changed(
  document: Document,
  id: string,
  names: readonly KeyName[],
  to: (meant: readonly Keyframe[], others: readonly Keyframe[], property: Property) => readonly Keyframe[],
): Operation | null {
  const holder = { owner: "clip", id } as const;
  if (!isOpen(document, holder)) return null;
  const steps = [...new Set(names.map(({ curve }) => curve))].flatMap((curve): Primitive[] => {
    const property = propertyOfCurve(curve);
    const times = new Set(names.flatMap((name) => (name.curve === curve ? [name.time] : [])));
    const all = curveOf(document, holder, property);
    const meant = all.filter(({ time }) => times.has(time));
    if (meant.length === 0) return [];
    const others = all.filter(({ time }) => !times.has(time));
    const next = [...to(meant, others, property)].sort((a, b) => a.time - b.time);
    const [last] = meant.toReversed();
    const rest = next.length === 0 && last ? [settled(holder, property, last.value)] : [];
    return [...setCurve(document, holder, property, next), ...rest];
  });
  return batch(steps);
}

/** By how much keyframes can move so that none of them leaves its clip, `by` at the most; flicks. */
export function movable(document: Document, id: string, names: readonly KeyName[], by: number): number {
  const clip = clipOf(document, id);
  const times = names.map(({ time }) => time);
  if (!clip || times.length === 0) return 0;
  const last = clip.duration - shortest(document);
  const [least, most] = [Math.min(0, -Math.min(...times)), Math.max(0, last - Math.max(...times))];
  return Math.min(Math.max(by, least), most);
}

/**
 * Move keyframes in time, together, within their clip. One that comes to stand on another takes its place.
 *
 *     before  ◆──◆─────◆        after  ◆─────◆──◆
 */
export function moveKeys(
  document: Document,
  id: string,
  names: readonly KeyName[],
  by: number,
): Operation | null {
  const far = movable(document, id, names, by);
  if (far === 0) return null;
  return changed(document, id, names, (meant, others) => {
    const moved = meant.map((key) => ({ ...key, time: key.time + far }));
    const taken = new Set(moved.map(({ time }) => time));
    return [...others.filter(({ time }) => !taken.has(time)), ...moved];
  });
}

/**
 * Take keyframes away. With the last one of a property, its value becomes the fixed one.
 *
 *     before  ◆──◆─────◆        after  ◆────────◆
 */
export function deleteKeys(document: Document, id: string, names: readonly KeyName[]): Operation | null {
  return changed(document, id, names, (_meant, others) => others);
}

/** How properties go on from keyframes to the next ones. */
export function easeKeys(
  document: Document,
  id: string,
  names: readonly KeyName[],
  how: Partial<Pick<Keyframe, "easing" | "bezier">>,
): Operation | null {
  return changed(document, id, names, (meant, others) => [
    ...others,
    ...meant.map((key) => ({ ...key, ...how })),
  ]);
}

/** A keyframe of a property at a moment of the timeline, with the value that it has there. */
export function addKey(document: Document, id: string, curve: CurveName, time: number): Operation | null {
  const holder = { owner: "clip", id } as const;
  const property = propertyOfCurve(curve);
  const worth = worthAt(document, holder, property, time);
  if (!isOpen(document, holder) || typeof worth !== "number") return null;
  const keys = withKey(document, holder, curveOf(document, holder, property), worth, time);
  return batch(setCurve(document, holder, property, keys));
}

export function copyKeys(document: Document, id: string, names: readonly KeyName[]): CopiedKeys {
  const clip = clipOf(document, id);
  const first = Math.min(...names.map(({ time }) => time));
  return [...new Set(names.map(({ curve }) => curve))].map((curve) => {
    const times = new Set(names.flatMap((name) => (name.curve === curve ? [name.time] : [])));
    const keys = (clip?.keyframes[curve] ?? []).filter(({ time }) => times.has(time));
    return { curve, keys: keys.map((key) => ({ ...key, time: key.time - first })) };
  });
}

/** What was pasted, and the names of its keyframes. */
export interface PastedKeys {
  readonly operation: Operation | null;
  readonly names: readonly KeyName[];
}

/**
 * Put copied keyframes into a clip from a moment of the timeline on: those of properties that it has, and as far as they
 * fall into it. What stands where they come to stand gives way.
 */
export function pasteKeys(document: Document, id: string, copied: CopiedKeys, at: number): PastedKeys {
  const clip = clipOf(document, id);
  const holder = { owner: "clip", id } as const;
  if (!clip || !isOpen(document, holder)) return { operation: null, names: [] };
  const names: KeyName[] = [];
  const steps = copied.flatMap(({ curve, keys }): Primitive[] => {
    const property = propertyOfCurve(curve);
    if (!has(document, holder, property)) return [];
    const put = keys
      .map((key) => ({ ...key, time: key.time + at - clip.start }))
      .filter(({ time }) => time >= 0 && time < clip.duration);
    const taken = new Set(put.map(({ time }) => time));
    names.push(...put.map(({ time }) => ({ curve, time })));
    const others = curveOf(document, holder, property).filter(({ time }) => !taken.has(time));
    return setCurve(
      document,
      holder,
      property,
      [...others, ...put].sort((a, b) => a.time - b.time),
    );
  });
  return { operation: batch(steps), names };
}
