/**
 * Assets that cannot be shown, because their files have vanished or cannot be read: the document is evaluated with
 * placeholders for them, as the film's is. What has not been on the stage for a while is tried again.
 */

import { clipOf, type Document } from "../timeline/document";
import { type Frame, plainLayers } from "../timeline/frame";
import { withPlaceholders } from "../timeline/missing";

interface Loss {
  /** The file that failed: an asset that has got another one is not lost any more. */
  readonly source: string;
  /** The pass of the loop in which it was last on the stage. */
  seen: number;
}

export class GoneMedia {
  private readonly losses = new Map<string, Loss>();
  private stoodIn: { readonly of: Document; readonly document: Document } | null = null;

  /** @param patience passes of the loop that a loss is remembered while it is not shown */
  constructor(private readonly patience: number) {}

  /** Every asset of the document whose file is this one is gone. */
  add(document: Document, source: string, pass: number): void {
    for (const [id, asset] of Object.entries(document.assets)) {
      if (asset.source === source) this.losses.set(id, { source, seen: pass });
    }
    this.stoodIn = null;
  }

  /** A file may be there again: it is tried once more. */
  forget(source: string): void {
    for (const [id, loss] of this.losses) if (loss.source === source) this.losses.delete(id);
    this.stoodIn = null;
  }

  /** The document with a placeholder for each loss; the same object as long as nothing changes. */
  standIn(document: Document): Document {
    if (this.losses.size === 0) return document;
    if (this.stoodIn?.of !== document) {
      for (const [id, { source }] of this.losses) {
        if (document.assets[id]?.source !== source) this.losses.delete(id);
      }
      this.stoodIn = { of: document, document: withPlaceholders(document, new Set(this.losses.keys())) };
    }
    return this.stoodIn.document;
  }

  /** Take note of what a frame shows, and forget what has not been shown for long. */
  note(document: Document, frame: Frame, pass: number): void {
    if (this.losses.size === 0) return;
    const shown = new Set([document.canvas.backdrop.asset]);
    for (const layer of plainLayers(frame.layers)) {
      const clip = layer.kind === "placeholder" ? clipOf(document, layer.clip) : undefined;
      if (clip && "asset" in clip) shown.add(clip.asset);
      if (clip && "appearance" in clip) shown.add(clip.appearance.matte.asset);
    }
    for (const [id, loss] of this.losses) {
      if (shown.has(id)) loss.seen = pass;
      else if (pass - loss.seen > this.patience) {
        this.losses.delete(id);
        this.stoodIn = null;
      }
    }
  }
}
