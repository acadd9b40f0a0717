import { beforeAll, describe, expect, it } from "vitest";
import { textSketch } from "../../src/panels/presets/text-sketch";
import { layersOf } from "../../src/presets/layers";
import { TEXT_PRESETS, type TextName } from "../../src/presets/texts";
import { newId, type Transform } from "../../src/timeline/document";
import { evaluate } from "../../src/timeline/evaluate";
import type { Fonts } from "../../src/timeline/fonts";
import { loadDocument } from "../../src/timeline/load";
import { FLICKS_PER_SECOND } from "../../src/timeline/time";
import { clipEnd } from "../../src/timeline/timeline-index";
import { placeLayers } from "../../src/tools/place-preset";
import { edited, SECOND } from "../timeline/edited";
import { type Case, openFonts, settledFrame } from "../timeline/vectors";

const NAMES = Object.keys(TEXT_PRESETS) as TextName[];
const SHAPES = { wide: [1920, 1080], tall: [1080, 1920], square: [1080, 1080] } as const;

let fonts: Fonts;
beforeAll(async () => {
  fonts = await openFonts();
});

function filmOf([width, height]: readonly [number, number], more: object = {}) {
  return loadDocument({ canvas: { width, height }, ...more });
}

describe.each(NAMES)("the text %s", (name) => {
  const preset = TEXT_PRESETS[name];

  it.each(Object.entries(SHAPES))("is whole on a %s canvas, and one step back takes it away", (_, shape) => {
    const film = filmOf(shape);
    const { operation, ids } = placeLayers(film, layersOf(preset, film.canvas), 3 * SECOND, newId);
    const after = edited(film, operation);
    const clips = ids.map((id) => after.clips[id]);
    expect(clips.every((clip) => clip !== undefined)).toBe(true);
    for (const clip of clips) {
      if (!clip || !("transform" in clip)) continue;
      const { x, y, width, height }: Transform = clip.transform;
      expect(Math.abs(x) + width / 2).toBeLessThanOrEqual(shape[0] / 2 + 1);
      expect(Math.abs(y) + height / 2).toBeLessThanOrEqual(shape[1] / 2 + 1);
      expect(clip.start).toBeGreaterThanOrEqual(3 * SECOND);
      expect(clipEnd(clip)).toBeLessThanOrEqual(3 * SECOND + preset.lasts * SECOND);
    }
    // Several are chosen and moved as one.
    const groups = new Set(clips.map((clip) => clip?.group));
    expect(groups.size).toBe(1);
    expect([...groups][0] === "").toBe(ids.length === 1);
  });

  it("shows words in its picture, and on the stage", async () => {
    const sketch = textSketch(preset);
    const moment = { at: Math.round(preset.shows * FLICKS_PER_SECOND), width: 264, height: 148 };
    const frame = await settledFrame(sketch, moment as Case, fonts);
    const glyphs = frame.layers.flatMap((layer) => (layer.kind === "text" ? layer.runs : []));
    expect(glyphs.flatMap((run) => run.glyphs).length).toBeGreaterThan(0);
    const film = filmOf(SHAPES.tall);
    const { operation } = placeLayers(film, layersOf(preset, film.canvas), 0, newId);
    const shown = evaluate(edited(film, operation), Math.round(preset.shows * SECOND), 540, 960, fonts);
    expect(shown.layers.some((layer) => layer.kind === "text")).toBe(true);
  });
});

describe("where a text is put", () => {
  const busy = filmOf(SHAPES.wide, {
    tracks: { low: { order: "V" }, shut: { order: "W", locked: true }, free: { order: "X" } },
    clips: { film: { kind: "shape", track: "low", start: 0, duration: 20 * SECOND } },
  });

  it("lies above what is shown, on no locked track", () => {
    const layers = layersOf(TEXT_PRESETS.title, busy.canvas);
    const { operation, ids } = placeLayers(busy, layers, 0, newId);
    expect(edited(busy, operation).clips[ids[0] as string]?.track).toBe("free");
  });

  it("has its middle where it is dropped on the stage, with its keyframes", () => {
    const layers = layersOf(TEXT_PRESETS.boxed, busy.canvas);
    const { operation, ids } = placeLayers(busy, layers, 0, newId, { x: 100, y: -200 });
    const after = edited(busy, operation);
    const boxes = ids.map((id) => (after.clips[id] as { transform: Transform }).transform);
    const left = Math.min(...boxes.map(({ x, width }) => x - width / 2));
    const right = Math.max(...boxes.map(({ x, width }) => x + width / 2));
    expect(Math.abs((left + right) / 2 - 100)).toBeLessThanOrEqual(1);
    const plate = after.clips[ids[0] as string];
    expect(plate?.keyframes.x[1]?.value).toBe(boxes[0]?.x);
  });
});
