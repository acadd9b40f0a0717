/** Drag clips along the timeline and across tracks; they keep their distances, and one of their edges sticks. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import { type Clip, type Document, MAX_TIME } from "../timeline/document";
import { batch, type Primitive } from "../timeline/operations";
import { nearestFrameTime } from "../timeline/time";
import type { Gesture, Step } from "./gesture";

export interface ClipPointer {
  /** Time under the pointer, flicks; may be before the start. */
  readonly time: number;
  /** The track under the pointer, or null outside all of them. */
  readonly track: string | null;
  /** How near counts as touching, flicks; 0 turns snapping off. */
  readonly threshold: number;
}

export class MoveClips implements Gesture<ClipPointer> {
  readonly holds: readonly string[];
  private readonly clips: ReadonlyMap<string, Clip>;
  private readonly targets: Float64Array;
  private readonly earliest: number;
  private readonly latest: number;

  /**
   * @param rows ids of the tracks that clips may be moved to, in the order of the screen
   * @param from what was under the pointer when it went down
   */
  constructor(
    private readonly document: Document,
    ids: readonly string[],
    private readonly rows: readonly string[],
    private readonly from: { readonly time: number; readonly track: string },
    playhead: number,
  ) {
    const clips = new Map<string, Clip>();
    for (const id of ids) {
      const clip = document.clips[id];
      if (clip) clips.set(id, clip);
    }
    this.clips = clips;
    this.holds = [...clips.keys()];
    this.targets = snapTimes(document, new Set(this.holds), [playhead]);
    const all = [...clips.values()];
    this.earliest = Math.min(...all.map((clip) => clip.start));
    this.latest = Math.max(...all.map((clip) => clip.start + clip.duration));
  }

  step({ time, track, threshold }: ClipPointer): Step {
    const wanted = time - this.from.time;
    // A press that did not move must not round a start that lies between two frames.
    let delta = wanted === 0 ? 0 : this.onFrame(wanted);
    const snapped =
      threshold > 0 ? pull([this.earliest + wanted, this.latest + wanted], this.targets, threshold) : null;
    if (snapped) delta = wanted + snapped.delta;
    delta = Math.min(Math.max(delta, -this.earliest), MAX_TIME - this.latest);
    const rows = this.rowShift(track);
    const operations: Primitive[] = [];
    for (const [id, clip] of this.clips) {
      const start = clip.start + delta;
      if (start !== clip.start) operations.push({ type: "set", path: ["clips", id, "start"], value: start });
      const to = this.rows[this.rows.indexOf(clip.track) + rows];
      if (to !== undefined && to !== clip.track) {
        operations.push({ type: "set", path: ["clips", id, "track"], value: to });
      }
    }
    const line = snapped && delta === wanted + snapped.delta ? snapped.at : null;
    return { operation: batch(operations), line };
  }

  private onFrame(delta: number): number {
    const start = Math.max(0, this.earliest + delta);
    return nearestFrameTime(start, this.document.canvas.frame_rate) - this.earliest;
  }

  /** By how many rows all clips move: as far as the pointer did, but none of them off the edge. */
  private rowShift(track: string | null): number {
    if (track === null) return 0;
    const wanted = this.rows.indexOf(track) - this.rows.indexOf(this.from.track);
    if (this.rows.indexOf(track) < 0 || this.rows.indexOf(this.from.track) < 0) return 0;
    const held = [...this.clips.values()].map((clip) => this.rows.indexOf(clip.track));
    if (held.some((row) => row < 0)) return 0;
    return Math.min(Math.max(wanted, -Math.min(...held)), this.rows.length - 1 - Math.max(...held));
  }
}
