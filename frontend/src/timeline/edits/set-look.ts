import { clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { type Holder, has, type Property, propertiesOf, propertyOf, valueBelow } from "../properties";
import { curveOf, isOpen, setFixed } from "./set-property";

/** A look: values of the grade and of the darkened corners, by name. */
export type Look = Readonly<
  Partial<
    Record<"exposure" | "brightness" | "contrast" | "saturation" | "hue" | "temperature" | "vignette", number>
  >
>;

/** What a look is made of. */
const PARTS: readonly (readonly [keyof Look, Property])[] = [
  ...propertiesOf("grade").map((property) => [property.path.at(-1) as keyof Look, property] as const),
  ["vignette", propertyOf("appearance.vignette")],
];

/** Whether a clip can have a look: it is seen. */
export function takesLook(document: Document, id: string): boolean {
  return PARTS.every(([, property]) => has(document, { owner: "clip", id }, property));
}

/**
 * Give clips a look, in place of the one that they have; an empty one takes it off. What moves by keyframes stays as
 * somebody made it, and so does everything that is no part of a look. Nothing moves in time; clips on locked tracks, and
 * sound, stay as they are.
 */
export function setLook(document: Document, ids: readonly string[], look: Look): Operation | null {
  const steps = ids.flatMap((id) => {
    const holder: Holder = { owner: "clip", id };
    if (!clipOf(document, id) || !isOpen(document, holder) || !takesLook(document, id)) return [];
    return PARTS.flatMap(([name, property]) =>
      curveOf(document, holder, property).length > 0
        ? []
        : setFixed(document, holder, property, look[name] ?? (property.default as number)),
    );
  });
  return batch(steps);
}

/** Whether a clip has just this look. */
export function hasLook(document: Document, id: string, look: Look): boolean {
  const holder: Holder = { owner: "clip", id };
  return (
    takesLook(document, id) &&
    PARTS.every(
      ([name, property]) =>
        curveOf(document, holder, property).length > 0 ||
        valueBelow(document, holder, property.path) === (look[name] ?? property.default),
    )
  );
}
