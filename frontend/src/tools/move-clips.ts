/**
 * Drag clips along the timeline and across tracks; they keep their distances, and one of their edges sticks. Across tracks
 * a film goes without the sound that it is linked to, and a sound without its film.
 */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import { type Clip, type Document, MAX_TIME, newId } from "../timeline/document";
import { linked, renewed } from "../timeline/edits/bonds";
import { batch, type Primitive } from "../timeline/operations";
import { keyBetween } from "../timeline/order";
import type { Json } from "../timeline/schema-check";
import { nearestFrameTime } from "../timeline/time";
import { indexOf } from "../timeline/timeline-index";
import { nextTrackName } from "../timeline/track-names";
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
  /** Past the first or the last track: what is dragged gets a new one there. */
  readonly beyond?: "above" | "below" | null;
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
  private readonly newTrack = newId();

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
    const { beyond = null } = pointer;
    const all =
      beyond === null
        ? this.rows
        : beyond === "above"
          ? [this.newTrack, ...this.rows]
          : [...this.rows, this.newTrack];
    const rows = this.rowShift(all, beyond === null ? pointer.track : this.newTrack);
    if (delta === 0 && rows === 0) return this.stepTo([], "free", line, null);
    const { copy = false } = pointer;
    const named = (id: string) => (copy ? (this.copies.get(id) ?? id) : id);
    const wanted = [...this.clips].map(([id, clip]) => ({
      id: named(id),
      kind: clip.kind,
      duration: clip.duration,
      track: this.staying.has(id) ? clip.track : (all[all.indexOf(clip.track) + rows] ?? clip.track),
      start: clip.start + delta,
    }));
    const partners = new Set([...this.staying].map(named));
    const landing = landingOf(this.document, wanted, pointer, partners);
    this.spare.restart();
    const landed = land(this.document, wanted, landing, this.spare.take, partners);
    const before = landed.before;
    const steps = before === null ? [] : before.type === "batch" ? [...before.operations] : [before];
    const isNew = landed.clips.some(({ track }) => track === this.newTrack);
    if (isNew) {
      const tracks = indexOf(this.document).tracks.map(({ track }) => track.order);
      const order =
        beyond === "above" ? keyBetween(tracks.at(-1) ?? null, null) : keyBetween(null, tracks[0] ?? null);
      const value = { name: nextTrackName(this.document), order };
      steps.unshift({ type: "set", path: ["tracks", this.newTrack], value });
    }
    const at = landing.how === "insert" ? landing.at : line;
    return this.stepTo(steps, isNew ? "own" : landing.how, at, landed.clips, copy);
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
  private rowShift(rows: readonly string[], track: string | null): number {
    if (track === null) return 0;
    const wanted = rows.indexOf(track) - rows.indexOf(this.from.track);
    if (rows.indexOf(track) < 0 || rows.indexOf(this.from.track) < 0) return 0;
    const held = [...this.clips].flatMap(([id, clip]) =>
      this.staying.has(id) ? [] : [rows.indexOf(clip.track)],
    );
    if (held.some((row) => row < 0)) return 0;
    return Math.min(Math.max(wanted, -Math.min(...held)), rows.length - 1 - Math.max(...held));
  }
}
