/**
 * Drag clips along the timeline and across tracks; they keep their distances, and one of their edges sticks. Across tracks
 * a film goes without the sound that it is linked to, and a sound without its film.
 */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import { type Clip, type Document, MAX_TIME, newId } from "../timeline/document";
import { linked, renewed } from "../timeline/edits/bonds";
import { batch, type Primitive } from "../timeline/operations";
import type { Json } from "../timeline/schema-check";
import { nearestFrameTime } from "../timeline/time";
import type { Gesture, Step } from "./gesture";
import { type How, land, landingOf, SpareIds, type Wanted } from "./landing";

export interface ClipPointer {
  /** Time under the pointer, flicks; may be before the start. */
  readonly time: number;
  /** The track under the pointer, or null outside all of them. */
  readonly track: string | null;
  /** How near counts as touching, flicks; 0 turns snapping off. */
  readonly threshold: number;
  /** How near to a cut means "in between", flicks. */
  readonly reach: number;
  /** Take the place of what is there (Shift). */
  readonly overwrite: boolean;
  /** Leave the clips where they are and drag copies of them (Alt). */
  readonly copy?: boolean;
}

export class MoveClips implements Gesture<ClipPointer> {
  readonly holds: readonly string[];
  private readonly clips: ReadonlyMap<string, Clip>;
  private readonly targets: Float64Array;
  /** Where copies stick: to the originals too. */
  private readonly copyTargets: Float64Array;
  /** The ids of the copies, by those of the originals. */
  readonly copies: ReadonlyMap<string, string>;
  private readonly bonds: ReadonlyMap<string, object>;
  /** Those that keep their track: partners of another sort. */
  private readonly staying: ReadonlySet<string>;
  private readonly earliest: number;
  private readonly latest: number;
  private readonly spare = new SpareIds(newId);

  /**
   * @param rows ids of the tracks that clips may be moved to, in the order of the screen
   * @param from what was under the pointer when it went down; `clip` is one of `ids`
   */
  constructor(
    private readonly document: Document,
    ids: readonly string[],
    private readonly rows: readonly string[],
    private readonly from: { readonly time: number; readonly track: string; readonly clip?: string },
    playhead: number,
  ) {
    const clips = new Map<string, Clip>();
    for (const id of ids) {
      const clip = document.clips[id];
      if (clip) clips.set(id, clip);
    }
    this.clips = clips;
    this.holds = [...clips.keys()];
    const sounds = (id: string | undefined) => clips.get(id ?? "")?.kind === "audio";
    const held = from.clip ?? this.holds[0];
    this.staying = new Set(
      this.holds.filter(
        (id) =>
          sounds(id) !== sounds(held) &&
          linked(document, [id]).some((other) => clips.has(other) && sounds(other) === sounds(held)),
      ),
    );
    this.targets = snapTimes(document, new Set(this.holds), [playhead]);
    this.copyTargets = snapTimes(document, new Set(), [playhead]);
    this.copies = new Map(this.holds.map((id) => [id, newId()]));
    this.bonds = renewed(document, this.holds, newId, "dropped");
    const all = [...clips.values()];
    this.earliest = Math.min(...all.map((clip) => clip.start));
    this.latest = Math.max(...all.map((clip) => clip.start + clip.duration));
  }

  step(pointer: ClipPointer): Step {
    const { delta, line } = this.along(pointer);
    const rows = this.rowShift(pointer.track);
    if (delta === 0 && rows === 0) return this.stepTo([], "free", line, null);
    const { copy = false } = pointer;
    const named = (id: string) => (copy ? (this.copies.get(id) ?? id) : id);
    const wanted = [...this.clips].map(([id, clip]) => ({
      id: named(id),
      kind: clip.kind,
      duration: clip.duration,
      track: this.staying.has(id)
        ? clip.track
        : (this.rows[this.rows.indexOf(clip.track) + rows] ?? clip.track),
      start: clip.start + delta,
    }));
    const partners = new Set([...this.staying].map(named));
    const landing = landingOf(this.document, wanted, pointer, partners);
    this.spare.restart();
    const landed = land(this.document, wanted, landing, this.spare.take, partners);
    const before = landed.before;
    const steps = before === null ? [] : before.type === "batch" ? [...before.operations] : [before];
    const at = landing.how === "insert" ? landing.at : line;
    return this.stepTo(steps, landing.how, at, landed.clips, copy);
  }

  private stepTo(
    steps: Primitive[],
    how: How,
    line: number | null,
    landed: readonly Wanted[] | null,
    copy = false,
  ): Step {
    let first = this.earliest;
    const originals = copy ? new Map([...this.copies].map(([id, made]) => [made, id])) : null;
    for (const { id, start, track } of landed ?? []) {
      const original = originals?.get(id) ?? id;
      const clip = this.clips.get(original);
      if (!clip) continue;
      if (originals) {
        const value = { ...clip, ...this.bonds.get(original), start, track } as unknown as Json;
        steps.push({ type: "set", path: ["clips", id], value });
        continue;
      }
      if (start !== clip.start) steps.push({ type: "set", path: ["clips", id, "start"], value: start });
      if (track !== clip.track) steps.push({ type: "set", path: ["clips", id, "track"], value: track });
    }
    if (landed && landed.length > 0) first = Math.min(...landed.map(({ start }) => start));
    return {
      operation: batch(steps),
      line,
      how,
      reading: { at: first, by: first - this.earliest, length: null },
    };
  }

  /** By how much time everything moves, and the time that an edge stuck to. */
  private along({ time, threshold, copy }: ClipPointer): { delta: number; line: number | null } {
    const wanted = time - this.from.time;
    // A press that did not move must not round a start that lies between two frames.
    let delta = wanted === 0 ? 0 : this.onFrame(wanted);
    const targets = copy ? this.copyTargets : this.targets;
    const snapped =
      threshold > 0 ? pull([this.earliest + wanted, this.latest + wanted], targets, threshold) : null;
    if (snapped) delta = wanted + snapped.delta;
    delta = Math.min(Math.max(delta, -this.earliest), MAX_TIME - this.latest);
    return { delta, line: snapped && delta === wanted + snapped.delta ? snapped.at : null };
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
    const held = [...this.clips].flatMap(([id, clip]) =>
      this.staying.has(id) ? [] : [this.rows.indexOf(clip.track)],
    );
    if (held.some((row) => row < 0)) return 0;
    return Math.min(Math.max(wanted, -Math.min(...held)), this.rows.length - 1 - Math.max(...held));
  }
}
