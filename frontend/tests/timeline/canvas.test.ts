/** Another canvas, and another number of frames a second: what becomes of the layers and the cuts. */

import { describe, expect, it } from "vitest";
import type { Document, PictureClip, TextClip } from "../../src/timeline/document";
import { changeRate, resizeCanvas } from "../../src/timeline/edits";
import { loadDocument } from "../../src/timeline/load";
import { frameAt, frameTime } from "../../src/timeline/time";
import { edited, SECOND } from "./edited";

const at = (x: number, y: number, width: number, height: number) => ({ transform: { x, y, width, height } });
const clip = (kind: string, more: object) => ({ kind, track: "t", start: 0, duration: 2 * SECOND, ...more });
const FILM = loadDocument({
  assets: {
    v: { source: "v", kind: "video", width: 1920, height: 1080, duration: 9 * SECOND },
    s: { source: "s", kind: "audio", duration: 9 * SECOND, has_audio: true },
  },
  tracks: { t: { order: "V" }, locked: { order: "W", locked: true } },
  markers: { m: { time: SECOND + 7, name: "here" } },
  clips: {
    film: clip("video", { asset: "v", link: "l", ...at(0, 0, 1920, 1080) }),
    inset: clip("video", {
      asset: "v",
      ...at(600, -300, 480, 270),
      keyframes: { x: [{ time: 0, value: 960 }], blur: [{ time: 0, value: 8 }] },
    }),
    ground: clip("shape", { ...at(0, 0, 1920, 1080), corner_radius: 16, track: "locked" }),
    title: clip("text", {
      text: "Hi",
      group: "g",
      style: { size: 96 },
      words: [{ first: 0, end: 2, start: 0, duration: SECOND }],
      ...at(0, 400, 800, 120),
    }),
    sound: clip("audio", { asset: "s", link: "l" }),
  },
});
const PORTRAIT = { width: 1080, height: 1920 };
const box = (document: Document, id: string) => (document.clips[id] as PictureClip).transform;

describe("another canvas", () => {
  it("leaves the layers, counted from the centre", () => {
    const left = edited(FILM, resizeCanvas(FILM, PORTRAIT, "leave"));
    expect(left.clips).toEqual(FILM.clips);
    expect(left.canvas).toMatchObject(PORTRAIT);
  });

  it("keeps in sight, or filled, what filled it, and the others at their share of it", () => {
    const fit = edited(FILM, resizeCanvas(FILM, PORTRAIT, "fit"));
    const fill = edited(FILM, resizeCanvas(FILM, PORTRAIT, "fill"));
    expect(box(fit, "film")).toMatchObject({ x: 0, y: 0, width: 1080, height: 608 });
    expect(box(fill, "film")).toMatchObject({ x: 0, y: 0, width: 3413, height: 1920 });
    for (const document of [fit, fill]) {
      expect(box(document, "inset")).toMatchObject({ x: 338, y: -533, width: 270, height: 152 });
      expect(box(document, "ground")).toMatchObject({ x: 0, y: 0, ...PORTRAIT });
      expect(box(document, "title")).toMatchObject({ x: 0, y: 711, width: 450 });
      expect((document.clips.title as TextClip).style.size).toBe(54);
    }
  });

  it("takes keyframes and locked tracks along, and leaves time, words, bonds, sound and markers", () => {
    const fit = edited(FILM, resizeCanvas(FILM, PORTRAIT, "fit"));
    const { keyframes } = fit.clips.inset as PictureClip;
    expect([keyframes.x[0]?.value, keyframes.blur[0]?.value]).toEqual([540, 4.5]);
    expect(fit.markers).toEqual(FILM.markers);
    expect(fit.clips.sound).toEqual(FILM.clips.sound);
    for (const id of Object.keys(FILM.clips)) {
      const { start, duration, link, group, track } = FILM.clips[id] as PictureClip;
      expect(fit.clips[id]).toMatchObject({ start, duration, link, group, track });
    }
    expect((fit.clips.title as TextClip).words).toEqual((FILM.clips.title as TextClip).words);
  });

  it("comes back as it was, but for the rounding", () => {
    const there = edited(FILM, resizeCanvas(FILM, PORTRAIT, "fit"));
    expect(resizeCanvas(there, PORTRAIT, "fit")).toBeNull();
  });
});

describe("another number of frames a second", () => {
  const thirty = { numerator: 30, denominator: 1 };
  const ntsc = { numerator: 24_000, denominator: 1001 };
  const cut = loadDocument({
    canvas: { frame_rate: thirty },
    tracks: FILM.tracks,
    markers: { m: { time: frameTime(7, thirty), duration: 5 } },
    clips: {
      a: clip("shape", { duration: frameTime(7, thirty), link: "l" }),
      b: clip("shape", { start: frameTime(7, thirty), duration: frameTime(1, thirty), track: "locked" }),
      c: clip("text", {
        text: "Hi",
        group: "g",
        start: frameTime(8, thirty),
        keyframes: { opacity: [{ time: 100, value: 0.5 }] },
        words: [{ first: 0, end: 2, start: 3, duration: SECOND }],
      }),
    },
  });

  it("puts cuts and markers on the new frames; what met still meets; nothing is shorter than a frame", () => {
    const changed = edited(cut, changeRate(cut, ntsc));
    const { a, b, c } = changed.clips as Record<string, PictureClip>;
    for (const time of [a, b, c].map((one) => one?.start ?? -1))
      expect(frameTime(frameAt(time, ntsc), ntsc)).toBe(time);
    expect((a?.start ?? 0) + (a?.duration ?? 0)).toBe(b?.start);
    expect(b?.duration).toBe(frameTime(1, ntsc));
    expect(changed.markers.m).toMatchObject({ time: b?.start, duration: 5 });
    expect(c?.keyframes).toEqual((cut.clips.c as PictureClip).keyframes);
    expect((c as TextClip).words).toEqual((cut.clips.c as TextClip).words);
    expect([a?.link, c?.group]).toEqual(["l", "g"]);
  });

  it("does nothing to the rate that is there", () => {
    expect(changeRate(cut, { numerator: 30, denominator: 1 })).toBeNull();
  });
});
