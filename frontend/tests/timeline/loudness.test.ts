import { describe, expect, it } from "vitest";
import {
  addVolumePoint,
  isSounding,
  louder,
  moveVolumePoint,
  setFade,
  setVolume,
} from "../../src/timeline/edits/loudness";
import { loadDocument } from "../../src/timeline/load";
import {
  DragFade,
  DragVolume,
  DragVolumePoint,
  decibels,
  gainAt,
  heightOf,
} from "../../src/tools/shape-sound";
import { openDesk } from "../tools/desk";
import { edited, SECOND } from "./edited";

const film = (track: string, more: object = {}) => ({
  kind: "video",
  asset: "v",
  track,
  start: SECOND,
  duration: 4 * SECOND,
  ...more,
});
const key = (seconds: number, value: number) => ({ time: seconds * SECOND, value });
const FILM = {
  assets: {
    v: { source: "v", kind: "video", width: 64, height: 36, duration: 10 * SECOND, has_audio: true },
  },
  tracks: { t1: { order: "V" }, t2: { order: "W" }, shut: { order: "X", locked: true } },
  clips: {
    flat: film("t1", {
      link: "l",
      group: "g",
      sound: { fade_out: SECOND },
      keyframes: { opacity: [key(1, 0.5)] },
    }),
    moves: film("t2", { link: "l", group: "g", keyframes: { volume: [key(1, 1), key(3, 0.5)] } }),
    held: film("shut"),
    said: { kind: "text", text: "a", track: "t2", start: 8 * SECOND, duration: SECOND },
  },
  markers: { m: { time: 3 * SECOND } },
};
const before = loadDocument(FILM);
const clip = (document: typeof before, id: string) => {
  const found = document.clips[id];
  if (!isSounding(document, found)) throw new Error(`${id} has no sound.`);
  return found;
};
const volumes = (document: typeof before, id = "moves") =>
  clip(document, id).keyframes.volume.map(({ time, value }) => [time / SECOND, value]);

describe("the volume", () => {
  it("goes up and down as a whole, where it moves with all its points, within its bounds", () => {
    const after = edited(before, louder(before, ["flat", "moves", "held", "said"], 2));
    expect(clip(after, "flat").sound.volume).toBe(2);
    expect(volumes(after)).toEqual([
      [1, 2],
      [3, 1],
    ]);
    expect(volumes(edited(before, louder(before, ["moves"], 100)))).toEqual([
      [1, 4],
      [3, 4],
    ]);
    expect(volumes(edited(before, setVolume(before, "moves", 0.75, -0.25)))).toEqual([
      [1, 0.75],
      [3, 0.25],
    ]);
    expect(clip(edited(before, setVolume(before, "flat", 0.75, -0.25)), "flat").sound.volume).toBe(0.75);
    expect(after.clips.held).toEqual(before.clips.held);
    expect(after.clips.said).toEqual(before.clips.said);
  });

  it("gets points that are as loud as it is there, and that stay between their neighbours", () => {
    const after = edited(before, addVolumePoint(before, "moves", 3 * SECOND));
    expect(volumes(after)).toEqual([
      [1, 1],
      [2, 0.75],
      [3, 0.5],
    ]);
    const moved = edited(after, moveVolumePoint(after, "moves", 2 * SECOND, key(99, 9)));
    expect(volumes(moved)[1]).toEqual([(3 * SECOND - 1) / SECOND, 4]);
    expect(volumes(edited(before, addVolumePoint(before, "flat", 3 * SECOND)), "flat")).toEqual([[2, 1]]);
  });

  it("leaves linked and grouped clips, markers, words and other keyframes alone, and locked tracks too", () => {
    const after = edited(before, setVolume(before, "flat", 0.5, -0.5));
    expect(after).toEqual({
      ...before,
      clips: {
        ...before.clips,
        flat: { ...clip(before, "flat"), sound: { ...clip(before, "flat").sound, volume: 0.5 } },
      },
    });
    expect(setVolume(before, "held", 0.5, -0.5)).toBeNull();
    expect(addVolumePoint(before, "held", 2 * SECOND)).toBeNull();
    expect(setFade(before, ["held"], "fade_in", SECOND)).toBeNull();
  });
});

it("fades leave each other room", () => {
  const fade = (length: number) =>
    clip(edited(before, setFade(before, ["flat"], "fade_in", length * SECOND)), "flat").sound.fade_in /
    SECOND;
  expect([fade(1.5), fade(9), fade(-1)]).toEqual([1.5, 3, 0]);
});

it("levels are read in decibels, and finer at the foot of the line", () => {
  expect([1, 0.5, 2, 0].map(decibels)).toEqual(["0.0 dB", "\u22126.0 dB", "+6.0 dB", "\u2212\u221e dB"]);
  expect(gainAt(heightOf(0.3))).toBeCloseTo(0.3, 9);
  expect(heightOf(2)).toBe(1);
});

describe("dragging sound", () => {
  const at = (seconds: number, rise = 0, threshold = 0) => ({
    time: seconds * SECOND,
    rise,
    threshold: threshold * SECOND,
  });
  it("is one operation with its level read, sticks to 0 dB, and Escape leaves no trace", async () => {
    const desk = await openDesk(FILM);
    const line = new DragVolume(desk.store.document, "flat", 2 * SECOND);
    desk.drag(line, [at(2, -0.2)], true);
    expect(desk.runner.step?.label).toMatch(/^\u2212\d/);
    desk.runner.cancel();
    expect(desk.store.document).toEqual(before);
    expect(line.step(at(2, 0.01, 0.1)).operation).toBeNull();
    desk.drag(line, [at(2, 0.05), at(2, -0.2)]);
    expect(clip(desk.store.document, "flat").sound.volume).toBeCloseTo(gainAt(heightOf(1) - 0.2), 9);
    expect(desk.sent).toBe(1);
  });

  it("moves a point both ways, and a fade's end to what is near", () => {
    const point = new DragVolumePoint(before, "moves", SECOND, 2 * SECOND);
    expect(volumes(edited(before, point.step(at(2.5, -0.1)).operation))[0]?.[0]).toBe(1.5);
    const fade = new DragFade(before, "flat", "fade_in", SECOND, 0);
    expect(fade.step(at(2.95, 0, 0.1))).toMatchObject({ line: 3 * SECOND, reading: { length: 2 * SECOND } });
  });
});
