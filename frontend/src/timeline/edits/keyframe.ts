import { clipOf, type Document, type Keyframe } from "../document";
import { propertyAt } from "../keyframes";
import { batch, type Operation, type Primitive } from "../operations";
import { type Holder, has, type Property, placeOf, valueBelow } from "../properties";
import { setValue } from "./building";
import { curveOf, isAt, isOpen, momentIn, setCurve, withKey } from "./set-property";

/** How a property of a clip stands to the playhead: it has a fixed value, moves, or has a keyframe in this very frame. */
export type Movement = "fixed" | "moving" | "keyed";

export function movementAt(document: Document, holder: Holder, property: Property, time: number): Movement {
  const curve = curveOf(document, holder, property);
  if (curve.length === 0) return "fixed";
  return keyAt(document, holder, property, time) ? "keyed" : "moving";
}

/** The keyframe in the frame at a moment of the timeline, or null. */
export function keyAt(document: Document, holder: Holder, property: Property, time: number): Keyframe | null {
  const clip = clipOf(document, holder.id);
  if (!clip) return null;
  const into = momentIn(document, clip, time);
  return curveOf(document, holder, property).find((key) => isAt(document, key, into)) ?? null;
}

/** What a property is worth at a moment of the timeline; undefined where the holder lacks it. */
export function worthAt(document: Document, holder: Holder, property: Property, time: number) {
  const clip = holder.owner === "clip" ? clipOf(document, holder.id) : undefined;
  const { curve } = property;
  if (clip && curve !== null && clip.keyframes[curve].length > 0) {
    return propertyAt(clip.keyframes, curve, momentIn(document, clip, time)) ?? undefined;
  }
  return valueBelow(document, holder, property.path);
}

/** Clips with those of their properties that are asked about, as far as they have them and may be changed. */
function pairs(
  document: Document,
  holders: readonly Holder[],
  properties: readonly Property[],
): (readonly [Holder, Property])[] {
  return holders.flatMap((holder) =>
    isOpen(document, holder)
      ? properties
          .filter((property) => property.curve !== null && has(document, holder, property))
          .map((property) => [holder, property] as const)
      : [],
  );
}

/**
 * A keyframe at the playhead for each clip and property, with the value that it has there; where all have one, they go,
 * and with the last one of a property its value becomes the fixed one. Clips on locked tracks stay as they are.
 *
 *     before  ◆─────◆        after  ◆──◆──◆        and back
 */
export function toggleKeyframe(
  document: Document,
  holders: readonly Holder[],
  properties: readonly Property[],
  time: number,
): Operation | null {
  const able = pairs(document, holders, properties);
  const goes = able.every(([holder, property]) => keyAt(document, holder, property, time) !== null);
  const steps = able.flatMap(([holder, property]): Primitive[] => {
    const curve = curveOf(document, holder, property);
    const worth = worthAt(document, holder, property, time);
    if (typeof worth !== "number") return [];
    const key = keyAt(document, holder, property, time);
    if (!goes && key) return [];
    if (!goes) return setCurve(document, holder, property, withKey(document, holder, curve, worth, time));
    const left = curve.filter((one) => one !== key);
    const last = left.length === 0 ? [settled(holder, property, worth)] : [];
    return [...setCurve(document, holder, property, left), ...last];
  });
  return batch(steps);
}

/** The fixed value that a property which no longer moves is left with. */
export function settled(holder: Holder, property: Property, worth: number): Primitive {
  const value = property.whole ? Math.round(worth) : worth;
  return setValue([...placeOf(holder), ...property.path], value);
}

/** How properties go on from their keyframes at the playhead. */
export function easeKeyframe(
  document: Document,
  holders: readonly Holder[],
  properties: readonly Property[],
  time: number,
  how: Partial<Pick<Keyframe, "easing" | "bezier">>,
): Operation | null {
  const steps = pairs(document, holders, properties).flatMap(([holder, property]): Primitive[] => {
    const at = keyAt(document, holder, property, time);
    if (!at) return [];
    const curve = curveOf(document, holder, property).map((key) =>
      key.time === at.time ? { ...key, ...how } : key,
    );
    return setCurve(document, holder, property, curve);
  });
  return batch(steps);
}

/** The moment of the timeline of the nearest keyframe before (-1) or after (1) another one; null where there is none. */
export function nextKeyframe(
  document: Document,
  holders: readonly Holder[],
  properties: readonly Property[],
  time: number,
  direction: 1 | -1,
): number | null {
  const times = holders.flatMap((holder) => {
    const clip = clipOf(document, holder.id);
    if (!clip) return [];
    return properties
      .flatMap((property) => curveOf(document, holder, property))
      .filter((key) => key.time >= 0 && key.time < clip.duration)
      .filter((key) => !isAt(document, key, time - clip.start))
      .map((key) => clip.start + key.time);
  });
  const past = times.filter((one) => (direction === 1 ? one > time : one < time));
  if (past.length === 0) return null;
  return direction === 1 ? Math.min(...past) : Math.max(...past);
}
