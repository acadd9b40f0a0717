/**
 * Transitions: which clip another one takes over from, and how far it has come. The mirror of
 * `editor/timeline/transitions.py`.
 *
 *     track  |-- a -----------|- - - -|          a plays on behind its end
 *                             |-- b --:--------|
 *                             transition
 *
 * The one before is the clip that starts latest of those that start earlier on the same track and reach the incoming
 * one's start, or more. Clips that overlap pass over likewise, from the start of the upper one; after that they lie over
 * each other as ever. A clip that another one takes over from is through with its own transition.
 */

import type { Transition } from "./document";
import { eased } from "./easing";
import type { Layer, TransitionLayer } from "./frame";
import { clipEnd, compareStart, type Placed, type TrackIndex } from "./timeline-index";

/** A clip that is shown; during its transition with the one before, where there is one, and the eased progress. */
export interface Shown extends Placed {
  readonly before: Placed | null;
  readonly progress: number | null;
}

/** The curve of a transition that asks for a bezier of its own: CSS's ease. */
const BEZIER = { x1: 0.25, y1: 0.1, x2: 0.25, y2: 1 };

/** The clip that this one takes over from, or null. Sound alone takes over from sound alone. */
export function clipBefore(track: TrackIndex, { id, clip }: Placed): Placed | null {
  const isSound = clip.kind === "audio";
  for (let place = track.placeOf(id, clip.start) - 1; place >= 0; place--) {
    if ((track.reach[place] as number) < clip.start) break;
    const found = track.clips[place] as Placed;
    if (clipEnd(found.clip) >= clip.start && (found.clip.kind === "audio") === isSound) return found;
  }
  return null;
}

/** What a track shows at a moment, from the bottom to the top; who is taken over from is in the other. */
export function shownAt(track: TrackIndex, time: number): Shown[] {
  const placed = track.at(time);
  const found = new Map<string, Shown>();
  const behind = new Set<string>();
  // The latest first: who is taken over from takes over from nobody any more.
  for (const one of [...placed].sort((a, b) => compareStart(b, a))) {
    if (behind.has(one.id)) continue;
    const progress = progressOf(one.clip.transition, time - one.clip.start);
    const before = progress === null ? null : clipBefore(track, one);
    if (before !== null) behind.add(before.id);
    found.set(one.id, { ...one, before, progress });
  }
  return placed.flatMap(({ id }) => found.get(id) ?? []);
}

/** The layer of a clip in its transition on an output of width x height pixels; null where both are gone. */
export function transitionLayer(
  { id, clip, progress }: Shown,
  before: Layer | null,
  after: Layer | null,
  width: number,
  height: number,
): TransitionLayer | null {
  if (progress === null || (before === null && after === null)) return null;
  const { transition } = clip;
  const { softness, colour } = transition;
  const way = wayOf(transition, width, height);
  return {
    clip: id,
    blend: (after ?? before)?.look.blend ?? "normal",
    transition: transition.kind,
    progress,
    way,
    softness,
    colour,
    before: plain(before),
    after: plain(after),
    kind: "transition",
  };
}

/** A side of a transition is laid down plainly: the mixture of both meets what is below. */
function plain(side: Layer | null): Layer | null {
  return side && { ...side, look: { ...side.look, blend: "normal" } };
}

function progressOf(transition: Transition, into: number): number | null {
  if (transition.kind === "none" || into >= transition.duration) return null;
  return eased(transition.easing, BEZIER, into / transition.duration);
}

/**
 * The way from where the transition begins to where it ends, in output pixels. A wipe's edge goes from one corner of the
 * canvas to the other; what slides goes until it is just off the canvas.
 */
function wayOf({ kind, angle }: Transition, width: number, height: number): readonly [number, number] {
  const radians = ((angle % 360) * Math.PI) / 180;
  const x = Math.cos(radians);
  const y = Math.sin(radians);
  let length = 0;
  if (kind === "wipe") length = Math.abs(width * x) + Math.abs(height * y);
  else if (kind === "slide" || kind === "push")
    length = Math.min(width / Math.max(Math.abs(x), 1e-9), height / Math.max(Math.abs(y), 1e-9));
  else return [0, 0];
  return [x * length, y * length];
}
