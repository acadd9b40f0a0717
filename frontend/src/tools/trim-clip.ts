/** Drag one edge of a clip; what is shown between the edges stays where it is. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import type { Clip, Document } from "../timeline/document";
import { trimEnd, trimStart } from "../timeline/edits";
import { apply } from "../timeline/operations";
import { frameTime, nearestFrameTime } from "../timeline/time";
import { clipEnd } from "../timeline/timeline-index";
import type { Gesture, Step } from "./gesture";
import type { ClipPointer } from "./move-clips";

export type Edge = "start" | "end";

export class TrimClip implements Gesture<Pick<ClipPointer, "time" | "threshold">> {
  readonly holds: readonly string[];
  private readonly clip: Clip;
  private readonly targets: Float64Array;

  constructor(
    private readonly document: Document,
    private readonly id: string,
    private readonly edge: Edge,
    private readonly from: number,
    playhead: number,
  ) {
    const clip = document.clips[id];
    if (!clip) throw new RangeError(`Clip ${id} is not in the document.`);
    this.clip = clip;
    this.holds = [id];
    this.targets = snapTimes(document, new Set([id]), [playhead]);
  }

  step({ time, threshold }: Pick<ClipPointer, "time" | "threshold">): Step {
    const { clip, edge } = this;
    const before = edge === "start" ? clip.start : clipEnd(clip);
    const wanted = before + time - this.from;
    const snapped = threshold > 0 ? pull([wanted], this.targets, threshold) : null;
    const aimed =
      snapped?.at ??
      (wanted === before ? before : nearestFrameTime(Math.max(0, wanted), this.document.canvas.frame_rate));
    // The limits are the edit's: the source, the start of the timeline, one frame that must stay.
    const trim = edge === "start" ? trimStart : trimEnd;
    const operation = trim(this.document, this.id, aimed);
    const after = operation ? apply(this.document, operation).document.clips[this.id] : clip;
    const landed = after === undefined ? before : edge === "start" ? after.start : clipEnd(after);
    const frame = frameTime(1, this.document.canvas.frame_rate);
    return {
      operation,
      line: snapped && snapped.at === landed ? landed : null,
      reading: { at: landed, by: landed - before, length: (after ?? clip).duration },
      // The first frame that is shown, or the last one.
      look: edge === "start" ? landed : Math.max(0, landed - frame),
    };
  }
}
