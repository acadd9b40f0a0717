import { clipOf, type Document } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { stretchSaid } from "../spoken";
import { clipEnd, indexOf } from "../timeline-index";
import { linked } from "./bonds";
import { removeEntry } from "./building";
import { captionOf } from "./captions";
import { inStep } from "./in-step";
import { sequence } from "./sequence";
import { softEdge } from "./soft-edges";
import { splitAll } from "./split";

/**
 * Cut words of a caption out of the film, in one step: pictures, films, texts and captions of all tracks that are open, and
 * whatever is linked to them, lose the time in which those words are said, and what comes later moves forward. Each
 * caption keeps its other words. Sound alone that is linked to nothing, as music, plays on; locked tracks stay, and so do
 * markers. Where a sound is cut it goes out and comes in softly. Null where the stretch holds no word.
 *
 *                        |gone|
 *     before  captions  |-- one two three --|     after  |-- one three --|
 *             film      |-- a --------------|            |-- a --|-- A --|
 *
 * @param first code point of the caption's text, up to, not including, `end`
 * @param newId names what is behind each cut
 */
export function cutWords(
  document: Document,
  id: string,
  first: number,
  end: number,
  newId: () => string,
): Operation | null {
  const caption = captionOf(document, id);
  const said = caption && stretchSaid(caption, caption.duration, first, end);
  if (!caption || !said) return null;
  const from = caption.start + Math.max(0, said.start);
  const to = Math.min(clipEnd(caption), caption.start + said.end);
  if (to <= from) return null;
  const cut = cutClips(from, to);
  const apart = (now: Document, at: number) =>
    splitAll(now, new Map(crossing(now, cut(now), at).map((one) => [one, newId()])), at, newId);
  const before = new Set(Object.keys(document.clips));
  return sequence(document, [
    (now) => apart(now, from),
    (now) => apart(now, to),
    (now) => batch(softened(now, from, to, before)),
    (now) =>
      batch(
        cut(now)
          .filter((one) => isGone(now, one, from, to))
          .map((one) => removeEntry("clips", one)),
      ),
    (now) => batch(inStep(now, laterThan(now, to, from - to))),
  ]);
}

/** The clips that are cut at a moment between: those that are seen, captions, and what is linked to any of them. */
function cutClips(from: number, to: number): (now: Document) => string[] {
  const meets = (now: Document) =>
    indexOf(now).tracks.flatMap(({ track, clips }) =>
      track.locked
        ? []
        : clips
            .filter(({ clip }) => clip.kind !== "audio" && clip.start < to && clipEnd(clip) > from)
            .map((one) => one.id),
    );
  return (now) =>
    linked(now, meets(now)).filter((one) => {
      const clip = clipOf(now, one);
      return clip !== undefined && clip.start < to && clipEnd(clip) > from;
    });
}

function crossing(document: Document, ids: readonly string[], at: number): string[] {
  return ids.filter((one) => {
    const clip = clipOf(document, one);
    return clip !== undefined && clip.start < at && clipEnd(clip) > at;
  });
}

/** Whether a clip lies in the stretch as a whole. */
function isGone(document: Document, id: string, from: number, to: number): boolean {
  const clip = clipOf(document, id);
  return clip !== undefined && clip.start >= from && clipEnd(clip) <= to;
}

/** How far what comes later moves, on every track but those of sound alone; what is linked comes along by itself. */
function laterThan(document: Document, at: number, by: number): ReadonlyMap<string, number> {
  const rows = indexOf(document).tracks.filter(({ clips }) =>
    clips.some(({ clip }) => clip.kind !== "audio"),
  );
  return new Map(
    rows.flatMap(({ clips }) =>
      clips.filter(({ clip }) => clip.start >= at).map(({ id }) => [id, by] as const),
    ),
  );
}

/** Sounds that end or begin at the cut do so softly; captions that say nothing any more go. */
function softened(document: Document, from: number, to: number, before: ReadonlySet<string>): Primitive[] {
  return Object.entries(document.clips).flatMap(([id, clip]): Primitive[] => {
    const [ends, begins] = [clipEnd(clip) === from && !isNew(id), clip.start === to];
    if (clip.kind === "caption")
      return clip.text === "" && (ends || begins) ? [removeEntry("clips", id)] : [];
    if (document.tracks[clip.track]?.locked) return [];
    if (ends) return softEdge(document, id, "fade_out");
    return begins && isNew(id) ? softEdge(document, id, "fade_in") : [];
  });

  function isNew(id: string): boolean {
    return !before.has(id);
  }
}
