import { type Asset, clipOf, type Document } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { setValue } from "./building";
import { isOpen } from "./set-property";

/**
 * Let a cleaned sound be heard in place of a clip's own, as much of it as the clip says already. Null where the clip has no
 * sound, or not to be changed.
 * @param source the cleaned sound's id in the studio; it was made from the clip's source, whole
 * @param newId names it among the document's assets, where it is not among them yet
 */
export function setCleaned(
  document: Document,
  id: string,
  source: string,
  newId: () => string,
): Operation | null {
  const clip = clipOf(document, id);
  const isHeard = clip?.kind === "audio" || clip?.kind === "video";
  if (!isHeard || !isOpen(document, { owner: "clip", id })) return null;
  const known = Object.entries(document.assets).find(
    ([, asset]) => asset.source === source && asset.kind === "audio" && asset.made_from === clip.asset,
  );
  const key = known?.[0] ?? newId();
  const steps: Primitive[] = [];
  if (!known) {
    const own = document.assets[clip.asset];
    const asset: Asset = {
      source,
      kind: "audio",
      name: own?.name ?? "",
      width: 0,
      height: 0,
      duration: own?.duration ?? 0,
      has_audio: true,
      made_from: clip.asset,
    };
    steps.push(setValue(["assets", key], asset as unknown as Json));
  }
  if (clip.sound.cleaned.asset !== key) steps.push(setValue(["clips", id, "sound", "cleaned", "asset"], key));
  return batch(steps);
}

/** Let clips be heard as they were recorded again. */
export function removeCleaned(document: Document, ids: readonly string[]): Operation | null {
  return batch(
    ids.flatMap((id): Primitive[] => {
      const clip = clipOf(document, id);
      const has = clip && "sound" in clip && clip.sound.cleaned.asset !== "";
      if (!has || !isOpen(document, { owner: "clip", id })) return [];
      return [setValue(["clips", id, "sound", "cleaned"], { asset: "", amount: 1 })];
    }),
  );
}
