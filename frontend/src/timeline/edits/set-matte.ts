import { type Asset, clipOf, type Document } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { setValue } from "./building";
import { isOpen } from "./set-property";

/** A matte as a tool has made it: an asset of the studio, as large as it is. */
export interface MadeMatte {
  /** The asset's id in the studio. */
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Let a matte say what of a clip's picture stays; whatever its own settings are, they stay. Null where the clip has no
 * picture, or not to be changed.
 * @param newId names the matte among the document's assets, where it is not among them yet
 */
export function setMatte(
  document: Document,
  id: string,
  made: MadeMatte,
  newId: () => string,
): Operation | null {
  const clip = clipOf(document, id);
  const isPicture = clip?.kind === "image" || clip?.kind === "video";
  if (!isPicture || !isOpen(document, { owner: "clip", id })) return null;
  const known = Object.entries(document.assets).find(
    ([, { source, kind, made_from }]) =>
      source === made.source && kind === "matte" && made_from === clip.asset,
  );
  const key = known?.[0] ?? newId();
  const steps: Primitive[] = [];
  if (!known) {
    const asset: Asset = {
      source: made.source,
      kind: "matte",
      name: document.assets[clip.asset]?.name ?? "",
      width: made.width,
      height: made.height,
      duration: 0,
      has_audio: false,
      made_from: clip.asset,
    };
    steps.push(setValue(["assets", key], asset as unknown as Json));
  }
  if (clip.appearance.matte.asset !== key) {
    steps.push(setValue(["clips", id, "appearance", "matte", "asset"], key));
  }
  return batch(steps);
}

/** Show clips whole again; the settings of their mattes are those of a new one. */
export function removeMatte(document: Document, ids: readonly string[]): Operation | null {
  return batch(
    ids.flatMap((id): Primitive[] => {
      const clip = clipOf(document, id);
      const has = clip && "appearance" in clip && clip.appearance.matte.asset !== "";
      if (!has || !isOpen(document, { owner: "clip", id })) return [];
      const none = { asset: "", inverted: false, grow: 0, feather: 0, clean: 1 };
      return [setValue(["clips", id, "appearance", "matte"], none)];
    }),
  );
}
