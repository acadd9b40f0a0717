import type { Clip, Document, Keyframe } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import {
  type GroupName,
  type Holder,
  has,
  PROPERTIES,
  type Property,
  type PropertyName,
  valueBelow,
} from "../properties";
import type { Json } from "../schema-check";
import { curveOf, isOpen, setCurve, setFixed } from "./set-property";

/** Properties of a clip with their values, as they are carried to others. */
export interface Copied {
  readonly kind: Clip["kind"];
  /** One group, or null for all that says how a clip looks and sounds. */
  readonly group: GroupName | null;
  readonly values: readonly { readonly property: PropertyName; readonly value: Json; readonly curve: Json }[];
}

/** What makes a clip this one and no other stays with it, unless it is asked for by its group. */
const ITS_OWN: readonly GroupName[] = ["clip", "shape", "speed", "transition", "cleaned"];
/** Another picture's size would pull this one out of shape. */
const SIZE: readonly PropertyName[] = ["transform.width", "transform.height"];

/** What of a clip is carried to others: a group, or null for all. A text's words stay its own, and its size. */
export function copyable(group: GroupName | null): readonly Property[] {
  return PROPERTIES.filter(
    (property) =>
      property.owner === "clip" &&
      property.control !== "words" &&
      property.control !== "name" &&
      (group === null
        ? !ITS_OWN.includes(property.group) && !SIZE.includes(property.name)
        : property.group === group),
  );
}

/** What a clip's properties are; null where there is no such clip. */
export function copyProperties(document: Document, id: string, group: GroupName | null): Copied | null {
  const holder: Holder = { owner: "clip", id };
  const clip = document.clips[id];
  if (!clip) return null;
  const values = copyable(group)
    .filter((property) => has(document, holder, property))
    .map((property) => ({
      property: property.name,
      value: valueBelow(document, holder, property.path) as Json,
      curve: curveOf(document, holder, property) as unknown as Json,
    }));
  return { kind: clip.kind, group, values };
}

/**
 * Give clips the properties that were copied, as far as their kind has them. Keyframes come along, counted from the start
 * of the clip that they come to. Clips on locked tracks stay as they are.
 */
export function pasteProperties(
  document: Document,
  ids: readonly string[],
  copied: Copied,
): Operation | null {
  const known = new Map(PROPERTIES.map((property) => [property.name, property]));
  const steps = ids.flatMap((id) =>
    copied.values.flatMap(({ property: name, value, curve }): Primitive[] => {
      const holder: Holder = { owner: "clip", id };
      const property = known.get(name);
      if (!property || !isOpen(document, holder) || !has(document, holder, property)) return [];
      const moves =
        property.curve === null
          ? []
          : setCurve(document, holder, property, curve as unknown as readonly Keyframe[]);
      return [...moves, ...setFixed(document, holder, property, value)];
    }),
  );
  return batch(steps);
}
