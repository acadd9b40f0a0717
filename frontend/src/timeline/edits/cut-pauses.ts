import { clipOf, type Document } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import type { Pause, Span } from "../pauses";
import { clipEnd, indexOf } from "../timeline-index";
import { linked } from "./bonds";
import { removeEntry } from "./building";
import { inStep } from "./in-step";
import { type Edit, sequence } from "./sequence";
import { isOpen } from "./set-property";
import { softEdge } from "./soft-edges";
import { splitAll } from "./split";
import { trimEnd } from "./trim-end";
import { trimStart } from "./trim-start";

/**
 * Cut pauses out of clips and of all that is linked to them, and close the gaps, in one step: what comes later on their
 * tracks moves forward, with `everywhere` on the other tracks too. Where a sound is cut it goes out and comes in softly.
 * Clips on locked tracks neither go nor move; markers stay.
 *
 *                    |pause|
 *     before  film   |-- a ----------|-- b --|     after  |-- a -|-- A --|-- b --|
 *             sound  |-- s ----------|                    |-- s -|-- S --|
 *
 * @param newId names what is behind each cut
 */
export function cutPauses(
  document: Document,
  pauses: readonly Pause[],
  newId: () => string,
  everywhere = false,
): Operation | null {
  const open = pauses.filter(
    ({ clip }) => clipOf(document, clip) && isOpen(document, { owner: "clip", id: clip }),
  );
  if (open.length === 0) return null;
  // The last first: what is before it keeps its name and its place.
  const inOrder = [...open].sort((a, b) => b.start - a.start);
  const together = new Map(open.map(({ clip }) => [clip, linked(document, [clip])]));
  return sequence(document, [
    ...inOrder.flatMap((pause) => cut(pause, together.get(pause.clip) ?? [], newId)),
    (now) => closed(now, tracksOf(document, open, together), everywhere),
  ]);
}

/** One stretch taken out of clips, its place left empty. */
function cut({ start, end }: Pause, ids: readonly string[], newId: () => string): Edit[] {
  const seconds = new Map(ids.map((id) => [id, newId()]));
  const clipsOf = (now: Document) =>
    ids.flatMap((id) => {
      const clip = clipOf(now, id);
      return clip && clip.start < end && clipEnd(clip) > start ? [{ id, clip }] : [];
    });
  return [
    (now) => {
      const crossed = clipsOf(now).filter(({ clip }) => clip.start < start && clipEnd(clip) > end);
      const second = new Map(crossed.map(({ id }) => [id, seconds.get(id) as string]));
      return second.size === 0 ? null : splitAll(now, second, end, newId);
    },
    (now) =>
      sequence(
        now,
        clipsOf(now).map(({ id, clip }): Edit => {
          if (clip.start < start) return (then) => trimEnd(then, id, start);
          return clipEnd(clip) > end ? (then) => trimStart(then, id, end) : () => removeEntry("clips", id);
        }),
      ),
    (now) => {
      const heard = (id: string, side: "fade_in" | "fade_out", edge: number): Primitive[] => {
        const clip = clipOf(now, id);
        const touches = clip && (side === "fade_in" ? clip.start : clipEnd(clip)) === edge;
        return touches ? softEdge(now, id, side) : [];
      };
      return batch(
        ids.flatMap((id) => [
          ...heard(id, "fade_out", start),
          ...heard(id, "fade_in", end),
          ...heard(seconds.get(id) as string, "fade_in", end),
        ]),
      );
    },
  ];
}

/** What was taken out of each track, in order. */
function tracksOf(
  document: Document,
  pauses: readonly Pause[],
  together: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Span[]> {
  const gone = new Map<string, Span[]>();
  for (const pause of [...pauses].sort((a, b) => a.start - b.start)) {
    const tracks = (together.get(pause.clip) ?? []).map((id) => clipOf(document, id)?.track ?? "");
    for (const track of new Set(tracks)) gone.set(track, [...(gone.get(track) ?? []), pause]);
  }
  return gone;
}

function closed(
  document: Document,
  gone: ReadonlyMap<string, Span[]>,
  everywhere: boolean,
): Operation | null {
  const all = [...gone.values()].flat().sort((a, b) => a.start - b.start);
  const wanted = new Map<string, number>();
  for (const { id: track, clips } of indexOf(document).tracks) {
    const spans = everywhere ? all : (gone.get(track) ?? []);
    for (const { id, clip } of clips) {
      const by = takenBefore(clip.start, spans);
      if (by > 0) wanted.set(id, -by);
    }
  }
  return batch(inStep(document, wanted));
}

/** How much of the time before a moment is gone; overlaps count once. */
function takenBefore(moment: number, spans: readonly Span[]): number {
  let taken = 0;
  let reach = 0;
  for (const { start, end } of spans) {
    taken += Math.max(0, Math.min(end, moment) - Math.max(start, reach));
    reach = Math.max(reach, end);
  }
  return taken;
}
