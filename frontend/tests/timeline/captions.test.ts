import { describe, expect, it } from "vitest";
import type { CaptionClip, Document } from "../../src/timeline/document";
import {
  addCaption,
  importCaptions,
  joinCaptions,
  setCaptionText,
  shiftCaptions,
  split,
  splitCaption,
} from "../../src/timeline/edits";
import { loadDocument } from "../../src/timeline/load";
import { apply, type Operation } from "../../src/timeline/operations";
import { cuesOf, parseSubtitles, readSubtitles, SubtitleError, writeSrt } from "../../src/timeline/subtitles";
import { FLICKS_PER_SECOND as SECOND } from "../../src/timeline/time";
import { writeVtt } from "../../src/timeline/webvtt";

const bytes = (text: string) => new TextEncoder().encode(text);
const counter = () => {
  let count = 0;
  return () => `n${count++}`;
};
const TRACK = { id: "t", name: "Captions", language: "en" };

function afterwards(document: Document, operation: Operation | null): Document {
  expect(operation).not.toBeNull();
  const { document: now, inverse } = apply(document, operation as Operation);
  expect(apply(now, inverse as Operation).document).toEqual(document);
  return now;
}

const said = (document: Document) =>
  Object.values(document.clips)
    .filter((clip): clip is CaptionClip => clip.kind === "caption")
    .sort((a, b) => a.start - b.start)
    .map(({ start, duration, text }) => [start / SECOND, duration / SECOND, text]);

const word = (first: number, end: number, start: number, duration: number) => ({
  first,
  end,
  start: start * SECOND,
  duration: duration * SECOND,
});
const WORDS = [word(0, 4, 0, 1), word(5, 10, 1, 1), word(11, 15, 2, 1)];

/** Three seconds of "What these say", word by word, from second 1 on. */
const spoken = () =>
  loadDocument({
    tracks: { t: { order: "V" } },
    clips: {
      c: {
        kind: "caption",
        track: "t",
        start: SECOND,
        duration: 3 * SECOND,
        text: "What these says",
        words: WORDS,
      },
    },
  });

describe("a subtitle file", () => {
  it("is read as SRT and as WebVTT, without its marks", () => {
    const srt =
      "1\r\n00:00:01,500 --> 00:00:04,000\r\n<i>Hello</i>\r\n{\\an8}there &amp; then\r\n\r\n2\n1:02 --> x\nno\n";
    expect(parseSubtitles(srt)).toEqual({
      cues: [{ start: 1.5 * SECOND, end: 4 * SECOND, text: "Hello\nthere & then" }],
      skipped: 1,
    });
    const vtt =
      "WEBVTT - a\n\nNOTE --\nno\n\nSTYLE\n::cue{}\n\nid\n00:01.000 --> 00:02.5 align:start\n<v Anna>Yes <00:01.5>no</v>\n";
    expect(parseSubtitles(vtt).cues).toEqual([{ start: SECOND, end: 2.5 * SECOND, text: "Yes no" }]);
  });

  it("may lack empty lines, be out of order, and be of any encoding", () => {
    const tight = "1\n00:00:03,000 --> 00:00:04,000\nb\n2\n00:00:01,000 --> 00:00:02,000\na";
    expect(parseSubtitles(tight).cues.map(({ text }) => text)).toEqual(["a", "b"]);
    const line = "1\n00:00:01,000 --> 00:00:02,000\ncafé\n";
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...line].map((c) => c.charCodeAt(0))).buffer),
    ]);
    const latin = Uint8Array.from([...line].map((letter) => letter.charCodeAt(0)));
    for (const file of [bytes(line), bytes(`\ufeff${line}`), utf16, latin]) {
      expect(readSubtitles(file).cues[0]?.text).toBe("café");
    }
  });

  it("that is none is refused with a sentence, however hostile", () => {
    const hostile = [
      new Uint8Array(),
      new Uint8Array(11 * 2 ** 20),
      new Uint8Array([0, 1, 2, 0]),
      bytes("hello"),
      bytes("<".repeat(500_000)),
      bytes(`00:00:01,0 --> ${"0".repeat(500_000)}`),
      bytes("99999:00:00,000 --> 99999:00:01,000\nx"),
      bytes("00:00:05,000 --> 00:00:01,000\nbackwards"),
    ];
    for (const file of hostile) {
      expect(() => readSubtitles(file)).toThrow(SubtitleError);
      try {
        readSubtitles(file);
      } catch (error) {
        expect((error as Error).message).toMatch(/\.$/);
      }
    }
  });

  it("comes back from what is written, in both forms", () => {
    const cues = [
      { start: 0, end: 1.25 * SECOND, text: "A & B < C" },
      { start: 3600 * SECOND, end: 3601.001 * SECOND, text: "two\nlines" },
    ];
    expect(parseSubtitles(writeVtt(cues))).toEqual({ cues, skipped: 0 });
    expect(parseSubtitles(writeSrt(cues))).toEqual({ cues, skipped: 0 });
    expect(writeVtt(cues)).toContain("01:00:00.000 --> 01:00:01.001");
    expect(writeSrt([{ start: 0, end: SECOND, text: "a\n\n1\n00:00:01,000 --> x" }])).not.toContain("\n\n1");
  });
});

describe("captions", () => {
  it("are brought in one after the other, those of one moment in one", () => {
    const cues = [
      { start: 0, end: 3 * SECOND, text: "first" },
      { start: 2 * SECOND, end: 4 * SECOND, text: "second" },
      { start: 2 * SECOND, end: 5 * SECOND, text: "beside it" },
    ];
    const now = afterwards(loadDocument({}), importCaptions(loadDocument({}), cues, TRACK, counter()));
    expect(said(now)).toEqual([
      [0, 2, "first"],
      [2, 3, "second\nbeside it"],
    ]);
    expect(now.tracks.t?.captions.language).toBe("en");
    expect(cuesOf(now, "t")).toHaveLength(2);
    expect(importCaptions(now, cues, TRACK, counter())).toBeNull();
  });

  it("are added where none is, up to the next", () => {
    const film = spoken();
    expect(said(afterwards(film, addCaption(film, "n", TRACK, 0)))[0]).toEqual([0, 1, ""]);
    expect(addCaption(film, "n", TRACK, 2 * SECOND)).toBeNull();
    const empty = loadDocument({});
    expect(said(afterwards(empty, addCaption(empty, "n", TRACK, SECOND)))).toEqual([[1, 2, ""]]);
  });

  it("keep the times of the words that stay when they are typed anew", () => {
    const film = spoken();
    const now = afterwards(film, setCaptionText(film, "c", "What they really says"));
    const { words } = now.clips.c as CaptionClip;
    expect(words.map(({ start }) => start / SECOND)).toEqual([0, 1, expect.closeTo(1.4, 1), 2]);
    expect(words.map(({ first, end }) => [first, end])).toEqual([
      [0, 4],
      [5, 9],
      [10, 16],
      [17, 21],
    ]);
  });

  it("are cut at a word, by hand in the text and by time on the timeline, and joined again", () => {
    const film = spoken();
    const parts = [
      [1, 1, "What"],
      [2, 2, "these says"],
    ];
    const cut = afterwards(film, splitCaption(film, "c", 5, "d"));
    expect(said(cut)).toEqual(parts);
    expect(said(afterwards(film, split(film, "c", 2 * SECOND, "d")))).toEqual(parts);
    expect((cut.clips.d as CaptionClip).words).toEqual([word(0, 5, 0, 1), word(6, 10, 1, 1)]);
    const whole = afterwards(cut, joinCaptions(cut, ["d", "c"]));
    expect(said(whole)).toEqual(said(film));
    expect((whole.clips.c as CaptionClip).words).toEqual(WORDS);
    expect(splitCaption(film, "c", 0, "d")).toBeNull();
  });

  it("without known times are cut between words by their lengths", () => {
    const film = afterwards(spoken(), { type: "set", path: ["clips", "c", "words"], value: [] });
    expect(said(afterwards(film, split(film, "c", 1.1 * SECOND, "d"))).map(([, , text]) => text)).toEqual([
      "What",
      "these says",
    ]);
    const one = afterwards(film, { type: "set", path: ["clips", "c", "text"], value: "Oh" });
    expect(said(afterwards(one, split(one, "c", 2 * SECOND, "d"))).map(([, , text]) => text)).toEqual([
      "Oh",
      "Oh",
    ]);
  });

  it("are shifted together, and not before the film's begin", () => {
    const film = spoken();
    expect(said(afterwards(film, shiftCaptions(film, "t", SECOND)))[0]?.[0]).toBe(2);
    expect(said(afterwards(film, shiftCaptions(film, "t", -5 * SECOND)))[0]?.[0]).toBe(0);
    const locked = afterwards(film, { type: "set", path: ["tracks", "t", "locked"], value: true });
    for (const edit of [
      shiftCaptions(locked, "t", 1),
      setCaptionText(locked, "c", "x"),
      splitCaption(locked, "c", 5, "d"),
      addCaption(locked, "n", TRACK, 0),
    ])
      expect(edit).toBeNull();
  });
});
