import { expect, it } from "vitest";
import { clipOf, type Document, type SoundingClip } from "../../src/timeline/document";
import { cutPauses, detachSound, joinClips } from "../../src/timeline/edits";
import { loadDocument } from "../../src/timeline/load";
import { type Pause, pausesIn } from "../../src/timeline/pauses";
import { evaluateSound } from "../../src/timeline/sound";
import { frameAt, frameTime } from "../../src/timeline/time";
import { clipEnd } from "../../src/timeline/timeline-index";
import { edited, SECOND } from "./edited";

const at = (seconds: number) => Math.round(seconds * SECOND);
/** What is said in the talk, in seconds of its source. */
const SAID = [
  [1, 2.31],
  [2.52, 4],
  [6.2, 7.7],
  [9.1, 9.4],
] as const;
const SPANS = { talk: SAID.map(([start, end]) => ({ start: at(start), end: at(end) })) };
const RULES = { shortest: at(0.6), padding: at(0.15) };

function talk(playing: object = {}, more: object = {}): Document {
  const asset = { kind: "video", width: 640, height: 360, duration: at(12), has_audio: true };
  return loadDocument({
    assets: { talk: { source: "talk", ...asset }, next: { source: "next", ...asset } },
    tracks: { t1: { order: "V" }, t2: { order: "W" }, t3: { order: "X" } },
    clips: {
      a: { kind: "video", asset: "talk", track: "t1", start: at(1), duration: at(12), playing, ...more },
      b: { kind: "video", asset: "next", track: "t1", start: at(13), duration: at(2) },
      title: { kind: "text", text: "Later", track: "t3", start: at(13), duration: at(1) },
    },
  });
}

let made = 0;
const newId = () => `new${made++}`;
const seconds = ({ start, end }: Pause) => [start / SECOND, end / SECOND];
const total = (pauses: readonly Pause[]) => pauses.reduce((sum, { start, end }) => sum + end - start, 0);
/** What of the talk is still played, in its own time. */
const played = (document: Document) =>
  Object.values(document.clips)
    .filter((clip): clip is SoundingClip => clip.kind === "video" && clip.asset === "talk")
    .sort((x, y) => x.start - y.start)
    .map(({ source_start, duration }) => [source_start, source_start + duration] as const);

it("finds what is longer than a pause may be, with room beside what is said, in whole frames", () => {
  const document = talk();
  const found = pausesIn(document, ["a"], SPANS, RULES);
  expect(found.map(seconds)).toEqual([
    [1, 1.8333333333333333],
    [5.166666666666667, 7.033333333333333],
    [8.866666666666667, 9.933333333333334],
    [10.566666666666666, 13],
  ]);
  for (const { start, end } of found.slice(1, 3)) {
    const rate = document.canvas.frame_rate;
    for (const time of [start, end]) expect(frameTime(frameAt(time, rate), rate)).toBe(time);
  }
  expect(pausesIn(document, ["a"], {}, RULES)).toEqual([]);
  expect(pausesIn(document, ["title", "gone"], SPANS, RULES)).toEqual([]);
});

it("cuts every pause and no word, and what follows moves forward by exactly the time that is gone", () => {
  const document = talk();
  const found = pausesIn(document, ["a"], SPANS, RULES);
  const after = edited(document, cutPauses(document, found, newId));
  const kept = played(after);
  for (const { start, end } of SPANS.talk)
    expect(kept.some(([from, to]) => from <= start && end <= to)).toBe(true);
  expect(clipOf(after, "b")?.start).toBe(at(13) - total(found));
  expect(clipOf(after, "title")?.start).toBe(at(13));
  const pieces = Object.values(after.clips).filter((clip) => "asset" in clip && clip.asset === "talk");
  const inOrder = pieces.sort((x, y) => x.start - y.start);
  for (const [place, piece] of inOrder.entries())
    expect(piece.start).toBe(place === 0 ? at(1) : clipEnd(inOrder[place - 1] as SoundingClip));
});

it("takes what stands on other tracks along where that is wished", () => {
  const document = talk();
  const found = pausesIn(document, ["a"], SPANS, RULES);
  const after = edited(document, cutPauses(document, found, newId, true));
  expect(clipOf(after, "title")?.start).toBe(at(13) - total(found));
});

it("does not click: each sound that is cut goes out and comes in softly", () => {
  const document = talk();
  const after = edited(document, cutPauses(document, pausesIn(document, ["a"], SPANS, RULES), newId));
  const heard = evaluateSound(after).filter(({ asset }) => asset === "talk");
  expect(heard).toHaveLength(3);
  for (const { envelope } of heard) {
    expect(envelope[0]?.[1]).toBe(0);
    expect(envelope.at(-1)?.[1]).toBeLessThan(1e-9);
  }
});

it("cuts a film and the sound that was detached from it as one, and listens to one of them", () => {
  const whole = talk();
  const document = edited(whole, detachSound(whole, "a", "s", "t2", "l"));
  const found = pausesIn(document, ["a", "s"], SPANS, RULES);
  expect(found.map(({ clip }) => clip)).toEqual(found.map(() => "s"));
  const after = edited(document, cutPauses(document, found, newId));
  const on = (track: string) =>
    Object.values(after.clips)
      .filter((clip) => clip.track === track && "asset" in clip && clip.asset === "talk")
      .map(({ start, duration, link }) => ({ start, duration, link }))
      .sort((x, y) => x.start - y.start);
  expect(on("t1")).toHaveLength(3);
  expect(on("t1")).toEqual(on("t2"));
  expect(clipOf(after, "b")?.start).toBe(at(13) - total(found));
});

it("keeps every word at another speed and backwards", () => {
  for (const playing of [{ speed: 1.5 }, { reversed: true }, { reversed: true, speed: 0.8 }]) {
    const document = talk(playing, { duration: at(6), source_start: at(0.5) });
    const found = pausesIn(document, ["a"], SPANS, RULES);
    expect(found.length).toBeGreaterThan(0);
    const after = edited(document, cutPauses(document, found, newId));
    const speed = (playing as { speed?: number }).speed ?? 1;
    const kept = Object.values(after.clips).flatMap((clip) =>
      clip.kind === "video" && clip.asset === "talk"
        ? [[clip.source_start, clip.source_start + clip.duration * speed]]
        : [],
    ) as [number, number][];
    for (const { start, end } of SPANS.talk) {
      const shown = end < at(0.5 + 6 * speed);
      if (shown) expect(kept.some(([from, to]) => from <= start + 9 && end - 9 <= to)).toBe(true);
    }
  }
});

it("is one step that leaves alone what is locked, muted, or says nothing", () => {
  const document = talk();
  const found = pausesIn(document, ["a"], SPANS, RULES);
  const locked = {
    ...document,
    tracks: { ...document.tracks, t1: { ...document.tracks.t1, locked: true } },
  } as Document;
  expect(cutPauses(locked, found, newId)).toBeNull();
  expect(cutPauses(document, [], newId)).toBeNull();
  const muted = talk({}, { sound: { muted: true } });
  expect(pausesIn(muted, ["a"], SPANS, RULES)).toEqual([]);
  const silent = talk({}, { source_start: at(10), duration: at(2) });
  expect(pausesIn(silent, ["a"], SPANS, RULES)).toEqual([]);
  const both = edited(document, joinClips(document, ["a", "title"], "link", "l"));
  expect(cutPauses(both, pausesIn(both, ["a"], SPANS, RULES), newId)?.type).toBe("batch");
});

it("cuts a talk of an hour with hundreds of pauses in one operation", () => {
  const said = Array.from({ length: 600 }, (_, n) => ({ start: at(6 * n), end: at(6 * n + 4.7) }));
  const asset = { source: "talk", kind: "audio", duration: at(3600), has_audio: true };
  const document = loadDocument({
    assets: { talk: asset },
    tracks: { t1: { order: "V" } },
    clips: { a: { kind: "audio", asset: "talk", track: "t1", start: 0, duration: at(3600) } },
  });
  const found = pausesIn(document, ["a"], { talk: said }, RULES);
  expect(found).toHaveLength(600);
  const after = edited(document, cutPauses(document, found, newId));
  expect(Object.keys(after.clips)).toHaveLength(600);
});
