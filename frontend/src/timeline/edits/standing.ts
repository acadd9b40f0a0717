/** Layers whose place moves with time: they are taken where they are at the playhead, and get keyframes there. */

import { clipOf, type Document, type Keyframes, type Transform } from "../document";
import { resolve } from "../keyframes";
import { batch, type Operation, type Primitive } from "../operations";
import { type Property, propertyOf } from "../properties";
import { isObject, type Json } from "../schema-check";
import { momentIn, setProperty } from "./set-property";

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

/** The same operation, but that a place which moves gets a keyframe at a moment of the timeline. */
export function asKeyframes(document: Document, operation: Operation | null, time: number): Operation | null {
  if (!operation) return null;
  const steps: readonly Primitive[] = operation.type === "batch" ? operation.operations : [operation];
  return batch(steps.flatMap((step) => keyed(document, step, time)));
}

function keyed(document: Document, step: Primitive, time: number): readonly Primitive[] {
  const [map, id, part, name] = step.path;
  if (step.type !== "set" || map !== "clips" || id === undefined || part !== "transform") return [step];
  const clip = clipOf(document, id);
  if (!clip || !moves(clip.keyframes)) return [step];
  const fields =
    name === undefined && isObject(step.value) ? Object.entries(step.value) : [[name, step.value]];
  return fields.flatMap(([field, value]): readonly Primitive[] => {
    const property = PLACE[field as keyof Transform];
    const operation = setProperty(document, [{ owner: "clip", id }], property, value as Json, time);
    if (!operation) return [];
    return operation.type === "batch" ? operation.operations : [operation];
  });
}
