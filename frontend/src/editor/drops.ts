/** Things dragged over the stage and the timeline: assets of the library, files from the desktop, transitions, texts. */

import type { Asset } from "../lib/shapes";
import { whenInspected } from "../panels/library";
import { newId } from "../timeline/document";
import { setPassage } from "../timeline/edits";
import { ASSET_TYPE, heldAsset } from "../tools/asset-media";
import { cellAt } from "../tools/cells";
import { cutNear, heldPassage, holdPassage, PASSAGE_TYPE } from "../tools/held-passage";
import { heldPreset, holdPreset, PRESET_TYPE } from "../tools/held-preset";
import { SpareIds } from "../tools/landing";
import { type DropTaker, type Place, type Placed, placeAsset, placeable } from "../tools/place-asset";
import { placeLayers } from "../tools/place-preset";
import type { Workbench } from "../tools/workbench";
import { place } from "./actions";
import { arrive } from "./arrivals";
import { meantPassages, putPassage } from "./passages";

/** What is dragged is shown where it would land, and stays there when it is let go. */
export class Drops implements DropTaker {
  private clip = newId();
  private readonly spare = new SpareIds(newId);

  constructor(private readonly bench: Workbench) {}

  /** Whether this can be dropped at all. */
  takes(data: DataTransfer): boolean {
    return [ASSET_TYPE, PASSAGE_TYPE, PRESET_TYPE, "Files"].some((type) => data.types.includes(type));
  }

  /** Something hovers: show what would become of it. Returns how it lands, or null where that cannot be told yet. */
  over(where: Place): Placed | null {
    if (heldPassage()) return this.overCut(where);
    if (heldPreset()) return this.overText(where);
    const held = heldAsset();
    const known = held && placeable(held);
    if (!known) return null;
    const { store } = this.bench;
    store.preview(null);
    this.spare.restart();
    const placed = placeAsset(store.document, known, this.clip, this.withCell(where), this.spare.take);
    store.preview(placed.operation);
    return placed;
  }

  /** It has left, or is given up. */
  leave(): void {
    if (heldAsset() || heldPassage() || heldPreset()) this.bench.store.preview(null);
    this.clip = newId();
  }

  drop(data: DataTransfer, where: Place): void {
    this.leave();
    const kind = heldPassage();
    if (kind) {
      holdPassage(null);
      const cut = this.cutUnder(where);
      // On the stage there are no cuts to aim at: the one that a click would mean.
      const ids = cut === null ? (where.point ? meantPassages(this.bench) : []) : [cut];
      return void putPassage(this.bench, ids, kind);
    }
    if (heldPreset()) {
      this.dropText(where);
      return;
    }
    const text = data.getData(ASSET_TYPE);
    if (text) {
      const { asset } = JSON.parse(text) as { asset: Asset };
      // A picture that was kept a moment ago may still be on its way through inspection.
      void whenInspected(asset).then((inspected) => place(this.bench, inspected, this.withCell(where)));
      return;
    }
    const files = [...data.files];
    if (files.length > 0) arrive(this.bench, files, this.withCell(where));
  }

  /** Over the stage: with the cell of the offered layout that is meant. */
  private withCell(where: Place): Place {
    const { canvas } = this.bench.store.document;
    return where.point ? { ...where, cell: cellAt(canvas, where.point) } : where;
  }

  /** A text hovers: shown where it would be. */
  private overText(where: Place): Placed | null {
    const { store } = this.bench;
    store.preview(null);
    this.spare.restart();
    const placed = this.textAt(where, this.spare.take);
    store.preview(placed?.operation ?? null);
    return placed && { operation: placed.operation, how: "free", start: where.time, line: null };
  }

  private dropText(where: Place): void {
    const { store, session } = this.bench;
    const placed = this.textAt(where, newId);
    holdPreset(null);
    if (placed?.operation) store.commit(placed.operation);
    if (placed?.operation) session.select(placed.ids);
  }

  private textAt({ time, point }: Place, newId: () => string) {
    const layers = heldPreset();
    const { document } = this.bench.store;
    return layers && placeLayers(document, layers(document.canvas), time, newId, point);
  }

  /** A transition hovers: shown at the cut that it would be put at. */
  private overCut(where: Place): Placed | null {
    const { store } = this.bench;
    const [kind, cut] = [heldPassage(), this.cutUnder(where)];
    const start = cut === null ? undefined : store.document.clips[cut]?.start;
    const operation = kind && cut !== null ? setPassage(store.document, [cut], kind) : null;
    store.preview(operation);
    return start === undefined ? null : { operation, how: "free", start, line: start };
  }

  private cutUnder({ aim }: Place): string | null {
    return aim ? cutNear(this.bench.store.document, aim.time, aim.reach, aim.track) : null;
  }
}
