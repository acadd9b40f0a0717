/** Drag an edge of a transition: its end alone, or its beginning, which is the cut. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import type { Document } from "../timeline/document";
import { beginPassage, endPassage, passageOf } from "../timeline/edits";
import type { Passage } from "../timeline/edits/passage-length";
import type { Edge } from "../timeline/edits/trim-edge";
import { apply } from "../timeline/operations";
import { frameTime, nearestFrameTime } from "../timeline/time";
import type { Gesture, Step } from "./gesture";
import type { ClipPointer } from "./move-clips";

export class TrimPassage implements Gesture<Pick<ClipPointer, "time" | "threshold">> {
  readonly holds: readonly string[];
  private readonly passage: Passage;
  private readonly targets: Float64Array;

  /** @param from the time under the pointer when it went down, flicks */
  constructor(
    private readonly document: Document,
    private readonly id: string,
    private readonly edge: Edge,
    private readonly from: number,
    playhead: number,
  ) {
    const passage = passageOf(document, id);
    if (!passage) throw new RangeError(`Clip ${id} has no transition.`);
    this.passage = passage;
    const { before, still } = passage;
    this.holds = before ? [id, before.id] : [id];
    this.targets = snapTimes(document, new Set(this.holds), [playhead, still]);
  }

  step({ time, threshold }: Pick<ClipPointer, "time" | "threshold">): Step {
    const { edge, passage } = this;
    const wanted = passage[edge] + time - this.from;
    const snapped = threshold > 0 ? pull([wanted], this.targets, threshold) : null;
    const { frame_rate } = this.document.canvas;
    const aimed = snapped?.at ?? nearestFrameTime(Math.max(0, wanted), frame_rate);
    const change = edge === "start" ? beginPassage : endPassage;
    const operation = time === this.from ? null : change(this.document, this.id, aimed);
    const now = (operation && passageOf(apply(this.document, operation).document, this.id)) ?? passage;
    return {
      operation,
      line: snapped && snapped.at === now[edge] ? snapped.at : null,
      reading: { at: now[edge], by: now[edge] - passage[edge], length: now.end - now.start },
      look: edge === "start" ? now.start : Math.max(0, now.end - frameTime(1, frame_rate)),
    };
  }
}
