import { expect, test } from "vitest";
import type { Document, VideoClip } from "../../src/timeline/document";
import { freezeFrame } from "../../src/timeline/edits";
import { apply } from "../../src/timeline/operations";
import { sourceTime } from "../../src/timeline/playing";
import { PAIRS } from "./bound";
import { SECOND } from "./edited";

function frozen(document: Document, id: string, at: number): Document {
  let count = 0;
  const operation = freezeFrame(document, id, at, 2 * SECOND, "still", () => `new-${count++}`);
  return operation ? apply(document, operation).document : document;
}

const spans = (document: Document, track: string) =>
  Object.values(document.clips)
    .filter((clip) => clip.track === track)
    .sort((a, b) => a.start - b.start)
    .map(({ start, duration }) => [start / SECOND, duration / SECOND]);

test("a film stands still for a while and goes on where it stood, its sound and what follows later", () => {
  const after = frozen(PAIRS, "one", SECOND);
  const still = after.clips.still as VideoClip;
  expect(spans(after, "film")).toEqual([
    [0, 1],
    [1, 2],
    [3, 3],
    [6, 4],
  ]);
  expect(spans(after, "sound")).toEqual([
    [0, 1],
    [3, 3],
    [6, 4],
  ]);
  expect(still.playing.frozen).toBe(true);
  expect(still.source_start).toBe(2 * SECOND);
  const rest = Object.values(after.clips).find(({ kind, start }) => kind === "video" && start === 3 * SECOND);
  expect((rest as VideoClip).source_start).toBe(2 * SECOND);
  // As it looks there, but nothing of it moves any more, and it goes with nobody.
  expect(still.appearance.opacity).toBe(0.5);
  expect(still.keyframes.opacity).toEqual([]);
  expect([still.link, still.group, still.transition.kind]).toEqual(["", "", "none"]);
  expect(after.markers).toEqual(PAIRS.markers);
  expect(after.clips.title).toEqual(PAIRS.clips.title);
});

test("what runs backwards stands at the picture that is shown", () => {
  const one = PAIRS.clips.one as VideoClip;
  const backwards = { ...one, playing: { ...one.playing, reversed: true } };
  const document = { ...PAIRS, clips: { ...PAIRS.clips, one: backwards } };
  const still = frozen(document, "one", SECOND).clips.still as VideoClip;
  expect(still.source_start).toBe(sourceTime(backwards, SECOND));
  expect(still.playing.reversed).toBe(false);
});

test("nothing stands still where nothing runs, or where the track is locked", () => {
  expect(frozen(PAIRS, "title", 6 * SECOND)).toBe(PAIRS);
  expect(frozen(PAIRS, "one", 4 * SECOND)).toBe(PAIRS);
  const film = PAIRS.tracks.film;
  if (!film) throw new Error("There is a film.");
  const locked = { ...PAIRS, tracks: { ...PAIRS.tracks, film: { ...film, locked: true } } };
  expect(frozen(locked, "one", SECOND)).toBe(locked);
});
