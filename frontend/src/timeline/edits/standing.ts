/** Layers whose place moves with time: they are taken where they are at the playhead, and get keyframes there. */

import { WAY_PRESETS } from "../../presets/ways";
import { clipOf, type Document, type Keyframes, type Transform } from "../document";
import { resolve } from "../keyframes";
import { batch, type Operation, type Primitive } from "../operations";
import { type Property, propertyOf } from "../properties";
import { isObject, type Json } from "../schema-check";
import { setValue } from "./building";
import { momentIn, setProperty } from "./set-property";
import { besideWays, changes } from "./set-way";

const PLACE: Readonly<Record<keyof Transform, Property>> = {
  x: propertyOf("transform.x"),
  y: propertyOf("transform.y"),
  width: propertyOf("transform.width"),
  height: propertyOf("transform.height"),
  rotation: propertyOf("transform.rotation"),
};
const NAMES = Object.keys(PLACE) as (keyof Transform)[];

const moves = (keyframes: Keyframes) => NAMES.some((name) => keyframes[name].length > 0);

/** The document with every layer where it is at a moment of the timeline; the same one where no place moves. */
export function standing(document: Document, time: number): Document {
  const moved = Object.entries(document.clips).flatMap(([id, clip]) => {
    if (clip.kind === "audio" || clip.kind === "caption" || !moves(clip.keyframes)) return [];
    const { transform } = resolve(clip, momentIn(document, clip, time)).clip;
    const whole = Object.fromEntries(
      NAMES.map((name) => [name, name === "rotation" ? transform.rotation : Math.round(transform[name])]),
    ) as unknown as Transform;
    return [[id, { ...clip, transform: whole }] as const];
  });
  return moved.length === 0
    ? document
    : { ...document, clips: { ...document.clips, ...Object.fromEntries(moved) } };
}

/** What a place is that somebody gives a layer: where it is at a moment, or where it rests between its ways in and out. */
export type Meaning = "here" | "rest";

/**
 * The same operation, but that a place which moves gets a keyframe at a moment of the timeline. What moves by its ways in
 * and out alone is put elsewhere with them.
 */
export function asKeyframes(
  document: Document,
  operation: Operation | null,
  time: number,
  means: Meaning = "here",
): Operation | null {
  if (!operation) return null;
  const steps: readonly Primitive[] = operation.type === "batch" ? operation.operations : [operation];
  const places = new Map<string, Record<string, Json>>();
  const others: Primitive[] = [];
  for (const step of steps) {
    const [map, id, part, name] = step.path;
    const clip =
      map === "clips" && part === "transform" && id !== undefined ? clipOf(document, id) : undefined;
    if (step.type !== "set" || !clip || id === undefined || !moves(clip.keyframes)) others.push(step);
    else {
      const fields = name === undefined ? (isObject(step.value) ? step.value : {}) : { [name]: step.value };
      places.set(id, { ...places.get(id), ...fields });
    }
  }
  const placed = [...places].flatMap(([id, fields]) => keyed(document, id, fields, time, means));
  return batch([...others, ...placed]);
}

function keyed(
  document: Document,
  id: string,
  fields: Readonly<Record<string, Json>>,
  time: number,
  means: Meaning,
): readonly Primitive[] {
  const clip = clipOf(document, id);
  const ways = clip && "transform" in clip ? besideWays(document, clip, WAY_PRESETS) : null;
  if (clip && "transform" in clip && ways) {
    const { transform: shown } = resolve(clip, momentIn(document, clip, time)).clip;
    const transform = { ...ways.still.transform };
    for (const name of NAMES) {
      const wanted = fields[name];
      if (typeof wanted !== "number") continue;
      transform[name] = means === "rest" ? wanted : carried(name, wanted, shown[name], transform[name]);
    }
    const value = { ...transform };
    const moved = { ...ways.still, transform };
    return [setValue(["clips", id, "transform"], value), ...changes(id, clip, ways.back(moved))];
  }
  return Object.entries(fields).flatMap(([field, value]): readonly Primitive[] => {
    const property = PLACE[field as keyof Transform];
    const operation = setProperty(document, [{ owner: "clip", id }], property, value, time);
    if (!operation) return [];
    return operation.type === "batch" ? operation.operations : [operation];
  });
}

/** Where a layer rests, when what is shown of it on its way was moved, or made larger. */
function carried(name: keyof Transform, wanted: number, shown: number, rest: number): number {
  if (name === "rotation") return wanted;
  if (name === "x" || name === "y") return Math.round(rest + wanted - shown);
  return Math.max(1, Math.round(shown > 0 ? (rest * wanted) / shown : wanted));
}
