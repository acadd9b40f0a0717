import { expect, it } from "vitest";
import vectors from "../../../tests/conformance/vectors/cues.json";
import { cuesOfWords, lettersFor } from "../../src/timeline/cues";
import { captionsOfClip } from "../../src/timeline/edits/captions-of-clip";
import { loadDocument } from "../../src/timeline/load";
import { FLICKS_PER_SECOND as SECOND } from "../../src/timeline/time";

it("makes the same captions of words as the server does", () => {
  for (const { words, breaks, width, cues } of vectors)
    expect(cuesOfWords(words, breaks, width)).toEqual(cues);
});

it("writes shorter lines on a narrow canvas", () => {
  expect(lettersFor({ width: 1920, height: 1080 })).toBe(42);
  expect(lettersFor({ width: 1080, height: 1920 })).toBe(20);
});

const words = ["one", "two", "three", "four"].map((text, n) => ({
  text: ` ${text}`,
  start: n * 2 * SECOND,
  end: (n * 2 + 1) * SECOND,
}));
const film = (playing: object) =>
  loadDocument({
    assets: {
      a: { source: "a", kind: "video", width: 16, height: 9, duration: 8 * SECOND, has_audio: true },
    },
    tracks: { t: { order: "V" } },
    clips: {
      v: {
        kind: "video",
        asset: "a",
        track: "t",
        start: 10 * SECOND,
        duration: 3 * SECOND,
        source_start: 2 * SECOND,
        playing,
      },
    },
  });

it("puts what a clip lets be heard where the clip stands, at its speed", () => {
  const said = (playing: object) =>
    captionsOfClip(film(playing), "v", { words, breaks: [0, 1, 2, 3] })?.map(({ start, text }) => [
      start / SECOND,
      text,
    ]);
  expect(said({})).toEqual([
    [10, "two"],
    [12, "three"],
  ]);
  expect(said({ speed: 2 })).toEqual([
    [10, "two"],
    [11, "three"],
    [12, "four"],
  ]);
  expect(said({ reversed: true })).toBeUndefined();
  expect(said({ frozen: true })).toBeUndefined();
});
