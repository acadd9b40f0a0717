/**
 * Drag one edge of a clip, and those of its partners: what is shown between the edges stays where it is, or runs faster or
 * slower until it fills what is between them.
 */

import { strings } from "../lib/strings";
import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import type { Clip, Document } from "../timeline/document";
import { stretchEdge, trimEdge } from "../timeline/edits";
import { runningClip } from "../timeline/edits/set-speed";
import { type Edge, edgeOf } from "../timeline/edits/trim-edge";
import { apply } from "../timeline/operations";
import { frameTime, nearestFrameTime } from "../timeline/time";
import type { Gesture, Step } from "./gesture";
import type { ClipPointer } from "./move-clips";

export interface TrimPointer extends Pick<ClipPointer, "time" | "threshold"> {
  /** Change the speed; what has none is trimmed. */
  readonly stretch?: boolean;
}

export class TrimClip implements Gesture<TrimPointer> {
  readonly holds: readonly string[];
  private readonly clip: Clip;
  private readonly targets: Float64Array;

  /**
   * @param ids the clip whose edge is held, and those that go along
   * @param everywhere a stretch pushes along what follows on all tracks
   */
  constructor(
    private readonly document: Document,
    private readonly ids: readonly string[],
    private readonly edge: Edge,
    private readonly from: number,
    playhead: number,
    private readonly everywhere = false,
  ) {
    const [id = ""] = ids;
    const clip = document.clips[id];
    if (!clip) throw new RangeError(`Clip ${id} is not in the document.`);
    this.clip = clip;
    this.holds = ids;
    this.targets = snapTimes(document, new Set(ids), [playhead]);
  }

  step({ time, threshold, stretch = false }: TrimPointer): Step {
    const { clip, edge, document, ids } = this;
    const retimes = stretch && runningClip(document, ids[0] ?? "") !== null;
    const before = edgeOf(clip, edge);
    const wanted = before + time - this.from;
    const snapped = threshold > 0 ? pull([wanted], this.targets, threshold) : null;
    const aimed =
      snapped?.at ??
      (wanted === before ? before : nearestFrameTime(Math.max(0, wanted), document.canvas.frame_rate));
    // The limits are the edit's: the source, the start of the timeline, one frame that must stay, the speeds there are.
    const operation = retimes
      ? stretchEdge(document, ids, edge, aimed, this.everywhere)
      : trimEdge(document, ids, edge, aimed);
    const after = operation ? apply(document, operation).document.clips[ids[0] ?? ""] : clip;
    const landed = after === undefined ? before : edgeOf(after, edge);
    const frame = frameTime(1, document.canvas.frame_rate);
    return {
      operation,
      line: snapped && snapped.at === landed ? landed : null,
      reading: { at: landed, by: landed - before, length: (after ?? clip).duration },
      ...(retimes && after && "playing" in after
        ? { label: strings.lanes.speed.percent(after.playing.speed) }
        : {}),
      // The first frame that is shown, or the last one.
      look: edge === "start" ? landed : Math.max(0, landed - frame),
    };
  }
}
