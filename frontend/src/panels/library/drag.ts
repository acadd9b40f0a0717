/** An asset on its way from a panel to the timeline or the stage. */
import type { DragEvent } from "react";
import type { Asset } from "../../lib/shapes";

export const ASSET_TYPE = "application/x-cloudstudio-asset";

/** Put an asset on a drag: its JSON for the editor, its picture under the pointer. */
export function dragAsset(event: DragEvent<HTMLElement>, asset: Asset): void {
  event.dataTransfer.effectAllowed = "copy";
  event.dataTransfer.setData(ASSET_TYPE, JSON.stringify({ asset }));
  const picture = event.currentTarget.querySelector("img");
  if (picture) event.dataTransfer.setDragImage(picture, 24, 24);
}
