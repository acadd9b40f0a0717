/** Things dragged over the stage and the timeline: assets of the library, and files from the desktop. */

import type { Asset } from "../lib/shapes";
import { whenInspected } from "../panels/library";
import { newId } from "../timeline/document";
import { ASSET_TYPE, heldAsset } from "../tools/asset-media";
import { SpareIds } from "../tools/landing";
import { type DropTaker, type Place, type Placed, placeAsset, placeable } from "../tools/place-asset";
import type { Workbench } from "../tools/workbench";
import { place } from "./actions";
import { arrive } from "./arrivals";

/** What is dragged is shown where it would land, and stays there when it is let go. */
export class Drops implements DropTaker {
  private clip = newId();
  private readonly spare = new SpareIds(newId);

  constructor(private readonly bench: Workbench) {}

  /** Whether this can be dropped at all. */
  takes(data: DataTransfer): boolean {
    return data.types.includes(ASSET_TYPE) || data.types.includes("Files");
  }

  /** Something hovers: show what would become of it. Returns how it lands, or null where that cannot be told yet. */
  over(where: Place): Placed | null {
    const held = heldAsset();
    const known = held && placeable(held);
    if (!known) return null;
    const { store } = this.bench;
    store.preview(null);
    this.spare.restart();
    const placed = placeAsset(store.document, known, this.clip, where, this.spare.take);
    store.preview(placed.operation);
    return placed;
  }

  /** It has left, or is given up. */
  leave(): void {
    if (heldAsset()) this.bench.store.preview(null);
    this.clip = newId();
  }

  drop(data: DataTransfer, where: Place): void {
    this.leave();
    const text = data.getData(ASSET_TYPE);
    if (text) {
      const { asset } = JSON.parse(text) as { asset: Asset };
      // A picture that was kept a moment ago may still be on its way through inspection.
      void whenInspected(asset).then((inspected) => place(this.bench, inspected, where));
      return;
    }
    const files = [...data.files];
    if (files.length > 0) arrive(this.bench, files, where);
  }
}
