import { clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { placed } from "../playing";
import { nearestFrameTime } from "../time";
import { clipEnd } from "../timeline-index";
import { linked } from "./bonds";
import { setValue } from "./building";
import { type Edit, sequence } from "./sequence";
import { isOpen } from "./set-property";
import { splitAll } from "./split";

/** Where a film goes over into another shot, on the timeline: in order, on frames, inside of the clip. */
export function shotsIn(document: Document, id: string, begins: readonly number[]): number[] {
  const clip = clipOf(document, id);
  if (clip?.kind !== "video" || clip.playing.frozen) return [];
  const { frame_rate } = document.canvas;
  const times = begins.map((moment) => nearestFrameTime(placed(clip, moment), frame_rate));
  const inside = times.filter((time) => time > clip.start && time < clipEnd(clip));
  return [...new Set(inside)].sort((a, b) => a - b);
}

/**
 * Cut a film, and what is linked to it, where its shots begin, in one step. Null where it has one shot only, and on a
 * locked track; markers stay.
 *
 *     before  |-- a --------------|
 *     after   |-- a -|- 1 -|- 2 --|
 *
 * @param begins when shots begin, in flicks of the source
 * @param newId names what is behind each cut
 */
export function splitAtShots(
  document: Document,
  id: string,
  begins: readonly number[],
  newId: () => string,
): Operation | null {
  if (!isOpen(document, { owner: "clip", id })) return null;
  const together = linked(document, [id]);
  // The last first: what is before it keeps its name.
  const edits = shotsIn(document, id, begins)
    .reverse()
    .map(
      (at): Edit =>
        (now) =>
          splitAll(now, new Map(together.map((one) => [one, newId()])), at, newId),
    );
  return sequence(document, edits);
}

/**
 * Put a marker where each shot of a film begins, in one step; `name` calls them by their number, from 2. Where a marker
 * stands already there is no second one. Null where nothing is to be marked.
 */
export function markShots(
  document: Document,
  id: string,
  begins: readonly number[],
  newId: () => string,
  name: (number: number) => string,
): Operation | null {
  const marked = new Set(Object.values(document.markers).map(({ time }) => time));
  return batch(
    shotsIn(document, id, begins).flatMap((time, place) =>
      marked.has(time) ? [] : [setValue(["markers", newId()], { time, name: name(place + 2) })],
    ),
  );
}
