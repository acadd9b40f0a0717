/** Drag in or out along the ruler, or both at once; they stick to edges, markers and the playhead. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import type { Document } from "../timeline/document";
import { frameTime, nearestFrameTime } from "../timeline/time";
import { documentDuration } from "../timeline/timeline-index";
import type { Gesture, Step } from "./gesture";
import type { ClipPointer } from "./move-clips";
import type { Range } from "./session";

export type RangePart = "start" | "end" | "whole";

/** A range with both of its ends. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A range as it counts: an end that is null is the film's. */
export function stretchOf(document: Document, { start, end }: Range): Stretch {
  return { start: start ?? 0, end: end ?? documentDuration(document) };
}

/**
 * A range of which a part has moved by some time: on whole frames, a frame long at the least, within the film or where it
 * was before; as a whole it keeps its length.
 */
export function shiftedRange(document: Document, before: Stretch, part: RangePart, by: number): Stretch {
  const rate = document.canvas.frame_rate;
  const frame = frameTime(1, rate);
  const last = Math.max(documentDuration(document), before.end);
  const within = (time: number, low: number, high: number) =>
    Math.min(Math.max(nearestFrameTime(Math.max(0, time), rate), low), high);
  if (part === "start") return { ...before, start: within(before.start + by, 0, before.end - frame) };
  if (part === "end") return { ...before, end: within(before.end + by, before.start + frame, last) };
  const length = before.end - before.start;
  const start = within(before.start + by, 0, last - length);
  return { start, end: start + length };
}

/** Changes nothing of the document: the range is a person's own, and `show` is told what it has become. */
export class MoveRange implements Gesture<Pick<ClipPointer, "time" | "threshold">> {
  readonly holds = [];
  private readonly targets: Float64Array;

  /** @param from the time under the pointer when it went down */
  constructor(
    private readonly document: Document,
    private readonly before: Stretch,
    private readonly part: RangePart,
    private readonly from: number,
    playhead: number,
    private readonly show: (range: Stretch) => void,
  ) {
    const end = documentDuration(document);
    this.targets = snapTimes(document, new Set(), [playhead, end]);
  }

  step({ time, threshold }: Pick<ClipPointer, "time" | "threshold">): Step {
    const { document, before, part } = this;
    const by = time - this.from;
    const edges = part === "whole" ? [before.start, before.end] : [before[part]];
    const points = edges.map((edge) => edge + by);
    const stuck = threshold > 0 ? pull(points, this.targets, threshold) : null;
    const range = shiftedRange(document, before, part, by + (stuck?.delta ?? 0));
    this.show(range);
    const end = part === "end" ? "end" : "start";
    const isStuck = stuck !== null && (range.start === stuck.at || range.end === stuck.at);
    return {
      operation: null,
      line: isStuck ? stuck.at : null,
      reading: { at: range[end], by: range[end] - before[end], length: range.end - range.start },
    };
  }
}
