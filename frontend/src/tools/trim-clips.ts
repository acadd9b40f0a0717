/** Drag one edge of a clip; what is shown between the edges stays where it is. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import { type Clip, type Document, MAX_TIME } from "../timeline/document";
import { batch, type Primitive } from "../timeline/operations";
import { frameTime, nearestFrameTime } from "../timeline/time";
import type { Gesture, Step } from "./gesture";
import type { ClipPointer } from "./move-clips";

export type Edge = "start" | "end";

/** How far an edge may go, in flicks on the timeline, both inclusive. */
export interface TrimLimits {
  readonly earliest: number;
  readonly latest: number;
}

export class TrimClip implements Gesture<ClipPointer> {
  readonly holds: readonly string[];
  private readonly clip: Clip;
  private readonly limits: TrimLimits;
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
    this.limits = trimLimits(document, clip, edge);
    this.targets = snapTimes(document, new Set([id]), [playhead]);
  }

  step({ time, threshold }: ClipPointer): Step {
    const { clip, edge } = this;
    const before = edge === "start" ? clip.start : clip.start + clip.duration;
    const wanted = before + time - this.from;
    const snapped = threshold > 0 ? pull([wanted], this.targets, threshold) : null;
    const aimed =
      snapped?.at ??
      (wanted === before ? before : nearestFrameTime(Math.max(0, wanted), this.document.canvas.frame_rate));
    const to = Math.min(Math.max(aimed, this.limits.earliest), this.limits.latest);
    return {
      operation: trimmed(this.id, clip, edge, to),
      line: snapped && snapped.at === to ? to : null,
    };
  }
}

/** The limits of the source, of the neighbourhood of zero, and one frame that must stay. */
export function trimLimits(document: Document, clip: Clip, edge: Edge): TrimLimits {
  const frame = Math.min(frameTime(1, document.canvas.frame_rate), clip.duration);
  const end = clip.start + clip.duration;
  const source = clip.kind === "video" || clip.kind === "audio" ? clip : null;
  if (edge === "start") {
    const earliest = source ? Math.max(0, clip.start - source.source_start) : 0;
    return { earliest, latest: end - frame };
  }
  const length = source ? (document.assets[source.asset]?.duration ?? 0) : 0;
  // A length of zero is one that is not known yet.
  const latest = source && length > 0 ? Math.max(end, clip.start + length - source.source_start) : MAX_TIME;
  return { earliest: clip.start + frame, latest };
}

/** The operation that puts an edge at `to`; null when it is there. */
export function trimmed(id: string, clip: Clip, edge: Edge, to: number) {
  const operations: Primitive[] = [];
  const set = (field: string, value: number) =>
    operations.push({ type: "set", path: ["clips", id, field], value });
  if (edge === "start") {
    const delta = to - clip.start;
    if (delta === 0) return null;
    set("start", to);
    set("duration", clip.duration - delta);
    if (clip.kind === "video" || clip.kind === "audio") set("source_start", clip.source_start + delta);
  } else if (to !== clip.start + clip.duration) {
    set("duration", to - clip.start);
  }
  return batch(operations);
}
