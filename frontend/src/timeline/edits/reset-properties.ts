import { assetOf, clipOf, type Document } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { type Holder, has, type Property, valueBelow } from "../properties";
import type { Json } from "../schema-check";
import { fitted } from "./insert-asset";
import { curveOf, isOpen, setCurve, setFixed } from "./set-property";

/**
 * What a property of a holder goes back to: what the schema says; a picture's size is that at which it came. Undefined
 * for what has no state of its own to go back to, such as words, names and the size of a text.
 */
export function originalOf(document: Document, holder: Holder, property: Property): Json | undefined {
  const [first, second] = property.path;
  const clip = holder.owner === "clip" ? clipOf(document, holder.id) : undefined;
  if (first === "transform" && (second === "width" || second === "height")) {
    const asset = clip && "asset" in clip ? assetOf(document, clip.asset) : undefined;
    return asset ? fitted(asset, document.canvas)[second] : undefined;
  }
  if (property.name === "shape" || property.control === "name") return undefined;
  return property.default ?? undefined;
}

/** Whether a property is as it was before anybody changed it. */
export function isOriginal(document: Document, holder: Holder, property: Property): boolean {
  if (curveOf(document, holder, property).length > 0) return false;
  const original = originalOf(document, holder, property);
  return original === undefined || valueBelow(document, holder, property.path) === original;
}

/**
 * Take properties back to what they were before anybody changed them; their keyframes go. Clips on locked tracks stay as
 * they are, and nothing moves in time.
 */
export function resetProperties(
  document: Document,
  holders: readonly Holder[],
  properties: readonly Property[],
): Operation | null {
  const steps = holders.flatMap((holder) =>
    properties.flatMap((property): Primitive[] => {
      const value = originalOf(document, holder, property);
      if (!isOpen(document, holder) || !has(document, holder, property)) return [];
      const curve = property.curve === null ? [] : setCurve(document, holder, property, []);
      return value === undefined ? curve : [...curve, ...setFixed(document, holder, property, value)];
    }),
  );
  return batch(steps);
}
