import { type Clip, clipOf, type Document } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { keyBetween } from "../order";
import { clipEnd, compareStacking, indexOf, type Placed, type TrackIndex } from "../timeline-index";
import { nextTrackName } from "../track-names";
import { setField, setValue } from "./building";
import { type Edit, sequence } from "./sequence";
import { isOpen } from "./set-property";

/** One layer further up or down, or above or below all. */
export type Way = "forward" | "backward" | "front" | "back";

/**
 * Bring clips before or behind the others that are shown together with them at any moment; what else is on their tracks
 * keeps its place. Among clips that overlap on one track only the order changes. Otherwise the clip goes to the next track
 * on that side which has room for it, is not locked and holds no sound, or to a new one. Several keep their order among
 * themselves. Time stays: keyframes, spoken words, markers, groups and links are as before; a transition goes with its clip
 * and counts from what is before it there. Clips on locked tracks, and sound, stay.
 *
 *     before  2 |-- b --|        after  3 |-- a --|
 *             1 |-- a --|               2 |-- b --|
 *                                       1
 *
 * @param newId names new tracks
 */
export function restack(
  document: Document,
  ids: readonly string[],
  way: Way,
  newId: () => string,
): Operation | null {
  const up = way === "forward" || way === "front";
  const far = way === "front" || way === "back";
  const stacked = stackOf(document).filter(
    (id) => ids.includes(id) && isOpen(document, { owner: "clip", id }),
  );
  // What goes first is passed by the next one: to the front from the lowest up, a step from the outermost in.
  if (up !== far) stacked.reverse();
  const together = new Set(stacked);
  const gone = new Set<string>();
  return sequence(
    document,
    stacked.map(
      (id): Edit =>
        (now) => {
          if (!far) return beyondNext(now, id, up, together, newId);
          const operation = beyondAll(now, id, up, together, gone, newId);
          if (operation) gone.add(id);
          return operation;
        },
    ),
  );
}

/** All clips with a picture, from the bottom to the top. */
function stackOf(document: Document): string[] {
  return indexOf(document).tracks.flatMap(({ clips }) =>
    [...clips]
      .sort(compareStacking)
      .filter(({ clip }) => clip.kind !== "audio")
      .map(({ id }) => id),
  );
}

interface Standing {
  readonly clip: Clip;
  readonly tracks: readonly TrackIndex[];
  /** The number of the clip's track. */
  readonly place: number;
  /** By track: what is shown together with the clip, from the bottom to the top. */
  readonly beside: (place: number) => Placed[];
}

function standingOf(document: Document, id: string): Standing | null {
  const clip = clipOf(document, id);
  const { tracks } = indexOf(document);
  const place = tracks.findIndex((track) => track.id === clip?.track);
  if (!clip || place < 0) return null;
  const beside = (at: number) =>
    (tracks[at]?.between(clip.start, clipEnd(clip)) ?? [])
      .filter((other) => other.id !== id && other.clip.kind !== "audio")
      .sort(compareStacking);
  return { clip, tracks, place, beside };
}

function beyondNext(
  document: Document,
  id: string,
  up: boolean,
  together: ReadonlySet<string>,
  newId: () => string,
): Operation | null {
  const standing = standingOf(document, id);
  if (!standing) return null;
  const { clip, tracks, place, beside } = standing;
  const here = { id, clip };
  const own = beside(place);
  const passed = up
    ? own.filter((other) => compareStacking(other, here) > 0)
    : own.filter((other) => compareStacking(other, here) < 0).reverse();
  const next = passed[0];
  if (next) {
    if (together.has(next.id)) return null;
    return passing(id, next, passed[1] ?? null, up);
  }
  const step = up ? 1 : -1;
  for (let at = place + step; at >= 0 && at < tracks.length; at += step) {
    const shown = beside(at);
    if (shown.length === 0) continue;
    // The one behind is in the selection too and could not give way: both stay, in their order.
    const nearest = up ? shown[0] : shown.at(-1);
    if (nearest && together.has(nearest.id)) return null;
    return ontoTrackBeyond(document, id, standing, at, up, newId);
  }
  return null;
}

function beyondAll(
  document: Document,
  id: string,
  up: boolean,
  together: ReadonlySet<string>,
  gone: ReadonlySet<string>,
  newId: () => string,
): Operation | null {
  const standing = standingOf(document, id);
  if (!standing) return null;
  const { clip, tracks, place, beside } = standing;
  const here = { id, clip };
  const own = beside(place).filter((other) => compareStacking(other, here) > 0 === up);
  const step = up ? 1 : -1;
  const further: Placed[] = [];
  let outermost = place;
  for (let at = place + step; at >= 0 && at < tracks.length; at += step) {
    const shown = beside(at);
    if (shown.length > 0) outermost = at;
    further.push(...shown);
  }
  // What comes along lies where it should, unless it has been brought past this one.
  if ([...own, ...further].every((other) => together.has(other.id) && !gone.has(other.id))) return null;
  if (outermost !== place) return ontoTrackBeyond(document, id, standing, outermost, up, newId);
  const next = up ? own.at(-1) : own[0];
  return next ? passing(id, next, null, up) : null;
}

/** Between `next` and `after` on the same track; their keys may be the same one, which the start then decided. */
function passing(id: string, next: Placed, after: Placed | null, up: boolean): Operation {
  const [near, far] = [next.clip.order, after?.clip.order ?? null];
  const key = up ? keyBetween(near, far) : keyBetween(far, near);
  return setField(id, "order", key);
}

/** To the nearest track beyond number `at` that has room, before anything else is shown; a new one where none has. */
function ontoTrackBeyond(
  document: Document,
  id: string,
  { tracks, beside }: Standing,
  at: number,
  up: boolean,
  newId: () => string,
): Operation | null {
  const step = up ? 1 : -1;
  for (let to = at + step; to >= 0 && to < tracks.length && beside(to).length === 0; to += step) {
    const found = tracks[to];
    if (!found || found.track.locked || found.clips.some((other) => other.clip.kind === "audio")) continue;
    return setField(id, "track", found.id);
  }
  const near = tracks[at]?.track.order ?? null;
  const far = tracks[at + step]?.track.order ?? null;
  const track = newId();
  const steps: Primitive[] = [
    setValue(["tracks", track], {
      name: nextTrackName(document),
      order: up ? keyBetween(near, far) : keyBetween(far, near),
    }),
    setField(id, "track", track),
  ];
  return batch(steps);
}
