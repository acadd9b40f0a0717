import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  addText,
  append,
  copySelected,
  duplicateSelected,
  goToCut,
  nudgeSelected,
  paste,
  place,
  removeSelected,
  splitAtPlayhead,
} from "../../src/editor/actions";
import { COMMANDS } from "../../src/editor/commands";
import { nameOf } from "../../src/editor/keyboard";
import { matching } from "../../src/editor/palette-search";
import {
  putPassage,
  removePassage,
  spreadPassage,
  stretchPassage,
  togglePassage,
} from "../../src/editor/passages";
import type { Asset } from "../../src/lib/shapes";
import { MediaFiles } from "../../src/playback/media";
import { Player } from "../../src/playback/player";
import { type Clip, newId } from "../../src/timeline/document";
import { split } from "../../src/timeline/edits";
import type { Operation } from "../../src/timeline/operations";
import { placeable } from "../../src/tools/place-asset";
import { Session } from "../../src/tools/session";
import type { Workbench } from "../../src/tools/workbench";
import { type Desk, FILM, openDesk, SECOND } from "../tools/desk";

let desk: Desk;
let bench: Workbench;

beforeEach(async () => {
  // There is no screen here: nothing asks for a frame.
  vi.stubGlobal("requestAnimationFrame", () => 1);
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
  desk = await openDesk(FILM);
  const player = new Player(desk.store, new MediaFiles(() => Promise.reject(new Error("No files here."))));
  bench = { store: desk.store, runner: desk.runner, session: new Session(), player };
});

afterEach(() => {
  bench.player.close();
  vi.unstubAllGlobals();
});

const clips = () => Object.values(desk.store.document.clips);
const onTrack = (track: string) =>
  clips()
    .filter((clip) => clip.track === track)
    .sort((a, b) => a.start - b.start);
const spans = (found: readonly Clip[]) =>
  found.map(({ start, duration }) => [start / SECOND, duration / SECOND]);

describe("a transition in the hand", () => {
  const frame = SECOND / 30;
  it("gets longer by a frame, goes to every cut, and is deleted without its clip", () => {
    const [second, third] = [newId(), newId()];
    bench.store.commit(split(desk.store.document, "film", SECOND, second) as Operation);
    bench.store.commit(split(desk.store.document, second, 3 * SECOND, third) as Operation);
    const passage = (id: string) => desk.store.document.clips[id]?.transition;
    putPassage(bench, [second], "push");
    stretchPassage(bench, 1);
    expect(passage(second)).toMatchObject({ kind: "push", duration: SECOND / 2 + frame });
    spreadPassage(bench);
    expect(passage(third)).toEqual(passage(second));
    expect(passage("film")?.kind).toBe("none");
    removePassage(bench);
    expect(passage(second)?.kind).toBe("none");
    expect(passage(third)?.kind).toBe("push");
    expect(bench.session.state.passage).toBeNull();
    bench.session.selectPassage(third);
    bench.session.prune((id) => id !== third);
    expect(bench.session.state.passage).toBeNull();
  });
});

describe("a transition by its key", () => {
  it("comes and goes at the cut that the playhead is near, and at what is selected", () => {
    const second = newId();
    bench.store.commit(split(desk.store.document, "film", 2 * SECOND, second) as Operation);
    bench.player.seek(1.5 * SECOND);
    const kind = () => desk.store.document.clips[second]?.transition.kind;
    togglePassage(bench);
    expect(kind()).toBe("cross-fade");
    expect(bench.session.state).toMatchObject({ selection: [], passage: second, reveal: "transition.kind" });
    togglePassage(bench);
    expect(kind()).toBe("none");
    bench.session.select([]);
    bench.player.seek(6 * SECOND);
    const before = desk.store.document;
    togglePassage(bench);
    expect(desk.store.document).toBe(before);
  });
});

describe("splitting at the playhead", () => {
  it("cuts what is under it in one step, and selects the second half of a selection", () => {
    bench.player.seek(SECOND);
    bench.session.select(["film"]);
    splitAtPlayhead(bench);
    expect(spans(onTrack("low"))).toEqual([
      [0, 1],
      [1, 3],
    ]);
    const [chosen] = bench.session.state.selection;
    expect(desk.store.document.clips[chosen ?? ""]?.start).toBe(SECOND);
    expect(desk.sent).toBe(1);
    desk.store.undo();
    expect(spans(onTrack("low"))).toEqual([[0, 4]]);
  });

  it("does nothing beside all clips", () => {
    bench.player.seek(4.5 * SECOND);
    splitAtPlayhead(bench);
    expect(desk.sent).toBe(0);
  });
});

describe("copies", () => {
  it("stand right behind what was duplicated, and are selected", () => {
    bench.session.select(["film"]);
    duplicateSelected(bench);
    expect(spans(onTrack("low"))).toEqual([
      [0, 4],
      [4, 4],
    ]);
    expect(bench.session.state.selection).not.toContain("film");
  });

  it("are pasted at the playhead, and cover nothing", () => {
    bench.session.select(["film"]);
    copySelected(bench);
    bench.player.seek(2 * SECOND);
    paste(bench);
    expect(clips()).toHaveLength(3);
    expect(spans(onTrack("low"))).toEqual([[0, 4]]);
    expect(Object.keys(desk.store.document.tracks)).toHaveLength(3);
    expect(desk.sent).toBe(1);
  });
});

describe("the selection", () => {
  it("is nudged by canvas units", () => {
    bench.session.select(["logo"]);
    nudgeSelected(bench, -10, 1);
    expect(desk.store.document.clips.logo).toMatchObject({ transform: { x: 90, y: 51 } });
  });

  it("is deleted as one step, but not from a locked track", () => {
    bench.session.select(["film", "logo"]);
    desk.store.commit({ type: "set", path: ["tracks", "high", "locked"], value: true });
    removeSelected(bench, false);
    expect(Object.keys(desk.store.document.clips)).toEqual(["logo"]);
  });
});

describe("an asset put on the timeline", () => {
  const song = {
    id: "0f0e-11",
    name: "song.mp3",
    facts: { kind: "audio", duration: 6 * SECOND, width: 0, height: 0, has_audio: true },
  } as unknown as Asset;
  const photo = {
    id: "0f0e-22",
    name: "photo.jpg",
    facts: { kind: "image", duration: 0, width: 800, height: 600, has_audio: false },
  } as unknown as Asset;

  it("becomes sound on a track of its own, beneath", () => {
    place(bench, song);
    const clip = clips().find(({ kind }) => kind === "audio");
    expect(clip?.duration).toBe(6 * SECOND);
    const order = (id: string | undefined) => desk.store.document.tracks[id ?? ""]?.order ?? "";
    expect(order(clip?.track) < order("low")).toBe(true);
    expect(desk.sent).toBe(1);
  });

  it("fills the canvas as the first picture of a moment, and half of it where it is dropped over another", () => {
    place(bench, photo, { time: 4.2 * SECOND, point: { x: 12.4, y: -30.6 } });
    place(bench, photo, { time: SECOND, point: { x: 312.4, y: -900 } });
    expect(clips().filter((clip) => clip.kind === "image" && clip.asset === "0f0e22")).toMatchObject([
      { transform: { x: 0, y: 0, width: 1440, height: 1080 } },
      { transform: { x: 312, y: -270, width: 720, height: 540 } },
    ]);
  });

  it("is told behind what is told already, on the main track, and shown", () => {
    append(bench, photo);
    append(bench, photo);
    expect(spans(onTrack("low"))).toEqual([
      [0, 4],
      [4, 5],
      [9, 5],
    ]);
    expect(bench.player.time).toBe(9 * SECOND);
    expect(desk.sent).toBe(2);
  });

  it("is shown also where what came before ends within a frame", () => {
    desk.store.commit({ type: "set", path: ["clips", "film", "duration"], value: 4 * SECOND + SECOND / 250 });
    append(bench, photo);
    const [, added] = onTrack("low");
    expect(bench.player.time).toBe(4 * SECOND + SECOND / 30);
    expect(added?.start).toBeLessThanOrEqual(bench.player.time);
    // And going from cut to cut gets past such a place, either way.
    goToCut(bench, 1);
    expect(bench.player.time).toBe(5 * SECOND);
    goToCut(bench, -1);
    expect(bench.player.time).toBe(4 * SECOND + SECOND / 30);
    goToCut(bench, -1);
    expect(bench.player.time).toBe(0);
  });

  it("goes, as sound, behind the sound that is there", () => {
    append(bench, song);
    append(bench, song);
    const sounds = clips().filter(({ kind }) => kind === "audio");
    expect(spans(sounds)).toEqual([
      [0, 6],
      [6, 6],
    ]);
    expect(new Set(sounds.map(({ track }) => track)).size).toBe(1);
  });

  it("waits until the server knows what it is", () => {
    expect(placeable({ ...photo, facts: null } as Asset)).toBeNull();
  });
});

it("a new text is selected to be typed, above all, in a box about its words", () => {
  addText(bench);
  const [id] = bench.session.state.selection;
  expect(bench.session.state.editing).toBe(id);
  const text = desk.store.document.clips[id ?? ""];
  expect(text).toMatchObject({ kind: "text", text: "Your text", appearance: { shadow: { opacity: 0.6 } } });
  expect(text?.kind === "text" && text.transform.width).toBeLessThan(700);
});

describe("commands", () => {
  it("have names and ids of their own", () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
    expect(new Set(COMMANDS.map(({ title }) => title)).size).toBe(COMMANDS.length);
  });

  it("share a key only when all but the last of them can be out of place", () => {
    const byKey = new Map<string, boolean[]>();
    for (const { keys, when } of COMMANDS) {
      for (const key of keys ?? []) byKey.set(key, [...(byKey.get(key) ?? []), when !== undefined]);
    }
    for (const conditional of byKey.values()) expect(conditional.slice(0, -1).every(Boolean)).toBe(true);
  });

  it("are named as keyboards press them", () => {
    const press = (key: string, more = {}) =>
      nameOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });
    expect(press("z", { ctrlKey: true })).toBe("Ctrl+Z");
    expect(press("Z", { metaKey: true, shiftKey: true })).toBe("Ctrl+Shift+Z");
    expect(press("?", { shiftKey: true })).toBe("?");
    expect(press(" ")).toBe("Space");
    expect(press("Delete", { shiftKey: true })).toBe("Shift+Delete");
    expect(press("s", { altKey: true })).toBe("Alt+S");
    const third = { ctrlKey: true, altKey: true, getModifierState: () => true };
    expect(press("?", third)).toBe("?");
    expect(press("z", third)).toBe("Z");
  });

  it("are found by any of their words", () => {
    expect(matching(COMMANDS, "dup")[0]?.id).toBe("edit.duplicate");
    expect(matching(COMMANDS, "delete gap")[0]?.id).toBe("edit.ripple-delete");
    expect(matching(COMMANDS, "add text")[0]?.id).toBe("add.text");
    expect(matching(COMMANDS, "xyzzy")).toEqual([]);
  });
});
