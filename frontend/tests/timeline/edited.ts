/** Timelines to be edited, and how an edit of one is made: checked as the server checks it, and taken back again. */

import { expect } from "vitest";
import type { Document } from "../../src/timeline/document";
import { loadDocument } from "../../src/timeline/load";
import { apply, checkOperation, type Operation } from "../../src/timeline/operations";
import { FLICKS_PER_SECOND } from "../../src/timeline/time";

export const SECOND = FLICKS_PER_SECOND;

const ASSETS = {
  v: { source: "v", kind: "video", width: 641, height: 360, duration: 10 * SECOND, has_audio: true },
  s: { source: "s", kind: "audio", duration: 60 * SECOND, has_audio: true },
};
const TRACKS = { t1: { order: "V" }, t2: { order: "W" }, t3: { order: "X" } };

/** A film, a picture and a text of which two overlap, a song beside them, and a shape later on. */
export const EDITED = loadDocument({
  assets: ASSETS,
  tracks: TRACKS,
  clips: {
    a: {
      kind: "video",
      asset: "v",
      track: "t1",
      start: SECOND,
      duration: 4 * SECOND,
      source_start: SECOND / 2,
      sound: { fade_in: 1000, fade_out: 2000 },
    },
    b: { kind: "image", asset: "v", track: "t1", start: 5 * SECOND, duration: 2 * SECOND },
    c: {
      kind: "text",
      text: "c d",
      track: "t1",
      start: 6 * SECOND,
      duration: 3 * SECOND,
      animation: { kind: "rise", leaves: true, duration: SECOND },
    },
    d: { kind: "audio", asset: "s", track: "t2", start: 0, duration: 30 * SECOND },
    e: { kind: "shape", track: "t1", start: 20 * SECOND, duration: SECOND },
  },
});

const RUNS = {
  fast: { speed: 1.5 },
  slow: { speed: 0.333 },
  back: { reversed: true, speed: 2 },
  still: { frozen: true },
};

/** One clip alone that runs at another speed, backwards or not at all and that moves, or a text with words in time. */
export const MOVING: Readonly<Record<string, Document>> = {
  ...Object.fromEntries(
    Object.entries(RUNS).map(([name, playing]) => [
      name,
      alone({
        kind: "video",
        asset: "v",
        track: "t1",
        start: SECOND,
        duration: 3 * SECOND,
        source_start: SECOND,
        playing,
        keyframes: {
          x: [
            { time: 0, value: 5 },
            { time: 2 * SECOND, value: 9, easing: "ease" },
          ],
        },
      }),
    ]),
  ),
  said: alone({
    kind: "text",
    text: "one two",
    track: "t2",
    start: SECOND,
    duration: 2 * SECOND,
    words: [
      { first: 0, end: 3, start: 0, duration: SECOND },
      { first: 4, end: 7, start: SECOND, duration: SECOND },
    ],
  }),
};

function alone(clip: object): Document {
  return loadDocument({ assets: ASSETS, tracks: TRACKS, clips: { it: clip } });
}

/** The document after the edit, which is a valid one and can be taken back without a trace. */
export function edited(document: Document, operation: Operation | null): Document {
  if (!operation) return document;
  checkOperation(operation, document);
  const { document: changed, inverse } = apply(document, operation);
  expect(apply(changed, inverse as Operation).document).toEqual(document);
  return changed;
}

/** Moments from 0 to `seconds`, some of them between two frames. */
export function moments(seconds: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) =>
    Math.round((place * seconds * SECOND) / (count - 1) + (place % 3) * 7),
  );
}
