/** An asset on its way from a panel to the timeline or the stage. */
import type { DragEvent } from "react";
import type { Asset } from "../../lib/shapes";
import { ASSET_TYPE, holdAsset } from "../../tools/asset-media";

/** Put an asset on a drag: its JSON for the editor, its picture under the pointer. */
export function dragAsset(event: DragEvent<HTMLElement>, asset: Asset): void {
  event.dataTransfer.effectAllowed = "copy";
  event.dataTransfer.setData(ASSET_TYPE, JSON.stringify({ asset }));
  holdAsset(asset);
  event.currentTarget.addEventListener("dragend", () => holdAsset(null), { once: true });
  const picture = event.currentTarget.querySelector("img");
  if (picture) event.dataTransfer.setDragImage(picture, 24, 24);
}
