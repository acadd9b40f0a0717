import { describe, expect, it } from "vitest";
import type { Document, SoundingClip } from "../../src/timeline/document";
import { setLength, setSpeed, stretchEdge } from "../../src/timeline/edits";
import { frameTime } from "../../src/timeline/time";
import { clipEnd } from "../../src/timeline/timeline-index";
import { PAIRS } from "./bound";
import { EDITED, edited, MOVING, SECOND } from "./edited";

const runs = (document: Document, id: string) => {
  const { start, duration, playing } = document.clips[id] as SoundingClip;
  return { start: start / SECOND, duration: duration / SECOND, speed: playing.speed };
};
const starts = (document: Document, ids: readonly string[]) =>
  ids.map((id) => (document.clips[id]?.start ?? 0) / SECOND);

describe("a length that is wanted", () => {
  it("says the speed, and what follows moves along", () => {
    const after = edited(EDITED, setLength(EDITED, ["a"], 5 * SECOND));
    expect(runs(after, "a")).toEqual({ start: 1, duration: 5, speed: 0.8 });
    expect(starts(after, ["b", "c", "d", "e"])).toEqual([6, 7, 0, 21]);
    expect(after.markers).toEqual(EDITED.markers);
  });

  it("is as near as speeds go", () => {
    const after = edited(EDITED, setLength(EDITED, ["a"], SECOND / 10));
    expect(runs(after, "a")).toMatchObject({ duration: 0.4, speed: 10 });
    expect(setLength(MOVING.still as Document, ["it"], SECOND)).toBeNull();
  });

  it("falls on frames, whatever the speed", () => {
    for (const speed of [0.333, 0.7, 1.1, 3.3]) {
      const { duration } = edited(EDITED, setSpeed(EDITED, ["a"], speed)).clips.a as SoundingClip;
      const { frame_rate } = EDITED.canvas;
      expect(duration).toBe(frameTime(Math.round((duration / SECOND) * 30), frame_rate));
    }
  });
});

describe("an edge that is dragged for another speed", () => {
  it("stands where it is wanted; what is linked keeps in step, and pushes on what follows", () => {
    const after = edited(PAIRS, stretchEdge(PAIRS, ["one", "one-sound"], "end", 6 * SECOND));
    expect(runs(after, "one")).toMatchObject({ duration: 6, speed: 0.667 });
    expect(runs(after, "one-sound")).toEqual(runs(after, "one"));
    expect(starts(after, ["two", "two-sound", "title"])).toEqual([6, 6, 5]);
  });

  it("pushes on all tracks where the switch says so, each only once", () => {
    const after = edited(PAIRS, stretchEdge(PAIRS, ["one", "one-sound"], "end", 6 * SECOND, true));
    expect(starts(after, ["two", "two-sound", "title"])).toEqual([6, 6, 7]);
  });

  it("at the front leaves the end where it is, and stops at what stands before it", () => {
    const late = edited(PAIRS, { type: "set", path: ["clips", "two", "start"], value: 5 * SECOND });
    const before = clipEnd(late.clips.two as SoundingClip);
    const after = edited(late, stretchEdge(late, ["two"], "start", 0));
    expect(after.clips.two?.start).toBe(4 * SECOND);
    expect(clipEnd(after.clips.two as SoundingClip)).toBe(before);
    expect(starts(after, ["one", "title"])).toEqual(starts(late, ["one", "title"]));
  });

  it("takes its keyframes along, and leaves locked tracks alone", () => {
    const document = MOVING.fast as Document;
    const after = edited(document, stretchEdge(document, ["it"], "end", 7 * SECOND));
    expect(after.clips.it?.keyframes.x.map(({ time }) => time)).toEqual([0, 4 * SECOND]);
    const shut = edited(PAIRS, { type: "set", path: ["tracks", "film", "locked"], value: true });
    expect(stretchEdge(shut, ["one"], "end", 6 * SECOND)).toBeNull();
  });
});
