import { beforeAll, describe, expect, it } from "vitest";
import { snapTimes } from "../../src/snapping/times";
import { clipOf, type Document, type VideoClip } from "../../src/timeline/document";
import {
  addClip,
  addTrack,
  deleteClips,
  deleteTrack,
  insertAsset,
  insertShape,
  insertText,
  move,
  moveAll,
  rippleDelete,
  split,
  toggleMarker,
  trimEnd,
  trimStart,
} from "../../src/timeline/edits";
import { shortest } from "../../src/timeline/edits/building";
import { evaluate } from "../../src/timeline/evaluate";
import type { Fonts } from "../../src/timeline/fonts";
import { loadDocument } from "../../src/timeline/load";
import { sourceSpan } from "../../src/timeline/playing";
import { clipEnd, indexOf } from "../../src/timeline/timeline-index";
import { EDITED, edited, MOVING, moments, SECOND } from "./edited";
import { openFonts, settledFrame } from "./vectors";

const NAMES = ["a", "b", "c", "d", "e"];
const GROUPS = [["a"], ["b"], ["a", "b"], ["b", "c"], ["a", "c", "e"], ["b", "d"], ["gone"], []];

let fonts: Fonts;
beforeAll(async () => {
  fonts = await openFonts();
  await settledFrame(EDITED, { at: 7 * SECOND, width: 640, height: 360 }, fonts);
  await settledFrame(MOVING.said as Document, { at: SECOND, width: 640, height: 360 }, fonts);
}, 60_000);

const layers = (document: Document, at: number) =>
  evaluate(document, at, 640, 360, fonts).layers.map((layer) => ({ ...layer, clip: "" }));
const clip = (document: Document, id: string) => {
  const found = clipOf(document, id);
  if (!found) throw new Error(`${id} is gone`);
  return found;
};

const isCovered = (name: string, at: number) =>
  Object.values(EDITED.clips).some(
    (other) =>
      other.track === clip(EDITED, name).track &&
      other.start > clip(EDITED, name).start &&
      other.start <= at &&
      at < clipEnd(other),
  );

describe("a split", () => {
  it("shows the same at every moment", () => {
    for (const name of NAMES) {
      for (const at of moments(22, 12)) {
        // The later start lies on top: what is covered at the cut comes out from beneath.
        if (isCovered(name, at)) continue;
        const after = edited(EDITED, split(EDITED, name, at, "new"));
        for (const moment of moments(23, 24)) expect(layers(after, moment)).toEqual(layers(EDITED, moment));
      }
    }
  });

  it("leaves fade in and transition with the first part and the fade out with the second", () => {
    const after = edited(EDITED, split(EDITED, "a", 2 * SECOND, "new"));
    expect(clip(after, "a")).toMatchObject({ sound: { fade_in: 1000, fade_out: 0 }, duration: SECOND });
    expect(clip(after, "new")).toMatchObject({
      sound: { fade_in: 0, fade_out: 2000 },
      start: 2 * SECOND,
      source_start: 1.5 * SECOND,
    });
  });

  it("is none at an edge, beside the clip, or under an id that is taken", () => {
    expect(split(EDITED, "a", SECOND, "new")).toBeNull();
    expect(split(EDITED, "e", 5, "new")).toBeNull();
    expect(split(EDITED, "a", 2 * SECOND, "b")).toBeNull();
  });
});

describe("what moves, runs at another speed, backwards or not at all", () => {
  it.each(Object.keys(MOVING))("stays as it was under cuts and trims: %s", (name) => {
    const before = MOVING[name] as Document;
    for (const at of moments(5, 9)) {
      for (const operation of [
        split(before, "it", at, "new"),
        trimStart(before, "it", at),
        trimEnd(before, "it", at),
      ]) {
        const after = edited(before, operation);
        for (const moment of moments(5, 21)) {
          const [shown] = layers(before, moment);
          const [found] = layers(after, moment);
          if (!shown || !found) continue;
          const sourceTime = (layer: object) => ("source_time" in layer ? Number(layer.source_time) : 0);
          expect({ ...found, source_time: 0 }).toEqual({ ...shown, source_time: 0 });
          expect(Math.abs(sourceTime(found) - sourceTime(shown))).toBeLessThanOrEqual(2);
        }
        for (const one of Object.values(after.clips)) {
          if (one.kind !== "video" || one.playing.frozen) continue;
          const end = one.source_start + sourceSpan(one.playing, one.duration);
          expect(one.source_start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(10 * SECOND + 2);
        }
      }
    }
  });
});

describe("trims", () => {
  it("keep the other edge, and at least a frame", () => {
    for (const name of NAMES) {
      const before = clip(EDITED, name);
      for (const at of moments(40, 15)) {
        const first = clip(edited(EDITED, trimStart(EDITED, name, at)), name);
        expect(clipEnd(first)).toBe(clipEnd(before));
        const second = clip(edited(EDITED, trimEnd(EDITED, name, at)), name);
        expect(second.start).toBe(before.start);
        for (const trimmed of [first, second]) {
          expect(trimmed.duration).toBeGreaterThanOrEqual(shortest(EDITED));
        }
        if ("source_start" in first && "source_start" in before) {
          expect(first.source_start - before.source_start).toBe(first.start - before.start);
        }
      }
    }
  });

  it("end where the source does", () => {
    const after = edited(EDITED, trimEnd(EDITED, "a", 99 * SECOND));
    expect(clip(after, "a").duration).toBe(9.5 * SECOND);
    expect(clip(edited(EDITED, trimStart(EDITED, "a", 0)), "a")).toMatchObject({
      start: SECOND / 2,
      source_start: 0,
    });
    expect(clip(edited(EDITED, trimEnd(EDITED, "e", 99 * SECOND)), "e").duration).toBe(79 * SECOND);
  });
});

describe("moves", () => {
  it("keep the distances of what moves together, and never leave the timeline", () => {
    for (const group of GROUPS) {
      for (const by of [-40, -3, -0.5, 0, 7, 40]) {
        const after = edited(EDITED, moveAll(EDITED, group, by * SECOND));
        const steps = group
          .filter((id) => id in EDITED.clips)
          .map((id) => clip(after, id).start - clip(EDITED, id).start);
        expect(new Set(steps).size).toBeLessThanOrEqual(1);
        expect(Object.values(after.clips).every(({ start }) => start >= 0)).toBe(true);
      }
    }
  });

  it("stop at the start, and can change the track", () => {
    const after = edited(EDITED, move(EDITED, "a", -5, "t2"));
    expect(clip(after, "a")).toMatchObject({ start: 0, track: "t2" });
    expect(move(EDITED, "a", SECOND, "t1")).toBeNull();
  });
});

describe("deleting", () => {
  it("leaves the place empty, and passes over what is gone already", () => {
    expect(Object.keys(edited(EDITED, deleteClips(EDITED, ["a", "gone", "c"])).clips)).toEqual([
      "b",
      "d",
      "e",
    ]);
    expect(deleteClips(EDITED, [])).toBeNull();
  });

  it("of a track takes everything on it", () => {
    const after = edited(EDITED, deleteTrack(EDITED, "t1"));
    expect(Object.keys(after.clips)).toEqual(["d"]);
    expect(Object.keys(after.tracks)).toEqual(["t2", "t3"]);
    expect(deleteTrack(EDITED, "gone")).toBeNull();
  });

  it("with a ripple shortens a track by what it took, and leaves other tracks alone", () => {
    for (const group of GROUPS) {
      const after = edited(EDITED, rippleDelete(EDITED, group));
      expect(Object.keys(after.clips)).toEqual(NAMES.filter((id) => !group.includes(id)));
      for (const [id, one] of Object.entries(after.clips)) {
        const before = clip(EDITED, id);
        expect(one.start).toBeLessThanOrEqual(before.start);
        const earlier = group.filter(
          (other) =>
            other in EDITED.clips &&
            clip(EDITED, other).track === one.track &&
            clip(EDITED, other).start < before.start,
        );
        if (earlier.length === 0) expect(one).toEqual(before);
      }
    }
    expect(clip(edited(EDITED, rippleDelete(EDITED, ["a", "b"])), "c").start).toBe(SECOND);
  });
});

describe("a ripple delete on all tracks", () => {
  const shape = (track: string, start: number, duration: number) => ({
    kind: "shape",
    track,
    start: start * SECOND,
    duration: duration * SECOND,
  });
  const before = loadDocument({
    tracks: { low: { order: "V" }, high: { order: "W" }, shut: { order: "X", locked: true } },
    clips: {
      first: shape("low", 0, 4),
      second: shape("low", 4, 4),
      title: shape("high", 5, 2),
      late: shape("high", 20, 1),
      held: shape("shut", 20, 1),
    },
  });
  const starts = (document: Document) =>
    Object.fromEntries(Object.entries(document.clips).map(([id, { start }]) => [id, start / SECOND]));

  it("lets what belongs together move together, and leaves locked tracks alone", () => {
    const after = edited(before, rippleDelete(before, ["first"], true));
    expect(starts(after)).toEqual({ second: 0, title: 1, late: 16, held: 20 });
    expect(starts(edited(before, rippleDelete(before, ["first"])))).toMatchObject({ title: 5, late: 20 });
  });

  it("lets nothing come to cover what it did not cover before", () => {
    const after = edited(before, rippleDelete(before, ["second"], true));
    // The title began 1 s into what was taken: it goes to the cut; nothing is covered.
    expect(starts(after)).toEqual({ first: 0, title: 4, late: 16, held: 20 });
    const tight = edited(before, { type: "set", path: ["clips", "title", "duration"], value: 14 * SECOND });
    expect(starts(edited(tight, rippleDelete(tight, ["second"], true)))).toMatchObject({
      title: 4,
      late: 18,
    });
  });
});

describe("adding", () => {
  const hi = { kind: "text", text: "hi", track: "t1", start: 0, duration: 5 };
  const photo = {
    source: "p",
    kind: "image",
    name: "photo",
    duration: 0,
    has_audio: false,
    made_from: "",
  } as const;

  it("takes no id that is taken", () => {
    expect(clip(edited(EDITED, addClip(EDITED, "new", hi)), "new")).toMatchObject(hi);
    expect(addClip(EDITED, "a", hi)).toBeNull();
    expect(addTrack(EDITED, "t1")).toBeNull();
    expect(insertText(EDITED, "a", "t1", 0, "Title", { width: 300, height: 130 })).toBeNull();
  });

  it("puts a track above all, or above another", () => {
    const order = (document: Document) => indexOf(document).tracks.map(({ id }) => id);
    expect(order(edited(EDITED, addTrack(EDITED, "t4", "Titles")))).toEqual(["t1", "t2", "t3", "t4"]);
    expect(order(edited(EDITED, addTrack(EDITED, "t4", "", "t1")))).toEqual(["t1", "t4", "t2", "t3"]);
  });

  it("gives an asset its whole length and its shape, and makes its track where it is missing", () => {
    const size = (width: number, height: number) => {
      const after = edited(EDITED, insertAsset(EDITED, "p", { ...photo, width, height }, "new", "t9", 7));
      expect(after.tracks).toHaveProperty("t9");
      const { transform, duration } = clip(after, "new") as VideoClip;
      expect(duration).toBe(5 * SECOND);
      return [transform.width, transform.height];
    };
    expect(size(4000, 3001)).toEqual([1440, 1080]);
    expect(size(300, 3000)).toEqual([108, 1080]);
    expect(size(256, 256)).toEqual([1080, 1080]);
    const song = { ...photo, kind: "audio", width: 0, height: 0, duration: 60 * SECOND } as const;
    const after = edited(EDITED, insertAsset(EDITED, "m", song, "new", "t2", 5));
    expect(clip(after, "new")).toMatchObject({ kind: "audio", duration: 60 * SECOND });
  });

  it("puts texts and shapes into the middle", () => {
    const text = edited(
      EDITED,
      insertText(EDITED, "new", "t9", SECOND, "Title", { width: 300, height: 130 }),
    );
    expect(clip(text, "new")).toMatchObject({
      text: "Title",
      transform: { x: 0, y: 0, width: 300, height: 130 },
      appearance: { shadow: { opacity: 0.6 } },
    });
    const shape = edited(EDITED, insertShape(EDITED, "new", "t1", SECOND, "ellipse"));
    expect(clip(shape, "new")).toMatchObject({ shape: "ellipse", transform: { x: 0, y: 0 } });
  });
});

it("a marker stands at its moment, and goes by the same key", () => {
  const marked = edited(EDITED, toggleMarker(EDITED, "m", 3 * SECOND));
  expect(marked.markers.m).toMatchObject({ time: 3 * SECOND, duration: 0 });
  expect([...snapTimes(marked, new Set())]).toContain(3 * SECOND);
  expect(edited(marked, toggleMarker(marked, "other", 3 * SECOND)).markers).toEqual({});
});
