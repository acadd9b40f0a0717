/** Drag one edge of a clip, and those of its partners; what is shown between the edges stays where it is. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import type { Clip, Document } from "../timeline/document";
import { trimEdge } from "../timeline/edits";
import { type Edge, edgeOf } from "../timeline/edits/trim-edge";
import { apply } from "../timeline/operations";
import { frameTime, nearestFrameTime } from "../timeline/time";
import type { Gesture, Step } from "./gesture";
import type { ClipPointer } from "./move-clips";

export class TrimClip implements Gesture<Pick<ClipPointer, "time" | "threshold">> {
  readonly holds: readonly string[];
  private readonly clip: Clip;
  private readonly targets: Float64Array;

  /** @param ids the clip whose edge is held, and those that go along */
  constructor(
    private readonly document: Document,
    private readonly ids: readonly string[],
    private readonly edge: Edge,
    private readonly from: number,
    playhead: number,
  ) {
    const [id = ""] = ids;
    const clip = document.clips[id];
    if (!clip) throw new RangeError(`Clip ${id} is not in the document.`);
    this.clip = clip;
    this.holds = ids;
    this.targets = snapTimes(document, new Set(ids), [playhead]);
  }

  step({ time, threshold }: Pick<ClipPointer, "time" | "threshold">): Step {
    const { clip, edge } = this;
    const before = edgeOf(clip, edge);
    const wanted = before + time - this.from;
    const snapped = threshold > 0 ? pull([wanted], this.targets, threshold) : null;
    const aimed =
      snapped?.at ??
      (wanted === before ? before : nearestFrameTime(Math.max(0, wanted), this.document.canvas.frame_rate));
    // The limits are the edit's: the source, the start of the timeline, one frame that must stay.
    const operation = trimEdge(this.document, this.ids, edge, aimed);
    const after = operation ? apply(this.document, operation).document.clips[this.ids[0] ?? ""] : clip;
    const landed = after === undefined ? before : edgeOf(after, edge);
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
