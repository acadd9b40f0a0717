import { describe, expect, it } from "vitest";
import type { CaptionClip } from "../../src/timeline/document";
import { cutWords } from "../../src/timeline/edits";
import { loadDocument } from "../../src/timeline/load";
import { apply, type Operation } from "../../src/timeline/operations";
import { FLICKS_PER_SECOND as SECOND } from "../../src/timeline/time";
import { clipEnd } from "../../src/timeline/timeline-index";

const said = ["one", "two", "three", "four"].map((_, n, all) => {
  const first = all.slice(0, n).join(" ").length + (n ? 1 : 0);
  return { first, end: first + (all[n] as string).length, start: n * SECOND, duration: SECOND };
});

/** Ten seconds of talk with its detached sound, music below, and captions of four seconds from second 2 on. */
const talk = (locked = false) =>
  loadDocument({
    assets: {
      a: { source: "a", kind: "video", width: 16, height: 9, duration: 10 * SECOND, has_audio: true },
    },
    tracks: { m: { order: "A" }, s: { order: "B" }, v: { order: "C", locked }, t: { order: "D" } },
    clips: {
      music: { kind: "audio", asset: "a", track: "m", start: 0, duration: 10 * SECOND },
      sound: { kind: "audio", asset: "a", track: "s", start: 0, duration: 10 * SECOND, link: "l" },
      film: { kind: "video", asset: "a", track: "v", start: 0, duration: 10 * SECOND, link: "l" },
      c: {
        kind: "caption",
        track: "t",
        start: 2 * SECOND,
        duration: 4 * SECOND,
        text: "one two three four",
        words: said,
      },
      d: { kind: "caption", track: "t", start: 7 * SECOND, duration: SECOND, text: "later" },
    },
  });

function cut(first: number, end: number, locked = false) {
  let count = 0;
  const film = talk(locked);
  const operation = cutWords(film, "c", first, end, () => `n${count++}`) as Operation;
  const { document, inverse } = apply(film, operation);
  expect(apply(document, inverse as Operation).document).toEqual(film);
  const on = (track: string) =>
    Object.values(document.clips)
      .filter((clip) => clip.track === track)
      .sort((a, b) => a.start - b.start);
  const spans = (track: string) => on(track).map((clip) => [clip.start / SECOND, clipEnd(clip) / SECOND]);
  const texts = on("t").map((clip) => (clip as CaptionClip).text);
  return { on, spans, texts };
}

describe("words that are cut out of a caption", () => {
  it("take their time out of the film and of all that is linked, and music plays on", () => {
    const { on, spans, texts } = cut(4, 13);
    expect(texts).toEqual(["one", "four", "later"]);
    expect(spans("t")).toEqual([
      [2, 3],
      [3, 4],
      [5, 6],
    ]);
    for (const track of ["v", "s"]) {
      expect(spans(track)).toEqual([
        [0, 3],
        [3, 8],
      ]);
      const [head, tail] = on(track) as {
        sound: { fade_in: number; fade_out: number };
        source_start: number;
      }[];
      expect([head?.sound.fade_out, tail?.sound.fade_in]).toEqual([SECOND / 200, SECOND / 200]);
      expect(tail?.source_start).toBe(5 * SECOND);
    }
    expect(spans("m")).toEqual([[0, 10]]);
  });

  it("may be all of them, or the first, and no empty caption stays", () => {
    expect(cut(0, 18).texts).toEqual(["later"]);
    expect(cut(0, 18).spans("v")).toEqual([
      [0, 2],
      [2, 6],
    ]);
    expect(cut(0, 3).texts).toEqual(["two three four", "later"]);
  });

  it("leave what is locked, and need a word", () => {
    expect(cut(4, 7, true).spans("v")).toEqual([[0, 10]]);
    expect(cutWords(talk(), "c", 3, 3, () => "n")).toBeNull();
    expect(cutWords(talk(), "film", 0, 3, () => "n")).toBeNull();
  });
});
