import { describe, expect, it } from "vitest";
import type { Keyframe } from "../../src/timeline/document";
import {
  addKey,
  copyKeys,
  deleteKeys,
  easeKeys,
  type KeyName,
  moveKeys,
  pasteKeys,
} from "../../src/timeline/edits/keys";
import { loadDocument } from "../../src/timeline/load";
import { lanesOf } from "../../src/timeline-view/KeyLanes";
import { LANE_HEIGHT, ROW_GAP, ROW_HEIGHT, rowAt, rowsOf } from "../../src/timeline-view/rows";
import { MoveKeys } from "../../src/tools/move-keys";
import { Session } from "../../src/tools/session";
import { openDesk } from "../tools/desk";
import { edited, SECOND } from "./edited";

const key = (seconds: number, value: number) => ({ time: seconds * SECOND, value });
const name = (curve: KeyName["curve"], seconds: number): KeyName => ({ curve, time: seconds * SECOND });
const FILM = {
  tracks: { low: { order: "V" }, high: { order: "W" }, shut: { order: "X", locked: true } },
  clips: {
    it: {
      kind: "shape",
      track: "low",
      start: 2 * SECOND,
      duration: 4 * SECOND,
      link: "l",
      group: "g",
      keyframes: {
        opacity: [key(0, 0), key(1, 0.5), key(3, 1)],
        x: [key(1, 10), key(2, 20)],
      },
    },
    other: { kind: "shape", track: "high", start: 2 * SECOND, duration: SECOND, link: "l", group: "g" },
    words: {
      kind: "text",
      text: "a",
      words: [{ first: 0, end: 1, start: 0, duration: SECOND }],
      track: "high",
      start: 3 * SECOND,
      duration: SECOND,
    },
    held: {
      kind: "shape",
      track: "shut",
      start: 0,
      duration: 4 * SECOND,
      keyframes: { opacity: [key(1, 0.5)] },
    },
  },
  markers: { m: { time: 3 * SECOND } },
};
const before = loadDocument(FILM);
const curves = (document: typeof before, id = "it") => document.clips[id]?.keyframes;
const brief = (keys: readonly Keyframe[] | undefined) =>
  (keys ?? []).map(({ time, value }) => [time / SECOND, value]);
/** All but the clip whose keyframes are meant. */
const rest = (document: typeof before) => ({ ...document, clips: { ...document.clips, it: null } });

describe("keyframes that are moved", () => {
  it("keep their distances within their clip, across properties, and take the place of what they meet", () => {
    const names = [name("opacity", 1), name("x", 2)];
    const after = edited(before, moveKeys(before, "it", names, SECOND));
    expect(brief(curves(after)?.opacity)).toEqual([
      [0, 0],
      [2, 0.5],
      [3, 1],
    ]);
    expect(brief(curves(after)?.x)).toEqual([
      [1, 10],
      [3, 20],
    ]);
    const met = edited(before, moveKeys(before, "it", [name("opacity", 1)], 2 * SECOND));
    expect(brief(curves(met)?.opacity)).toEqual([
      [0, 0],
      [3, 0.5],
    ]);
    const far = edited(before, moveKeys(before, "it", names, 99 * SECOND));
    expect(brief(curves(far)?.x)[1]?.[0]).toBeCloseTo(4 - 1 / 30, 6);
    expect(brief(curves(far)?.opacity).at(-1)?.[0]).toBe(3);
  });

  it("leave markers, words, linked and grouped clips alone, and stay on a locked track", () => {
    const after = edited(before, moveKeys(before, "it", [name("opacity", 1)], SECOND));
    expect(rest(after)).toEqual(rest(before));
    const held = [name("opacity", 1)];
    expect(moveKeys(before, "held", held, SECOND)).toBeNull();
    expect(deleteKeys(before, "held", held)).toBeNull();
    expect(addKey(before, "held", "opacity", SECOND)).toBeNull();
    expect(pasteKeys(before, "held", copyKeys(before, "it", held), 0).operation).toBeNull();
  });
});

it("a keyframe is set with the value that there is, and its easing changed alone", () => {
  const after = edited(before, addKey(before, "it", "opacity", 4 * SECOND));
  expect(brief(curves(after)?.opacity)).toEqual([
    [0, 0],
    [1, 0.5],
    [2, 0.75],
    [3, 1],
  ]);
  const eased = edited(before, easeKeys(before, "it", [name("opacity", 1)], { easing: "hold" }));
  expect(curves(eased)?.opacity.map(({ easing }) => easing)).toEqual(["linear", "hold", "linear"]);
});

it("with its last keyframe a property keeps the value that it had", () => {
  const after = edited(before, deleteKeys(before, "it", [name("x", 1), name("x", 2), name("opacity", 3)]));
  expect(curves(after)?.x).toEqual([]);
  expect(after.clips.it).toMatchObject({ transform: { x: 20 } });
  expect(brief(curves(after)?.opacity)).toEqual([
    [0, 0],
    [1, 0.5],
  ]);
});

it("copied keyframes are pasted from the playhead on, as far as they fall into the clip", () => {
  const copied = copyKeys(before, "it", [name("opacity", 1), name("opacity", 3), name("x", 2)]);
  const { operation, names } = pasteKeys(before, "it", copied, 3 * SECOND);
  const after = edited(before, operation);
  expect(names).toEqual([name("opacity", 1), name("opacity", 3), name("x", 2)]);
  expect(after).toEqual(before);
  const late = pasteKeys(before, "it", copied, 4.5 * SECOND);
  expect(brief(curves(edited(before, late.operation))?.opacity)).toEqual([
    [0, 0],
    [1, 0.5],
    [2.5, 0.5],
    [3, 1],
  ]);
  expect(pasteKeys(before, "other", copied, 99 * SECOND).names).toEqual([]);
});

describe("dragging keyframes", () => {
  const at = (seconds: number, threshold = 0) => ({ time: seconds * SECOND, threshold: threshold * SECOND });
  it("is one operation, and Escape leaves no trace", async () => {
    const desk = await openDesk(FILM);
    const held = name("opacity", 1);
    const gesture = new MoveKeys(desk.store.document, "it", [held], held, 3 * SECOND, 0);
    desk.drag(gesture, [at(3.5), at(4)], true);
    expect(desk.runner.step?.reading).toEqual({ at: 4 * SECOND, by: SECOND, length: null });
    desk.runner.cancel();
    expect(desk.store.document).toEqual(before);
    desk.drag(gesture, [at(3.5), at(4)]);
    expect(gesture.moved).toEqual([name("opacity", 2)]);
    expect(desk.sent).toBe(1);
  });

  it("sticks to the playhead and to the clip's other keyframes", () => {
    const held = name("opacity", 1);
    const gesture = new MoveKeys(before, "it", [held], held, 3 * SECOND, 3.6 * SECOND);
    expect(gesture.step(at(3.55, 0.1)).line).toBe(3.6 * SECOND);
    expect(gesture.step(at(3.95, 0.1)).line).toBe(4 * SECOND);
    expect(gesture.step(at(4.95, 0.1)).line).toBe(5 * SECOND);
  });
});

it("a row that is open is higher by a lane for each property that moves", () => {
  const rows = rowsOf(before, (track) => lanesOf(before, "it", track));
  expect(rows.map(({ top, lanes }) => [top, lanes])).toEqual([
    [0, 0],
    [ROW_HEIGHT + ROW_GAP, 0],
    [2 * (ROW_HEIGHT + ROW_GAP), 2 * LANE_HEIGHT],
  ]);
  expect(rowAt(rows, (rows[2]?.top as number) + ROW_HEIGHT + LANE_HEIGHT)?.id).toBe("low");
  expect(lanesOf(before, "words", "high")).toBe(1);
});

it("choosing a clip or a transition lets go of keyframes, and a clip that is gone is closed", () => {
  const session = new Session();
  session.open("it");
  session.selectKeys([name("opacity", 1)]);
  expect(session.state).toMatchObject({ selection: ["it"], keys: [name("opacity", 1)] });
  session.select(["it"]);
  expect(session.state.keys).toEqual([]);
  session.prune(() => false);
  expect(session.state.opened).toBeNull();
});
