/** Captions: brought in, typed, cut in two, put together. Each leaves the others where they are. */

import { type CaptionClip, clipOf, type Document, MAX_TIME } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { cutSpoken, respelled, timeAt, tokensOf, type Word } from "../spoken";
import { FLICKS_PER_SECOND } from "../time";
import { clipEnd, indexOf, type Placed } from "../timeline-index";
import type { Cue } from "../webvtt";
import { removeEntry, setField, setValue, shortest, trackKey } from "./building";
import { isOpen } from "./set-property";

/** How long a new caption is shown. */
const USUAL = 2 * FLICKS_PER_SECOND;
const LONGEST_TEXT = 10_000;

/** What is said, with the times of its words where they are known (from the caption's start). */
export interface SaidCue extends Cue {
  readonly words?: readonly Word[];
}

/** A caption that may be changed; null where there is none. */
export function captionOf(document: Document, id: string): CaptionClip | null {
  const clip = clipOf(document, id);
  return clip?.kind === "caption" && isOpen(document, { owner: "clip", id }) ? clip : null;
}

/** The captions of a track, by their start. */
export function captionsOn(document: Document, track: string): (Placed & { readonly clip: CaptionClip })[] {
  const row = indexOf(document).tracks.find(({ id }) => id === track);
  return (row?.clips ?? []).flatMap((placed) =>
    placed.clip.kind === "caption" ? [placed as Placed & { readonly clip: CaptionClip }] : [],
  );
}

/**
 * Put captions on a new track above all others. Of two that overlap the first ends where the second begins; those that
 * begin together are one, in several lines. Null for none.
 */
export function importCaptions(
  document: Document,
  cues: readonly SaidCue[],
  track: { readonly id: string; readonly name: string; readonly language?: string },
  newId: () => string,
): Operation | null {
  const apart = apartOf(cues);
  if (apart.length === 0 || Object.hasOwn(document.tracks, track.id)) return null;
  const captions = { language: track.language ?? "" };
  return batch([
    setValue(["tracks", track.id], { name: track.name, order: trackKey(document), captions }),
    ...apart.map((cue) => setValue(["clips", newId()], captionClip(track.id, cue))),
  ]);
}

function captionClip(track: string, { start, end, text, words = [] }: SaidCue): Json {
  return { kind: "caption", track, start, duration: end - start, text, words: words as unknown as Json };
}

/** Cues one after the other. */
function apartOf(cues: readonly SaidCue[]): SaidCue[] {
  const sorted = cues
    .filter(({ start, end, text }) => start >= 0 && end > start && end <= MAX_TIME && text.trim() !== "")
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const found: SaidCue[] = [];
  for (const cue of sorted) {
    const last = found.at(-1);
    if (last?.start === cue.start) {
      const text = `${last.text}\n${cue.text}`.slice(0, LONGEST_TEXT);
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, cue.end), text };
    } else {
      if (last && last.end > cue.start) found[found.length - 1] = { ...last, end: cue.start };
      found.push(cue);
    }
  }
  return found;
}

/**
 * A caption at a moment, for 2 s or up to the next one; on a new track where `track.id` is none yet. Null inside of
 * another one, and on a locked track.
 */
export function addCaption(
  document: Document,
  clipId: string,
  track: { readonly id: string; readonly name: string },
  start: number,
): Operation | null {
  const isThere = Object.hasOwn(document.tracks, track.id);
  if (clipOf(document, clipId) || document.tracks[track.id]?.locked) return null;
  const others = captionsOn(document, track.id);
  if (others.some(({ clip }) => clip.start <= start && start < clipEnd(clip))) return null;
  const next = others.find(({ clip }) => clip.start > start)?.clip.start ?? MAX_TIME;
  const end = Math.min(start + USUAL, next);
  if (end - start < shortest(document)) return null;
  return batch([
    ...(isThere ? [] : [setValue(["tracks", track.id], { name: track.name, order: trackKey(document) })]),
    setValue(["clips", clipId], captionClip(track.id, { start, end, text: "" })),
  ]);
}

/** Say something else: words that stay keep their times. */
export function setCaptionText(document: Document, id: string, text: string): Operation | null {
  const clip = captionOf(document, id);
  if (!clip || clip.text === text) return null;
  const words = respelled(clip, text, clip.duration);
  return batch([
    setField(id, "text", text),
    ...(words.length > 0 || clip.words.length > 0 ? [setField(id, "words", words as unknown as Json)] : []),
  ]);
}

/**
 * Cut a caption in two in front of the word at a code point, where that word is said; null where one side would say
 * nothing.
 */
export function splitCaption(document: Document, id: string, place: number, newId: string): Operation | null {
  const clip = captionOf(document, id);
  if (!clip || clipOf(document, newId) || clip.duration < 2) return null;
  const count = tokensOf(clip.text).filter(({ first }) => first < place).length;
  if (count === 0 || count >= tokensOf(clip.text).length) return null;
  const into = timeAt(clip, clip.duration, tokensOf(clip.text)[count]?.first ?? 0);
  const [head, tail] = cutSpoken(clip, count, into);
  const second = { ...clip, ...tail, start: clip.start + into, duration: clip.duration - into };
  return batch([
    setField(id, "duration", into),
    setField(id, "text", head.text),
    setField(id, "words", head.words as unknown as Json),
    setValue(["clips", newId], second as unknown as Json),
  ]);
}

/** One caption of several of a track, from the first one's start to the last one's end. Null for fewer than two. */
export function joinCaptions(document: Document, ids: readonly string[]): Operation | null {
  const found = ids
    .flatMap((id) => {
      const clip = captionOf(document, id);
      return clip ? [{ id, clip }] : [];
    })
    .sort((a, b) => a.clip.start - b.clip.start);
  const [first, ...others] = found;
  if (!first || others.length === 0 || others.some(({ clip }) => clip.track !== first.clip.track))
    return null;
  let { text } = first.clip;
  const words: Word[] = [...first.clip.words];
  for (const { clip } of others) {
    text = text === "" || clip.text === "" ? text : `${text} `;
    const at = [...text].length;
    const by = clip.start - first.clip.start;
    for (const word of clip.words) {
      words.push({ ...word, first: word.first + at, end: word.end + at, start: word.start + by });
    }
    text += clip.text;
  }
  if ([...text].length > LONGEST_TEXT) return null;
  const end = Math.max(...found.map(({ clip }) => clipEnd(clip)));
  return batch([
    setField(first.id, "duration", end - first.clip.start),
    setField(first.id, "text", text),
    setField(first.id, "words", words as unknown as Json),
    ...others.map(({ id }) => removeEntry("clips", id)),
  ]);
}

/** All captions of a track earlier or later, as they stand to each other; none goes before the film's begin. */
export function shiftCaptions(document: Document, track: string, by: number): Operation | null {
  const all = captionsOn(document, track);
  const [first] = all;
  if (!first || document.tracks[track]?.locked) return null;
  const far = Math.max(by, -first.clip.start);
  return batch(
    all.flatMap(({ id, clip }): Primitive[] => {
      const start = Math.min(clip.start + far, MAX_TIME);
      return start === clip.start ? [] : [setField(id, "start", start)];
    }),
  );
}
