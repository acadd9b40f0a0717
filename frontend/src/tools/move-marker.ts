/** Drag a marker along the ruler; it sticks to edges, the playhead and other markers. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import type { Document } from "../timeline/document";
import { setMarker } from "../timeline/edits";
import { nearestFrameTime } from "../timeline/time";
import type { Gesture, Step } from "./gesture";
import type { ClipPointer } from "./move-clips";

export class MoveMarker implements Gesture<Pick<ClipPointer, "time" | "threshold">> {
  readonly holds = [];
  private readonly targets: Float64Array;
  private readonly before: number;

  /** @param from the time under the pointer when it went down */
  constructor(
    private readonly document: Document,
    private readonly id: string,
    private readonly from: number,
    playhead: number,
  ) {
    const { [id]: own, ...others } = document.markers;
    this.before = own?.time ?? 0;
    this.targets = snapTimes({ ...document, markers: others }, new Set(), [playhead]);
  }

  step({ time, threshold }: Pick<ClipPointer, "time" | "threshold">): Step {
    const wanted = Math.max(0, this.before + time - this.from);
    const stuck = threshold > 0 ? pull([wanted], this.targets, threshold) : null;
    const at = stuck?.at ?? nearestFrameTime(wanted, this.document.canvas.frame_rate);
    return {
      operation: setMarker(this.document, this.id, { time: at }),
      line: stuck?.at ?? null,
      reading: { at, by: at - this.before, length: null },
    };
  }
}
