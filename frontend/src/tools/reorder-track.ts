/** Drag a track's head up or down; the others make room. */

import type { Document } from "../timeline/document";
import { moveTrack } from "../timeline/edits";
import type { Gesture, Step } from "./gesture";

export class ReorderTrack implements Gesture<{ readonly row: number }> {
  readonly holds = [];

  constructor(
    private readonly document: Document,
    private readonly id: string,
    private readonly count: number,
  ) {}

  /** @param row the place on the screen, 0 at the top, that the head is over */
  step({ row }: { readonly row: number }): Step {
    return { operation: moveTrack(this.document, this.id, this.count - 1 - row) };
  }
}
