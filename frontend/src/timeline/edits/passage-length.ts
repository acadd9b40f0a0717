import { assetOf, clipOf, type Document } from "../document";
import type { Operation } from "../operations";
import { batch } from "../operations";
import { clipEnd, indexOf, type Placed } from "../timeline-index";
import { clipBefore } from "../transitions";
import { setValue, shortest, sourceLeft } from "./building";
import { sequence } from "./sequence";
import { isOpen } from "./set-property";
import { edgePartners, trimEdge } from "./trim-edge";

/** A transition as it takes place, flicks of the timeline. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** The clip that is taken over from; null where there is none, and the clip comes out of nothing. */
  readonly before: Placed | null;
  /** From here on the clip before has nothing more to show, and stands still; `end` where it lasts. */
  readonly still: number;
}

/** The transition that a clip begins with; null where it has none. */
export function passageOf(document: Document, id: string): Passage | null {
  const clip = clipOf(document, id);
  if (!clip || clip.transition.kind === "none" || clip.transition.duration === 0) return null;
  const track = indexOf(document).tracks.find((one) => one.id === clip.track);
  const before = track ? clipBefore(track, { id, clip }) : null;
  const end = clip.start + Math.min(clip.transition.duration, clip.duration);
  const left = before && sourceLeft(document, before.clip);
  // What nobody knows the length of is not said to end.
  const known =
    before && "asset" in before.clip ? (assetOf(document, before.clip.asset)?.duration ?? 0) > 0 : true;
  const through = before && left !== null && known ? before.clip.start + left : end;
  return { start: clip.start, end, before, still: Math.min(Math.max(through, clip.start), end) };
}

/**
 * Let a transition end at a moment: a frame after the cut at the least, with its clip at the most. Nothing moves in time;
 * keyframes, words, markers, links and groups stay as they are. Null on a locked track.
 *
 *     before  |-- a --|x- b --|        after  |-- a --|xxx b --|
 */
export function endPassage(document: Document, id: string, at: number): Operation | null {
  const clip = clipOf(document, id);
  if (!clip || !isOpen(document, { owner: "clip", id }) || clip.transition.kind === "none") return null;
  const length = Math.min(Math.max(at - clip.start, shortest(document)), clip.duration);
  if (length === clip.transition.duration) return null;
  return batch([setValue(["clips", id, "transition", "duration"], length)]);
}

/**
 * Let a transition begin at a moment and end where it did: the cut goes along, the clip before ends there. As far as both
 * clips' sources last, a frame of each and of the transition at the least. Keyframes and words stay where they are in
 * time; markers and grouped clips stay; linked edges at the cut go along. Null on a locked track.
 *
 *     before  |-- a --|x- b --|        after  |-- a |xxx b --|
 */
export function beginPassage(document: Document, id: string, at: number): Operation | null {
  const passage = passageOf(document, id);
  if (!passage || !isOpen(document, { owner: "clip", id })) return null;
  const { before, end } = passage;
  const ends = before !== null && clipEnd(before.clip) === passage.start ? before.id : null;
  const moveEnd = (now: Document, to: number) =>
    ends === null ? null : trimEdge(now, edgePartners(now, ends, "end"), "end", to);
  const cutOf = (now: Document) => {
    const clip = ends === null ? undefined : clipOf(now, ends);
    return clip ? clipEnd(clip) : Math.min(at, end - shortest(document));
  };
  // Where one of both stops, the other one comes back to it.
  return sequence(document, [
    (now) => moveEnd(now, Math.min(at, end - shortest(document))),
    (now) => trimEdge(now, edgePartners(now, id, "start"), "start", cutOf(now)),
    (now) => moveEnd(now, clipOf(now, id)?.start ?? at),
    (now) => endPassage(now, id, end),
  ]);
}
