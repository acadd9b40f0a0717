import { type Clip, clipOf, type Document, type Keyframe } from "../document";
import { batch, isEqual, type Operation, type Primitive } from "../operations";
import { type Holder, has, type Property, placeOf, valueBelow } from "../properties";
import type { Json } from "../schema-check";
import { frameTime } from "../time";
import { setValue } from "./building";

/**
 * Give a property of several holders a value; null where nothing changes. Where it moves, the keyframe at `time` (flicks
 * of the timeline) gets the value, or a new one stands there; outside of its clip the nearest frame of it counts. Clips on
 * locked tracks, and what does not have the property, stay as they are. Nothing moves in time.
 *
 *     before  opacity 1      after  opacity 0.5
 *     before  ◆─────◆        after  ◆──◆──◆
 */
export function setProperty(
  document: Document,
  holders: readonly Holder[],
  property: Property,
  value: Json | ((holder: Holder) => Json),
  time: number,
): Operation | null {
  const steps = holders.flatMap((holder): Primitive[] => {
    if (!isOpen(document, holder) || !has(document, holder, property)) return [];
    const wanted = typeof value === "function" ? value(holder) : value;
    const curve = curveOf(document, holder, property);
    if (curve.length > 0 && typeof wanted === "number") {
      return setCurve(document, holder, property, withKey(document, holder, curve, wanted, time));
    }
    return setFixed(document, holder, property, wanted);
  });
  return batch(steps);
}

/** Whether a holder may be changed: it is there, and is no clip of a locked track. */
export function isOpen(document: Document, holder: Holder): boolean {
  if (valueBelow(document, holder, []) === undefined) return false;
  const clip = holder.owner === "clip" ? clipOf(document, holder.id) : undefined;
  return !(clip && document.tracks[clip.track]?.locked);
}

/** The keyframes of a property, by time; none where it does not move. */
export function curveOf(document: Document, holder: Holder, { curve }: Property): readonly Keyframe[] {
  const clip = holder.owner === "clip" ? clipOf(document, holder.id) : undefined;
  if (!clip || curve === null) return [];
  return [...clip.keyframes[curve]].sort((a, b) => a.time - b.time);
}

/** A moment of the timeline in flicks from the clip's start, brought to its first or its last frame where it is outside. */
export function momentIn(document: Document, clip: Clip, time: number): number {
  const last = clip.duration - frameTime(1, document.canvas.frame_rate);
  return Math.max(0, Math.min(time - clip.start, last));
}

/** Whether a keyframe stands in the frame that begins `into` flicks after the clip's start. */
export function isAt(document: Document, key: Keyframe, into: number): boolean {
  return Math.abs(key.time - into) < frameTime(1, document.canvas.frame_rate) / 2;
}

/** The operation that gives a property its fixed value, where it has another one. */
export function setFixed(document: Document, holder: Holder, property: Property, value: Json): Primitive[] {
  const present = valueBelow(document, holder, property.path);
  if (present === undefined || isEqual(present, value)) return [];
  return [setValue([...placeOf(holder), ...property.path], value)];
}

/** The operation that makes these a property's keyframes, where they are others than before. */
export function setCurve(
  document: Document,
  holder: Holder,
  property: Property,
  curve: readonly Keyframe[],
): Primitive[] {
  const value = curve as unknown as Json;
  if (isEqual(curveOf(document, holder, property) as unknown as Json, value)) return [];
  return [setValue([...placeOf(holder), "keyframes", property.curve as string], value)];
}

const STRAIGHT = { x1: 0.25, y1: 0.1, x2: 0.25, y2: 1 };

/** A curve whose keyframe at a moment of the timeline has a value. A new one goes on as the one before it does. */
export function withKey(
  document: Document,
  { id }: Holder,
  curve: readonly Keyframe[],
  value: number,
  time: number,
): Keyframe[] {
  const clip = clipOf(document, id);
  if (!clip) return [...curve];
  const into = momentIn(document, clip, time);
  if (curve.some((key) => isAt(document, key, into))) {
    return curve.map((key) => (isAt(document, key, into) ? { ...key, value } : key));
  }
  const before = curve.findLast((key) => key.time < into) ?? curve[0];
  const { easing, bezier } = before ?? { easing: "linear", bezier: STRAIGHT };
  return [...curve, { time: into, value, easing, bezier }].sort((a, b) => a.time - b.time);
}
