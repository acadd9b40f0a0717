/** What the inspector reads from the selected clips, and the operations it makes. Pure. */
import {
  type Clip,
  clipOf,
  type Document,
  type PictureClip,
  type SoundingClip,
} from "../../timeline/document";
import type { Operation, SetOperation } from "../../timeline/operations";
import type { Json } from "../../timeline/schema-check";

/** A property of a clip: `["transform", "x"]`. */
export type Property = readonly string[];

/** The selected clips that are (still) in the document, in the order of the selection. */
export function selectedClips(
  document: Document | null,
  selection: readonly string[],
): { id: string; clip: Clip }[] {
  if (!document) return [];
  return selection.flatMap((id) => {
    const clip = clipOf(document, id);
    return clip ? [{ id, clip }] : [];
  });
}

export const isPicture = (clip: Clip): clip is PictureClip => clip.kind !== "audio";
export const isSounding = (clip: Clip): clip is SoundingClip =>
  clip.kind === "audio" || clip.kind === "video";

/** One operation that gives a property of several clips its value; `null` where there is nothing to set. */
export function setProperty(
  clips: readonly { id: string }[],
  property: Property,
  value: Json | ((id: string) => Json),
): Operation | null {
  return together(
    clips.map(({ id }) => ({
      type: "set",
      path: ["clips", id, ...property],
      value: typeof value === "function" ? value(id) : value,
    })),
  );
}

/** Several settings as one step of undo. */
export function together(operations: readonly SetOperation[]): Operation | null {
  const [first] = operations;
  if (!first) return null;
  return operations.length === 1 ? first : { type: "batch", operations };
}

/** A value that all have in common; `null` where they differ. */
export function common<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

/**
 * Another width or height for clips, each keeping its proportions if wanted, and its centre always (`x` and `y` are
 * the centre). Sizes are whole canvas units, at least 1.
 */
export function resize(
  clips: readonly { id: string; clip: PictureClip }[],
  side: "width" | "height",
  value: number,
  keepRatio: boolean,
): Operation | null {
  const other = side === "width" ? "height" : "width";
  return together(
    clips.flatMap(({ id, clip }) => {
      const at = (name: string, size: number): SetOperation => ({
        type: "set",
        path: ["clips", id, "transform", name],
        value: Math.max(1, Math.round(size)),
      });
      const scaled = (clip.transform[other] / clip.transform[side]) * value;
      return keepRatio ? [at(side, value), at(other, scaled)] : [at(side, value)];
    }),
  );
}

/** Degrees as a person reads them: -180 to 180. */
export function normalDegrees(degrees: number): number {
  const turned = ((((degrees + 180) % 360) + 360) % 360) - 180;
  return turned === -180 ? 180 : turned;
}
