/** A paragraph cut up: into clusters, into stretches of one font, script and direction, and at places to break. */

import { candidates, type Fonts } from "../fonts";
import {
  bidiClass,
  EMOJI_STYLE,
  isEmoji,
  isExtending,
  isPictorial,
  isRegionalIndicator,
  KEYCAP,
  scriptOf,
  TEXT_STYLE,
  ZERO_WIDTH_JOINER,
} from "./characters";

/** A stretch of a paragraph, start up to end, that is shaped in one go. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly font: string;
  readonly script: string;
  readonly level: number;
}

const codesOf = (text: string) =>
  new Set(Array.from(text, (character) => character.codePointAt(0) as number));

/** Scripts whose text may be broken between any two characters. */
const UNSPACED = new Set(["Hani", "Hira", "Kana", "Bopo"]);
const NO_START = codesOf(
  "、。，．・：；？！）］｝」』】〉》〕〗’”…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.!?:;)]}",
);
const NO_END = codesOf("（［｛「『【〈《〔〖‘“([{");
const HYPHENS = new Set([0x2d, 0x2010, 0x2013, 0x2014]);
const ZERO_WIDTH_SPACE = 0x200b;
const NO_BREAK_SPACES = new Set([0xa0, 0x2007, 0x202f]);
const INVISIBLE = new Set(["BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B", "S"]);

/** Whether a character is room at which a line may end, and which is not drawn there. */
export function isSpace(code: number): boolean {
  return ["WS", "S", "B"].includes(bidiClass(code)) && !NO_BREAK_SPACES.has(code);
}

/**
 * Where the units start that are neither broken nor set in two fonts: a letter with its marks, a family of emoji, a
 * flag.
 */
export function clusters(codes: readonly number[]): number[] {
  const starts: number[] = [];
  let flagOpen: boolean = false;
  for (const [place, code] of codes.entries()) {
    const indicator = isRegionalIndicator(code);
    const joined: boolean =
      place > 0 && (isExtending(code) || codes[place - 1] === ZERO_WIDTH_JOINER || (indicator && flagOpen));
    if (!joined) starts.push(place);
    // Two halves make a flag; a third starts the next one.
    flagOpen = indicator && !(joined && flagOpen);
  }
  return starts;
}

/** A script for each character: what belongs to any takes that of the one before, at the start the first there is. */
export function resolvedScripts(codes: readonly number[]): string[] {
  const own = codes.map(scriptOf);
  let current = own.find((script) => script !== null) ?? "Zyyy";
  return own.map((script) => {
    current = script ?? current;
    return current;
  });
}

/**
 * Cut a paragraph into stretches of one font, one script and one direction, in the order of the text. Null while a font
 * that has to be looked into is still being fetched.
 */
export function itemize(
  codes: readonly number[],
  levels: readonly number[],
  family: string,
  weight: number,
  fonts: Fonts,
): Item[] | null {
  const scripts = resolvedScripts(codes);
  const starts = clusters(codes);
  const items: Item[] = [];
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? codes.length;
    const script = scripts[start] as string;
    const level = levels[start] as number;
    const font = fontFor(codes.slice(start, end), script, family, weight, fonts);
    if (font === null) return null;
    const last = items.at(-1);
    if (last && last.font === font && last.script === script && last.level === level) {
      items[items.length - 1] = { ...last, end };
    } else {
      items.push({ start, end, font, script, level });
    }
  }
  return items;
}

/** The first candidate that has every visible character of the cluster, else the text's own font. */
function fontFor(
  cluster: readonly number[],
  script: string,
  family: string,
  weight: number,
  fonts: Fonts,
): string | null {
  const base = cluster[0] as number;
  const emoji =
    !cluster.includes(TEXT_STYLE) &&
    (isEmoji(base) || cluster.includes(EMOJI_STYLE) || cluster.includes(KEYCAP) || isRegionalIndicator(base));
  // A sign that is a picture elsewhere, such as a heart, is one here where the text's own fonts lack it.
  const rather = !cluster.includes(TEXT_STYLE) && isPictorial(base);
  const keys = candidates(family, weight, script, emoji ? "first" : rather ? "rather" : "never");
  const needed = cluster.filter((code) => !isInvisible(code));
  for (const key of keys) {
    const face = fonts.face(key);
    if (face === null) return null;
    if (needed.every((code) => face.has(code))) return key;
  }
  return keys[emoji ? 1 : 0] as string;
}

/**
 * The characters of a text that no font here has, each once, in the order of the text: they become boxes. Null while a
 * font that has to be looked into is still being fetched.
 */
export function withoutGlyph(text: string, family: string, weight: number, fonts: Fonts): string[] | null {
  const codes = Array.from(text, (character) => character.codePointAt(0) as number);
  const scripts = resolvedScripts(codes);
  const starts = clusters(codes);
  const missing = new Set<string>();
  for (const [place, start] of starts.entries()) {
    const cluster = codes.slice(start, starts[place + 1]);
    const font = fontFor(cluster, scripts[start] as string, family, weight, fonts);
    const face = font === null ? null : fonts.face(font);
    if (face === null) return null;
    for (const code of cluster) {
      if (!isInvisible(code) && !face.has(code)) missing.add(String.fromCodePoint(code));
    }
  }
  return [...missing];
}

function isInvisible(code: number): boolean {
  return (
    code === ZERO_WIDTH_JOINER ||
    code === TEXT_STYLE ||
    code === EMOJI_STYLE ||
    INVISIBLE.has(bidiClass(code))
  );
}

/** The starts of clusters before which a line may begin, ascending, the paragraph's start left out. */
export function breakPlaces(codes: readonly number[], starts: readonly number[]): number[] {
  return starts.filter((place) => place > 0 && mayBreak(codes[place - 1] as number, codes[place] as number));
}

/**
 * The starts of clusters that begin a word after another one: behind a space, or where a script does without spaces.
 * Hyphens are part of a word.
 */
export function wordPlaces(codes: readonly number[], starts: readonly number[]): Set<number> {
  return new Set(breakPlaces(codes, starts).filter((place) => !HYPHENS.has(codes[place - 1] as number)));
}

function mayBreak(before: number, after: number): boolean {
  if (isSpace(after)) return false;
  if (isSpace(before) || before === ZERO_WIDTH_SPACE || HYPHENS.has(before)) return true;
  if (NO_END.has(before) || NO_START.has(after)) return false;
  return isUnspaced(before) || isUnspaced(after);
}

function isUnspaced(code: number): boolean {
  const widePunctuation = (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef);
  return widePunctuation || UNSPACED.has(scriptOf(code) ?? "");
}
