import { cuesOfWords, lettersFor, type SaidWord } from "../cues";
import { clipOf, type Document } from "../document";
import { timelineSpan } from "../playing";
import { clipEnd } from "../timeline-index";
import type { SaidCue } from "./captions";

/** What a transcript says; times are of the source. */
export interface SaidWords {
  readonly words: readonly SaidWord[];
  /** The numbers of the words before which somebody paused. */
  readonly breaks: readonly number[];
}

/**
 * The captions of what a clip lets be heard of its source, where it stands on the timeline and at its speed. Null for what
 * runs backwards or stands still: nobody understands it.
 */
export function captionsOfClip(document: Document, id: string, said: SaidWords): SaidCue[] | null {
  const clip = clipOf(document, id);
  if (clip?.kind !== "video" && clip?.kind !== "audio") return null;
  const { playing, source_start, start } = clip;
  if (playing.reversed || playing.frozen) return null;
  const end = clipEnd(clip);
  const at = (time: number) =>
    start + Math.sign(time - source_start) * (timelineSpan(playing, Math.abs(time - source_start)) ?? 0);
  const kept: SaidWord[] = [];
  const breaks: number[] = [];
  for (const [number, word] of said.words.entries()) {
    const [from, to] = [at(word.start), at(word.end)];
    // A word counts where more of it is heard than not.
    const middle = (from + to) / 2;
    if (middle < start || middle >= end) continue;
    if (kept.length === 0 || said.breaks.includes(number)) breaks.push(kept.length);
    kept.push({ text: word.text, start: Math.max(from, start), end: Math.min(to, end) });
  }
  return cuesOfWords(kept, breaks, lettersFor(document.canvas)).map((cue) => ({
    ...cue,
    end: Math.min(cue.end, end),
  }));
}
