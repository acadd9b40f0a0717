import { describe, expect, it } from "vitest";
import { setMarker } from "../../src/timeline/edits";
import { apply, type Operation } from "../../src/timeline/operations";
import { frameTime } from "../../src/timeline/time";
import { indexOf } from "../../src/timeline/timeline-index";
import { MoveClips } from "../../src/tools/move-clips";
import { MoveMarker } from "../../src/tools/move-marker";
import { cutTime, razorCut } from "../../src/tools/razor";
import { TrimClip } from "../../src/tools/trim-clip";
import { PAIRS } from "../timeline/bound";
import { FILM, openDesk, SECOND } from "./desk";

const rows = ["high", "low"];
const place = (seconds: number, track: string | null = "low", threshold = 0) => ({
  time: Math.round(seconds * SECOND),
  track,
  threshold: threshold * SECOND,
  reach: 0,
  overwrite: false,
});

async function moved(ids: readonly string[], from: number, to: ReturnType<typeof place>, playhead = 0) {
  const desk = await openDesk(FILM);
  const track = desk.store.document.clips[ids[0] as string]?.track as string;
  const gesture = new MoveClips(
    desk.store.document,
    ids,
    rows,
    { time: from * SECOND, track },
    playhead * SECOND,
  );
  desk.drag(gesture, [to], true);
  const step = desk.runner.step;
  desk.runner.exit(gesture);
  return { clips: desk.store.document.clips, line: step?.line ?? null };
}

describe("moving clips", () => {
  it("lands on whole frames", async () => {
    const { clips } = await moved(["film"], 0, place(2.017));
    expect(clips.film?.start).toBe(frameTime(61, { numerator: 30 }));
  });

  it("stops at the start of the timeline", async () => {
    const { clips } = await moved(["film"], 1, place(-3));
    expect(clips.film?.start).toBe(0);
  });

  it("sticks with its end to the start of another clip, and says where", async () => {
    const { clips, line } = await moved(["film"], 0, place(0.9, "low", 0.2));
    expect(clips.film?.start).toBe(SECOND);
    expect(line).toBe(5 * SECOND);
  });

  it("sticks to the playhead", async () => {
    const { clips, line } = await moved(["film"], 0, place(2.9, "low", 0.2), 3);
    expect(clips.film?.start).toBe(3 * SECOND);
    expect(line).toBe(3 * SECOND);
  });

  it("goes to the track under the pointer, as far as all that is dragged has room", async () => {
    expect((await moved(["film"], 0, place(0, "high"))).clips.film?.track).toBe("high");
    const both = await moved(["film", "logo"], 0, place(1, "high"));
    expect(both.clips.film?.track).toBe("low");
    expect(both.clips.logo?.track).toBe("high");
    expect(both.clips.logo?.start).toBe(6 * SECOND);
  });

  it("stays on its track where the pointer is over none", async () => {
    expect((await moved(["film"], 0, place(1, null))).clips.film?.track).toBe("low");
  });
});

async function trimmed(edge: "start" | "end", from: number, to: ReturnType<typeof place>) {
  const desk = await openDesk(FILM);
  const gesture = new TrimClip(desk.store.document, ["film"], edge, from * SECOND, 0);
  desk.drag(gesture, [to], true);
  const step = desk.runner.step;
  desk.runner.exit(gesture);
  const clip = desk.store.document.clips.film;
  if (clip?.kind !== "video") throw new Error("The clip is gone.");
  return { ...clip, end: clip.start + clip.duration, line: step?.line ?? null, sent: desk.sent };
}

it("trimming shows the frame at the edge, and says when it is and by how much it has moved", async () => {
  const desk = await openDesk(FILM);
  const frame = frameTime(1, { numerator: 30 });
  desk.drag(new TrimClip(desk.store.document, ["film"], "end", 4 * SECOND, 0), [place(3)], true);
  expect(desk.runner.step).toMatchObject({
    look: 3 * SECOND - frame,
    reading: { at: 3 * SECOND, by: -SECOND, length: 3 * SECOND },
  });
  desk.drag(new TrimClip(desk.store.document, ["film"], "start", 0, 0), [place(1)], true);
  expect(desk.runner.step).toMatchObject({ look: SECOND, reading: { at: SECOND, by: SECOND } });
});

it("an edge that is dragged for another speed reads it and the new length; what has no speed is trimmed", async () => {
  const desk = await openDesk(FILM);
  const { document } = desk.store;
  desk.drag(new TrimClip(document, ["film"], "end", 4 * SECOND, 0), [{ ...place(2), stretch: true }], true);
  expect(desk.runner.step).toMatchObject({ label: "200 %", reading: { at: 2 * SECOND, length: 2 * SECOND } });
  desk.runner.cancel();
  expect(desk.store.document.clips.film).toEqual(document.clips.film);
  desk.drag(new TrimClip(document, ["logo"], "end", 7 * SECOND, 0), [{ ...place(6), stretch: true }]);
  expect(desk.store.document.clips.logo?.duration).toBe(SECOND);
});

describe("trimming a clip", () => {
  it("keeps what is shown in place when the start moves", async () => {
    const clip = await trimmed("start", 0, place(1.5));
    expect([clip.start, clip.end, clip.source_start]).toEqual([1.5 * SECOND, 4 * SECOND, 2.5 * SECOND]);
    expect(clip.sent).toBe(1);
  });

  it("stops where the source ends", async () => {
    expect((await trimmed("end", 4, place(30))).end).toBe(9 * SECOND);
  });

  it("leaves one frame", async () => {
    const clip = await trimmed("end", 4, place(-5));
    expect(clip.duration).toBe(frameTime(1, { numerator: 30 }));
  });

  it("sticks to another clip's edge, and draws no line where a limit stopped it before", async () => {
    const stuck = await trimmed("end", 4, place(4.95, "low", 0.2));
    expect([stuck.end, stuck.line]).toEqual([5 * SECOND, 5 * SECOND]);
    const stopped = await trimmed("start", 0, place(-0.1, "low", 0.2));
    expect(stopped.start).toBe(0);
  });
});

describe("dragging copies", () => {
  const drag = async (seconds: number, track = "low", more: object = {}) => {
    const desk = await openDesk(FILM);
    const gesture = new MoveClips(desk.store.document, ["film"], rows, { time: 0, track: "low" }, 0);
    desk.drag(gesture, [place(2, "low"), { ...place(seconds, track, 0.2), copy: true, ...more }], true);
    return { desk, gesture };
  };

  it("leaves the original, sticks to its end, and is one operation", async () => {
    const { desk, gesture } = await drag(4.1);
    desk.runner.exit(gesture);
    const copy = gesture.copies.get("film") ?? "";
    const { film, [copy]: made } = desk.store.document.clips;
    expect([film?.start, made?.start]).toEqual([0, 4 * SECOND]);
    expect(desk.sent).toBe(1);
    desk.store.undo();
    expect(Object.keys(desk.store.document.clips)).toEqual(["film", "logo"]);
  });

  it("gets a track of its own where it would cover the original, and no trace is left by Escape", async () => {
    const { desk } = await drag(1);
    expect(desk.runner.step?.how).toBe("own");
    expect(desk.store.document.clips.film?.start).toBe(0);
    desk.runner.cancel();
    expect(desk.store.document).toEqual(desk.server.document);
    expect(desk.sent).toBe(0);
  });

  it("is a move again when Alt is let go", async () => {
    const { desk, gesture } = await drag(5, "low", { copy: false });
    desk.runner.exit(gesture);
    expect(Object.keys(desk.store.document.clips)).toEqual(["film", "logo"]);
    expect(desk.store.document.clips.film?.start).toBe(5 * SECOND);
  });
});

describe("the razor", () => {
  let made = 0;
  const newId = () => `cut-${made++}`;
  const cut = (id: string | null, at: number, alone = false) => {
    const operation = razorCut(PAIRS, id, at * SECOND, alone, newId);
    return Object.values(operation ? apply(PAIRS, operation).document.clips : {})
      .filter(({ start }) => start === at * SECOND)
      .map(({ track }) => track)
      .sort();
  };

  it("cuts a clip with its partner, one alone, or all tracks", () => {
    expect(cut("two", 6)).toEqual(["film", "sound"]);
    expect(cut("two", 6, true)).toEqual(["film"]);
    expect(cut(null, 6)).toEqual(["film", "sound", "titles"]);
    expect(cut("two", 9)).toEqual([]);
  });

  it("cuts on frames, and on what is near", () => {
    const near = SECOND / 10;
    expect(cutTime(PAIRS, 5 * SECOND + 1000, 0, near)).toBe(5 * SECOND);
    expect(cutTime(PAIRS, Math.round(6.02 * SECOND), Math.round(6.05 * SECOND), near)).toBe(
      Math.round(6.05 * SECOND),
    );
    expect(cutTime(PAIRS, Math.round(6.02 * SECOND), 0, 0)).toBe(frameTime(181, { numerator: 30 }));
  });
});

describe("dragging past the tracks", () => {
  const drag = async (beyond: "above" | "below", more: object = {}) => {
    const desk = await openDesk(FILM);
    const gesture = new MoveClips(
      desk.store.document,
      ["logo"],
      rows,
      { time: 5 * SECOND, track: "high" },
      0,
    );
    desk.drag(gesture, [{ ...place(6, null), beyond, ...more }], true);
    const { how } = desk.runner.step ?? {};
    desk.runner.exit(gesture);
    const { document } = desk.store;
    const order = indexOf(document).tracks.map(({ id }) => id);
    return {
      document,
      how,
      place: order.indexOf(document.clips.logo?.track ?? ""),
      tracks: order.length,
      desk,
    };
  };

  it("makes a track there for what is dragged, in the same step", async () => {
    const above = await drag("above");
    expect([above.place, above.tracks, above.how]).toEqual([2, 3, "own"]);
    expect(above.document.clips.logo?.start).toBe(6 * SECOND);
    above.desk.store.undo();
    expect(Object.keys(above.desk.store.document.tracks)).toEqual(["low", "high"]);
    const below = await drag("below");
    expect([below.place, below.tracks]).toEqual([0, 3]);
  });
});

describe("dragging a marker", () => {
  const document = PAIRS;
  const drag = (seconds: number, threshold = 0) =>
    new MoveMarker(document, "m", 5 * SECOND, 0).step({
      time: Math.round(seconds * SECOND),
      threshold: threshold * SECOND,
    });

  it("lands on frames and on edges, not on itself, and never before the start", () => {
    const at = (step: ReturnType<typeof drag>) =>
      step.operation ? apply(document, step.operation).document.markers.m?.time : 5 * SECOND;
    expect(at(drag(6.017))).toBe(frameTime(181, { numerator: 30 }));
    expect(at(drag(7.1, 0.2))).toBe(7 * SECOND);
    expect(drag(7.1, 0.2).line).toBe(7 * SECOND);
    expect(at(drag(4.5, 0.2))).toBe(frameTime(135, { numerator: 30 }));
    expect(at(drag(-3))).toBe(0);
  });

  it("leaves clips alone, and its name is set with its colour in one step", () => {
    const operation = setMarker(document, "m", { name: "chorus", colour: "#5aa9ff" }) as Operation;
    const after = apply(document, operation).document;
    expect(after.markers.m).toMatchObject({ name: "chorus", colour: "#5aa9ff", time: 5 * SECOND });
    expect(after.clips).toBe(document.clips);
    expect(setMarker(document, "gone", { name: "x" })).toBeNull();
    expect(setMarker(after, "m", { name: "chorus" })).toBeNull();
  });
});
