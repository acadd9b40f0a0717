/** Subtitle files, SRT and WebVTT: read, whatever comes, and written. Pure. */

import type { Document } from "./document";
import { MAX_TIME } from "./document";
import { clipEnd, indexOf } from "./timeline-index";
import { type Cue, clock, shown } from "./webvtt";

/** What a file holds, and how many of its entries could not be understood. */
export interface Subtitles {
  readonly cues: readonly Cue[];
  readonly skipped: number;
}

/** A file that is none of these. Its message is one sentence for the person who chose it. */
export class SubtitleError extends Error {}

/** Bytes of a file, at most: ten hours of talk are a hundredth of it. */
export const LARGEST = 10 * 2 ** 20;
const MOST_CUES = 20_000;
const LONGEST_TEXT = 2000;
const FLICKS_PER_MILLISECOND = 705_600;

const CLOCK = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`;
const TIMES = new RegExp(`^\\s*${CLOCK}\\s*-->\\s*${CLOCK}`);
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": "\u00a0",
  "&lrm;": "\u200e",
  "&rlm;": "\u200f",
};

/** Read the bytes of a file. Raises SubtitleError for what is too large, no text, or has no captions. */
export function readSubtitles(bytes: Uint8Array): Subtitles {
  if (bytes.length > LARGEST)
    throw new SubtitleError(`This file is larger than ${LARGEST / 2 ** 20} MB; captions are far smaller.`);
  const found = parseSubtitles(decoded(bytes));
  if (found.cues.length === 0)
    throw new SubtitleError(
      "No captions were found: an SRT or VTT file has times such as 00:00:01,500 --> 00:00:04,000.",
    );
  return found;
}

/** Text of a file: as its first bytes say; else UTF-8; else what Windows wrote before that. */
function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) throw new SubtitleError("This is not a text file; captions come as SRT or VTT.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The captions of a text, by their start. What has no sense is left out and counted. Total. */
export function parseSubtitles(text: string): Subtitles {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const cues: Cue[] = [];
  let skipped = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (!line.includes("-->")) continue;
    const times = line.length < 1000 ? TIMES.exec(line) : null;
    const said: string[] = [];
    // Up to an empty line; a file that lacks them goes on with a number and the next times.
    while (at + 1 < lines.length && lines[at + 1]?.trim() !== "" && !lines[at + 1]?.includes("-->")) {
      said.push(lines[++at] as string);
    }
    if (lines[at + 1]?.includes("-->") && /^\s*\d+\s*$/.test(said.at(-1) ?? "")) said.pop();
    const words = plain(said.join("\n"));
    const [start, end] = times ? [moment(times, 1), moment(times, 5)] : [0, 0];
    if (!times || end <= start || end > MAX_TIME || words === "" || cues.length >= MOST_CUES) skipped++;
    else cues.push({ start, end, text: words });
  }
  return { cues: cues.sort((a, b) => a.start - b.start || a.end - b.end), skipped };
}

/** Flicks of a clock that a match holds from a group on. */
function moment(match: RegExpExecArray, from: number): number {
  const [hours, minutes, seconds] = [0, 1, 2].map((place) => Number(match[from + place] ?? 0)) as [
    number,
    number,
    number,
  ];
  const thousandths = Number((match[from + 3] ?? "0").padEnd(3, "0"));
  return (
    ((hours * 60 + minutes) * 60 + seconds) * 1000 * FLICKS_PER_MILLISECOND +
    thousandths * FLICKS_PER_MILLISECOND
  );
}

/** Words without marks: tags, places on the screen, entities. */
function plain(text: string): string {
  return (
    text
      .slice(0, 4 * LONGEST_TEXT)
      .replace(/<[^<>\n]{0,200}>/g, "")
      .replace(/\{\\[^{}\n]{0,200}\}/g, "")
      .replace(/&[a-z]{2,4};/g, (entity) => ENTITIES[entity] ?? entity)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out.
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]|\p{Surrogate}/gu, "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .join("\n")
      .slice(0, LONGEST_TEXT)
      .replace(/\p{Surrogate}/gu, "")
  );
}

/** The captions of a track as they are shown, by their start. */
export function cuesOf(document: Document, track: string): Cue[] {
  const row = indexOf(document).tracks.find(({ id }) => id === track);
  return (row?.clips ?? []).flatMap(({ clip }) =>
    clip.kind === "caption" && clip.text.trim() !== ""
      ? [{ start: clip.start, end: clipEnd(clip), text: clip.text }]
      : [],
  );
}

/** SubRip, as nearly everything takes it. */
export function writeSrt(cues: readonly Cue[]): string {
  return cues
    .map(
      ({ start, end, text }, place) =>
        `${place + 1}\n${clock(start, ",")} --> ${clock(end, ",")}\n${shown(text).replaceAll("-->", "→")}\n`,
    )
    .join("\n");
}
