import { describe, expect, it } from "vitest";
import { beginPassage, endPassage, passageOf, trimEnd } from "../../src/timeline/edits";
import { shortest } from "../../src/timeline/edits/building";
import { loadDocument } from "../../src/timeline/load";
import { clipEnd } from "../../src/timeline/timeline-index";
import { TrimPassage } from "../../src/tools/trim-passage";
import { openDesk } from "../tools/desk";
import { edited, SECOND } from "./edited";

const film = (start: number, duration: number, more: object = {}) => ({
  kind: "video",
  asset: "v",
  track: "t1",
  start: start * SECOND,
  duration: duration * SECOND,
  ...more,
});
const CUT = {
  assets: {
    v: { source: "v", kind: "video", width: 64, height: 36, duration: 10 * SECOND, has_audio: true },
  },
  tracks: { t1: { order: "V" }, t2: { order: "W" } },
  clips: {
    // One second of its source is left behind its end.
    a: film(0, 4, { source_start: 5 * SECOND, link: "l" }),
    b: film(4, 4, {
      source_start: 2 * SECOND,
      transition: { kind: "wipe", duration: SECOND / 2 },
      keyframes: { opacity: [{ time: SECOND, value: 0.5 }] },
      group: "g",
    }),
    sound: { kind: "audio", asset: "v", track: "t2", start: 0, duration: 4 * SECOND, link: "l" },
    said: { kind: "text", text: "hi", track: "t2", start: 4 * SECOND, duration: SECOND / 2, group: "g" },
  },
  markers: { m: { time: 4 * SECOND } },
};
const before = loadDocument(CUT);
const locked = loadDocument({ ...CUT, tracks: { t1: { order: "V", locked: true }, t2: { order: "W" } } });

describe("a transition's end", () => {
  it("moves alone: from one frame to all of its clip", () => {
    const length = (at: number) => {
      const { b } = edited(before, endPassage(before, "b", at * SECOND)).clips;
      return b?.transition.duration;
    };
    expect(length(5.25)).toBe(1.25 * SECOND);
    expect(length(99)).toBe(4 * SECOND);
    expect(length(0)).toBe(shortest(before));
    const after = edited(before, endPassage(before, "b", 6 * SECOND));
    expect({ ...after.clips.b, transition: null }).toEqual({ ...before.clips.b, transition: null });
    expect({ ...after, clips: { ...after.clips, b: null } }).toEqual({
      ...before,
      clips: { ...before.clips, b: null },
    });
  });

  it("stays on a locked track, and where there is no transition", () => {
    expect(endPassage(locked, "b", 6 * SECOND)).toBeNull();
    expect(endPassage(before, "a", 2 * SECOND)).toBeNull();
  });
});

describe("a transition's beginning", () => {
  const begun = (at: number) => edited(before, beginPassage(before, "b", at * SECOND));
  it("takes the cut along and leaves its end, as far as both sources last", () => {
    for (const [at, cut] of [
      [3, 3],
      [4.25, 4.25],
      // The clip before has one second left, the one after two ahead of its start.
      [9, 4.5 - 1 / 30],
      [0, 2],
    ] as const) {
      const { a, b } = begun(at).clips;
      if (!a || !b) throw new Error("A clip is gone.");
      expect(b.start / SECOND).toBeCloseTo(cut, 6);
      expect(clipEnd(a)).toBe(b.start);
      expect(b.start + b.transition.duration).toBe(4.5 * SECOND);
      expect(clipEnd(b)).toBe(8 * SECOND);
    }
    const long = edited(before, endPassage(before, "b", 8 * SECOND));
    expect(edited(long, beginPassage(long, "b", 7 * SECOND)).clips.b?.start).toBe(5 * SECOND);
  });

  it("leaves keyframes where they are in time, markers and grouped clips alone, and takes linked edges along", () => {
    const after = begun(3);
    expect(after.clips.b?.keyframes.opacity[0]?.time).toBe(2 * SECOND);
    expect(after.clips.said).toEqual(before.clips.said);
    expect(after.clips.sound).toEqual({ ...before.clips.sound, duration: 3 * SECOND });
    expect(after.markers).toEqual(before.markers);
    expect(after.clips.a).toMatchObject({ link: "l" });
    expect(beginPassage(locked, "b", 3 * SECOND)).toBeNull();
  });
});

describe("what is seen of a transition", () => {
  it("is from when on the clip before stands still", () => {
    expect(passageOf(before, "b")).toMatchObject({
      start: 4 * SECOND,
      end: 4.5 * SECOND,
      still: 4.5 * SECOND,
    });
    const long = edited(before, endPassage(before, "b", 7 * SECOND));
    expect(passageOf(long, "b")).toMatchObject({ end: 7 * SECOND, still: 5 * SECOND });
    const short = edited(long, trimEnd(long, "b", 6 * SECOND));
    expect(passageOf(short, "b")).toMatchObject({ end: 6 * SECOND });
    expect(passageOf(before, "a")).toBeNull();
  });
});

describe("dragging a transition's edge", () => {
  const at = (seconds: number, threshold = 0) => ({ time: seconds * SECOND, threshold: threshold * SECOND });
  it("is one operation that reads its length, and Escape leaves no trace", async () => {
    const desk = await openDesk(CUT);
    const gesture = new TrimPassage(desk.store.document, "b", "end", 4.5 * SECOND, 0);
    desk.drag(gesture, [at(5), at(5.5)], true);
    expect(desk.runner.step?.reading).toEqual({ at: 5.5 * SECOND, by: SECOND, length: 1.5 * SECOND });
    desk.runner.cancel();
    expect(desk.store.document).toEqual(before);
    desk.drag(gesture, [at(5), at(5.5)]);
    expect(desk.store.document.clips.b?.transition.duration).toBe(1.5 * SECOND);
    expect(desk.sent).toBe(1);
  });

  it("sticks to where the clip before has nothing more to show, and its beginning to clips on other tracks", async () => {
    const desk = await openDesk(CUT);
    const long = edited(before, endPassage(before, "b", 7 * SECOND));
    const end = new TrimPassage(long, "b", "end", 7 * SECOND, 0);
    expect(end.step(at(5.1, 0.2))).toMatchObject({ line: 5 * SECOND, reading: { length: SECOND } });
    desk.drag(new TrimPassage(before, "b", "start", 4 * SECOND, 3 * SECOND), [at(3.1, 0.2)], true);
    expect(desk.runner.step?.line).toBe(3 * SECOND);
    desk.runner.exit(null);
  });
});
