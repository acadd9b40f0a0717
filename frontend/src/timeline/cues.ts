/**
 * Captions of a transcript by rule. A caption ends with a sentence, at a pause, after two lines or after six seconds; it
 * stays as long as it takes to read, but never into the next one. The mirror of `generation/tools/cues.py`.
 */

import type { Canvas, CaptionClip } from "./document";
import { FLICKS_PER_SECOND as SECOND } from "./time";

/** A word with its punctuation, a space before it where it stands apart; flicks of the source's own clock. */
export interface SaidWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A caption: what it says, when, and when each word (by its code points) is said, from its start. */
export interface RuledCue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: CaptionClip["words"];
}

/** Letters of a line and lines of a caption, at most; flicks of a caption, at least and at most. */
export const WIDTH = 42;
const LINES = 2;
const SHORTEST = SECOND;
const LONGEST = 6 * SECOND;
/** Flicks that a letter takes to be read: 20 a second. */
const LETTER = SECOND / 20;
/** A gap of fewer flicks would only flicker. */
const FLICKER = (3 * SECOND) / 10;
const ENDS = /[.!?。！？…]$/u;

/** Letters of a line on a canvas: fewer where it is narrow. */
export function lettersFor({ width, height }: Pick<Canvas, "width" | "height">): number {
  return Math.max(20, Math.min(WIDTH, Math.round((WIDTH * width * 9) / (height * 16))));
}

const count = (text: string) => [...text].length;

/** @param breaks the numbers of the words before which somebody paused */
export function cuesOfWords(
  words: readonly SaidWord[],
  breaks: readonly number[],
  width = WIDTH,
): RuledCue[] {
  const fresh = new Set(breaks);
  const groups: SaidWord[][] = [];
  for (const [number, word] of words.entries()) {
    const last = fresh.has(number) ? undefined : groups.at(-1);
    if (!last || isFull(last, word, width)) groups.push([word]);
    else last.push(word);
  }
  const made = groups.map((group) => cueOf(group, width)).filter(({ text }) => text !== "");
  return made
    .map((cue, place) => {
      const wanted = Math.max(cue.end, cue.start + Math.max(SHORTEST, LETTER * count(cue.text)));
      const free = made[place + 1]?.start;
      return { ...cue, end: free !== undefined && free - wanted < FLICKER ? free : wanted };
    })
    .filter(({ start, end }) => end > start);
}

function isFull(group: readonly SaidWord[], word: SaidWord, width: number): boolean {
  const letters = count(
    group
      .map(({ text }) => text)
      .join("")
      .trim(),
  );
  const [first] = group;
  if (letters + count(word.text) > width * LINES || word.end - (first?.start ?? 0) > LONGEST) return true;
  return letters >= Math.floor(width / 2) && ENDS.test(group.at(-1)?.text.trimEnd() ?? "");
}

function cueOf(group: readonly SaidWord[], width: number): RuledCue {
  const start = group[0]?.start ?? 0;
  let text = "";
  const words = group.map((word) => {
    const shown = text === "" ? word.text.trimStart() : word.text;
    const first = count(text) + count(shown) - count(shown.trimStart());
    text += shown;
    return { first, end: count(text.trimEnd()), start: word.start - start, duration: word.end - word.start };
  });
  return { start, end: group.at(-1)?.end ?? start, text: inLines(text.trimEnd(), width), words };
}

/** A text in two lines that are as equal as they can be, where it is longer than one. */
function inLines(text: string, width: number): string {
  const letters = [...text];
  if (letters.length <= width) return text;
  let best: number | null = null;
  const off = (place: number) => Math.abs(letters.length - 1 - 2 * place);
  for (const [place, letter] of letters.entries()) {
    if (letter === " " && (best === null || off(place) < off(best))) best = place;
  }
  if (best === null) return text;
  return `${letters.slice(0, best).join("")}\n${letters.slice(best + 1).join("")}`;
}
