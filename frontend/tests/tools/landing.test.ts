import { describe, expect, it } from "vitest";
import type { Document } from "../../src/timeline/document";
import { loadDocument } from "../../src/timeline/load";
import { apply, type Operation } from "../../src/timeline/operations";
import { depthsOf, rowsOf } from "../../src/timeline-view/rows";
import { MoveClips } from "../../src/tools/move-clips";
import { PAIRS } from "../timeline/bound";
import { openDesk, SECOND } from "./desk";

const shape = (track: string, start: number, duration: number) => ({
  kind: "shape",
  track,
  start: start * SECOND,
  duration: duration * SECOND,
});
const THREE = {
  tracks: { low: { order: "V" }, high: { order: "W" } },
  clips: { a: shape("low", 0, 4), b: shape("low", 4, 4), c: shape("low", 8, 4), up: shape("high", 20, 2) },
};

const spans = (document: Document) =>
  Object.values(document.clips)
    .map(({ track, start, duration }) => [track, start / SECOND, duration / SECOND] as const)
    .sort((x, y) => x[0].localeCompare(y[0]) || x[1] - y[1]);
const starts = (document: Document) =>
  Object.fromEntries(Object.entries(document.clips).map(([id, { start }]) => [id, start / SECOND]));

/** Drag a clip by its first moment to a time on a track; the hand rests at `time`. */
async function dropped(id: string, time: number, track: string, overwrite = false) {
  const desk = await openDesk(THREE);
  const clip = desk.store.document.clips[id];
  if (!clip) throw new Error("no such clip");
  const gesture = new MoveClips(
    desk.store.document,
    [id],
    ["high", "low"],
    { time: clip.start, track: clip.track },
    0,
  );
  desk.drag(gesture, [{ time: time * SECOND, track, threshold: 0, reach: SECOND / 2, overwrite }], true);
  const how = desk.runner.step?.how;
  desk.runner.exit(gesture);
  const { document } = desk.store;
  desk.store.undo();
  expect(starts(desk.store.document)).toEqual({ a: 0, b: 4, c: 8, up: 20 });
  expect(Object.keys(desk.store.document.tracks)).toEqual(["low", "high"]);
  return { document, how };
}

describe("a clip that is let go over another", () => {
  it("goes between two where the hand is near their cut: the rest moves on", async () => {
    for (const time of [3.8, 4.3]) {
      const { document, how } = await dropped("up", time, "low");
      expect(how).toBe("insert");
      expect(starts(document)).toEqual({ a: 0, up: 4, b: 6, c: 10 });
    }
  });

  it("changes places on its own track, and leaves no gap behind", async () => {
    expect(starts((await dropped("c", 0.2, "low")).document)).toEqual({ c: 0, a: 4, b: 8, up: 20 });
    expect(starts((await dropped("a", 7.8, "low")).document)).toEqual({ b: 0, a: 4, c: 8, up: 20 });
  });

  it("gets a track of its own where the hand is in the middle: nothing is covered", async () => {
    const { document, how } = await dropped("up", 6, "low");
    expect(how).toBe("own");
    expect(spans(document)).toContainEqual(["high", 6, 2]);
    const other = await dropped("a", 21, "high");
    expect(Object.keys(other.document.tracks)).toHaveLength(3);
    for (const { document } of [other, await dropped("up", 6, "low")])
      expect(rowsOf(document).every(({ index }) => depthsOf(index).size === 0)).toBe(true);
  });

  it("takes the place of what is there while Shift is held, its ends kept", async () => {
    const { document, how } = await dropped("up", 5, "low", true);
    expect(how).toBe("overwrite");
    expect(spans(document)).toEqual([
      ["low", 0, 4],
      ["low", 4, 1],
      ["low", 5, 2],
      ["low", 7, 1],
      ["low", 8, 4],
    ]);
    expect(spans((await dropped("c", 3, "low", true)).document).slice(1)).toEqual([
      ["low", 0, 3],
      ["low", 3, 4],
      ["low", 7, 1],
    ]);
  });

  it("covers nothing beside all others", async () => {
    expect(await dropped("up", 30, "low")).toMatchObject({ how: "free" });
  });
});

describe("what two people have put over one another", () => {
  const document = loadDocument({
    tracks: { low: { order: "V" } },
    clips: {
      a: shape("low", 0, 4),
      over: shape("low", 1, 2),
      third: shape("low", 2, 5),
      far: shape("low", 9, 1),
    },
  });

  it("is told how many it covers, so that each is seen and reached", () => {
    expect([...depthsOf(document && (rowsOf(document)[0]?.index as never))]).toEqual([
      ["over", 1],
      ["third", 2],
    ]);
  });

  it("stands the other way round where the covered one has the greater key", () => {
    const swapped = loadDocument({
      ...THREE,
      clips: { a: { ...shape("low", 0, 4), order: "W" }, over: { ...shape("low", 1, 2), order: "V" } },
    });
    const low = rowsOf(swapped).find(({ id }) => id === "low");
    expect([...depthsOf(low?.index as never)]).toEqual([["a", 1]]);
  });
});

describe("a film and its sound, dragged together", () => {
  const pair = (from: "two" | "two-sound", seconds: number, track: string) => {
    const gesture = new MoveClips(
      PAIRS,
      ["two", "two-sound"],
      ["titles", "film", "sound"],
      { time: 5 * SECOND, track: from === "two" ? "film" : "sound", clip: from },
      0,
    );
    const pointer = { threshold: 0, reach: SECOND, overwrite: false, track };
    return apply(PAIRS, gesture.step({ ...pointer, time: seconds * SECOND }).operation as Operation).document;
  };
  const places = ({ clips }: Document) =>
    Object.fromEntries(
      ["one", "one-sound", "two", "two-sound"].map((id) => [
        id,
        [clips[id]?.track, (clips[id]?.start ?? 0) / SECOND],
      ]),
    );

  it("go in between others, which stay in step too", () => {
    expect(places(pair("two", 0.5, "film"))).toEqual({
      two: ["film", 0],
      "two-sound": ["sound", 0],
      one: ["film", 4],
      "one-sound": ["sound", 4],
    });
  });

  it("change tracks one without the other", () => {
    const up = places(pair("two", 13, "titles"));
    expect([up.two, up["two-sound"]]).toEqual([
      ["titles", 12],
      ["sound", 12],
    ]);
    const sound = places(pair("two-sound", 13, "film"));
    expect([sound.two?.[0], sound["two-sound"]?.[1]]).toEqual(["film", 12]);
  });
});
