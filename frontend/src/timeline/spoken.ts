/** The words of a caption and when each is said: as the text changes, and as it is cut in two. Pure. */

import type { CaptionClip } from "./document";
import { MAX_TIME } from "./document";
import { FLICKS_PER_SECOND } from "./time";

export type Word = CaptionClip["words"][number];
/** What a caption says, and when. Times count from the caption's start; flicks. */
export interface Spoken {
  readonly text: string;
  readonly words: readonly Word[];
}

interface Token {
  readonly text: string;
  /** Code points. */
  readonly first: number;
  readonly end: number;
}

/** The words of a text, between spaces. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let word = "";
  let place = 0;
  const close = () => {
    if (word !== "") found.push({ text: word, first: place - [...word].length, end: place });
    word = "";
  };
  for (const letter of text) {
    if (/\s/u.test(letter)) close();
    else word += letter;
    place++;
  }
  close();
  return found;
}

/** When each token of a text is said: its own word's time, or its share of the caption by its length. */
function timed({ text, words }: Spoken, duration: number): (Token & { start: number; length: number })[] {
  const letters = Math.max(1, [...text].length);
  return tokensOf(text).map((token) => {
    const own = words.filter(({ first, end }) => first < token.end && end > token.first);
    const [head, tail] = [own[0], own.at(-1)];
    if (head && tail) return { ...token, start: head.start, length: tail.start + tail.duration - head.start };
    const start = Math.round((duration * token.first) / letters);
    return { ...token, start, length: Math.round((duration * token.end) / letters) - start };
  });
}

/**
 * Words for a text that was typed over another: those before and behind the change keep their times, those that are new
 * share the time of those that they stand for. None where none were known.
 */
export function respelled(before: Spoken, text: string, duration: number): Word[] {
  if (before.words.length === 0) return [];
  const [old, now] = [timed(before, duration), tokensOf(text)];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head]?.text === now[head]?.text) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail]?.text === now[now.length - 1 - tail]?.text) tail++;
  const replaced = old.slice(head, old.length - tail);
  const last = old[head - 1];
  const from = replaced[0]?.start ?? (last ? last.start + last.length : 0);
  const end = replaced.at(-1);
  const to = Math.max(from, end ? end.start + end.length : (old[old.length - tail]?.start ?? duration));
  const fresh = now.slice(head, now.length - tail);
  const letters = fresh.reduce((sum, token) => sum + token.end - token.first, 0);
  let said = 0;
  return now.map((token, place) => {
    const { first, end: over } = token;
    const kept = place < head ? old[place] : old[place - now.length + old.length];
    if (kept && (place < head || place >= now.length - tail))
      return { first, end: over, start: kept.start, duration: kept.length };
    const start = Math.round(from + ((to - from) * said) / letters);
    said += over - first;
    return { first, end: over, start, duration: Math.round(from + ((to - from) * said) / letters) - start };
  });
}

/** When the word at a code point begins: where a caption is cut that is split in front of it. */
export function timeAt(spoken: Spoken, duration: number, place: number): number {
  const next = timed(spoken, duration).find(({ end }) => end > place);
  return Math.min(Math.max(1, next?.start ?? duration), Math.max(1, duration - 1));
}

/** A pause that is shorter goes with the word before it. */
const SHORT_PAUSE = FLICKS_PER_SECOND / 4;

/** When the words of a stretch of code points are said, with the short pause behind them; null where it holds none. */
export function stretchSaid(
  spoken: Spoken,
  duration: number,
  first: number,
  end: number,
): { readonly start: number; readonly end: number } | null {
  const words = timed(spoken, duration);
  const chosen = words.filter((word) => word.first < end && word.end > first);
  const [head, tail] = [chosen[0], chosen.at(-1)];
  if (!head || !tail) return null;
  const over = tail.start + tail.length;
  const next = words[words.indexOf(tail) + 1]?.start ?? duration;
  return { start: head.start, end: next - over < SHORT_PAUSE ? Math.max(over, next) : over };
}

/** How many words begin before a moment. Where no times are known at least one is on either side. */
export function saidBefore(spoken: Spoken, duration: number, into: number): number {
  const words = timed(spoken, duration);
  const count = words.filter(({ start, length }) => start + length / 2 < into).length;
  if (spoken.words.length > 0 || words.length < 2) return count;
  return Math.min(Math.max(1, count), words.length - 1);
}

/** A caption in two, in front of its `count`th word; the second part's times count from `into`. */
export function cutSpoken({ text, words }: Spoken, count: number, into: number): [Spoken, Spoken] {
  const letters = [...text];
  const place = count === 0 ? 0 : (tokensOf(text)[count]?.first ?? letters.length);
  const head = letters.slice(0, place).join("").trimEnd();
  return [
    { text: head, words: words.filter(({ first }) => first < place) },
    {
      text: letters.slice(place).join(""),
      words: words
        .filter(({ first }) => first >= place)
        .map((word) => ({
          ...word,
          first: word.first - place,
          end: Math.max(0, word.end - place),
          start: Math.max(-MAX_TIME, word.start - into),
        })),
    },
  ];
}
