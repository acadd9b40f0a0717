/** Deleting an asset: out of sight at once, gone from the server when it can no longer be taken back. */
import { useState } from "react";
import type { Document } from "../../generated/document";
import { sentence } from "../../lib/http";
import type { Asset } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { toast } from "../../lib/ui";
import { remove as removeOnServer } from "./assets";

/** How many clips of a document show an asset, its canvas counted with them. The document's key of an asset is its id without dashes. */
export function countUses(document: Document | null, assetId: string): number {
  const key = assetId.replaceAll("-", "");
  const backdrop = document?.canvas.backdrop;
  const behind = backdrop?.kind === "picture" && backdrop.asset === key ? 1 : 0;
  const clips = Object.values(document?.clips ?? {});
  return behind + clips.filter((clip) => "asset" in clip && clip.asset === key).length;
}

export function useRemoval(document: Document | null) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const show = (id: string) => setHidden((before) => new Set([...before].filter((entry) => entry !== id)));
  const remove = (asset: Asset) => {
    const uses = countUses(document, asset.id);
    setHidden((before) => new Set(before).add(asset.id));
    toast({
      text: uses > 0 ? strings.library.deletedUsed(asset.name, uses) : strings.library.deleted(asset.name),
      action: { label: strings.common.undo, run: () => show(asset.id) },
      onGone: () =>
        void removeOnServer(asset).catch((error: unknown) => {
          show(asset.id);
          toast({ text: sentence(error), tone: "danger" });
        }),
    });
  };
  return { hidden, remove };
}
