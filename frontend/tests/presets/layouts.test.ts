import { describe, expect, it } from "vitest";
import { LAYOUT_PRESETS, type LayoutName } from "../../src/presets/layouts";
import type { Document, PictureClip } from "../../src/timeline/document";
import { setLayout, swapLayers } from "../../src/timeline/edits";
import { cellsOf, layoutOf } from "../../src/timeline/edits/set-layout";
import { loadDocument } from "../../src/timeline/load";
import { cellAt, offerCells } from "../../src/tools/cells";
import { meantCells } from "../../src/tools/meant-layers";
import { placeAsset } from "../../src/tools/place-asset";
import { edited, SECOND } from "../timeline/edited";

const CANVASES = { wide: [1920, 1080], tall: [1080, 1920], square: [1080, 1080] } as const;
const SPACING = { gap: 24, margin: 40 };

const IDS = Array.from({ length: 9 }, (_, place) => `p${place}`);

/** Nine pictures at once, each on its track. */
function film([width, height]: readonly [number, number], more: object = {}): Document {
  return loadDocument({
    canvas: { width, height },
    assets: { a: { source: "a", kind: "image", width: 400, height: 300 } },
    tracks: Object.fromEntries(IDS.map((id, place) => [id, { order: String.fromCharCode(66 + place) }])),
    clips: {
      ...Object.fromEntries(
        IDS.map((id) => [id, { kind: "image", asset: "a", track: id, start: 0, duration: 5 * SECOND }]),
      ),
      ...more,
    },
  });
}
const box = (document: Document, id: string) => (document.clips[id] as PictureClip).transform;
let made = 0;
const fresh = () => `t${made++}`;

describe.each(Object.keys(LAYOUT_PRESETS) as LayoutName[])("the layout %s", (name) => {
  it.each(Object.entries(CANVASES))("fills a %s canvas, is one step, and is known again", (_, shape) => {
    const before = film(shape);
    const layout = LAYOUT_PRESETS[name];
    const cells = cellsOf(before.canvas, layout, SPACING);
    const ids = IDS.slice(0, layout.length);
    const after = edited(before, setLayout(before, ids, cells, 0, fresh));
    expect(ids.map((id) => box(after, id))).toEqual(cells.map((cell) => ({ ...cell, rotation: 0 })));
    const rights = cells.map(({ x, width }) => x + width / 2);
    expect(Math.abs(Math.max(...rights) - (shape[0] / 2 - SPACING.margin))).toBeLessThanOrEqual(1);
    expect(layoutOf(after, ids, LAYOUT_PRESETS)).toMatchObject({ margin: SPACING.margin });
    if (name !== "lead") expect(layoutOf(after, ids, LAYOUT_PRESETS)?.name).toBe(name);
    // Without a gap neighbours touch: all of the canvas is covered.
    if (name === "guests") return;
    const area = cellsOf(before.canvas, layout, { gap: 0, margin: 0 }).reduce(
      (sum, cell) => sum + cell.width * cell.height,
      0,
    );
    expect(Math.abs(area - shape[0] * shape[1])).toBeLessThan(shape[0]);
  });
});

describe("what is put into cells", () => {
  const halves = (document: Document) =>
    cellsOf(document.canvas, LAYOUT_PRESETS.halves, { gap: 0, margin: 0 });

  it("is shown together: what comes later begins with the first, with its linked sound", () => {
    const one = { kind: "image", asset: "a", track: "p0", duration: SECOND };
    const before = loadDocument({
      ...film(CANVASES.wide),
      clips: {
        a: { ...one, start: SECOND },
        b: { ...one, start: 2 * SECOND, link: "l" },
        s: { ...one, track: "p5", start: 2 * SECOND, link: "l" },
      },
    });
    const after = edited(before, setLayout(before, ["a", "b"], halves(before), SECOND, fresh));
    expect([after.clips.b?.start, after.clips.s?.start]).toEqual([SECOND, SECOND]);
    expect(after.clips.b?.track).not.toBe("p0");
    expect(after.tracks[after.clips.b?.track as string]).toBeDefined();
  });

  it("leaves locked tracks alone, and gives a moving place its keyframe", () => {
    const before = film(CANVASES.wide, {
      p1: {
        kind: "image",
        asset: "a",
        track: "p1",
        start: 0,
        duration: 5 * SECOND,
        keyframes: { x: [{ time: 0, value: 9 }] },
      },
    });
    const locked = {
      ...before,
      tracks: { ...before.tracks, p0: { ...before.tracks.p0, locked: true } },
    } as Document;
    const after = edited(locked, setLayout(locked, ["p0", "p1"], halves(locked), 2 * SECOND, fresh));
    expect(after.clips.p0).toEqual(before.clips.p0);
    const times = after.clips.p1?.keyframes.x.map(({ time }) => time);
    expect(times).toEqual([0, 2 * SECOND]);
    expect(after.clips.p1?.keyframes.x[1]?.value).toBe(-480);
  });

  it("changes places with another one", () => {
    const before = film(CANVASES.wide);
    const laid = edited(before, setLayout(before, ["p0", "p1"], halves(before), 0, fresh));
    const after = edited(laid, swapLayers(laid, "p0", "p1", 0));
    expect([box(after, "p0"), box(after, "p1")]).toEqual([box(laid, "p1"), box(laid, "p0")]);
  });

  it("is replaced by what is dropped into its cell", () => {
    const before = film(CANVASES.wide);
    const laid = edited(before, setLayout(before, ["p0", "p1"], halves(before), 0, fresh));
    offerCells({ name: "halves", layout: LAYOUT_PRESETS.halves, gap: 0, margin: 0 });
    const cell = cellAt(laid.canvas, { x: 300, y: 100 });
    offerCells(null);
    expect(cell).toEqual(halves(laid)[1]);
    const facts = { ...laid.assets.a, kind: "image" } as Parameters<typeof placeAsset>[1]["facts"];
    const where = { time: 0, point: { x: 300, y: 100 }, cell };
    const placed = placeAsset(laid, { id: "a", facts }, "new", where, fresh);
    const after = edited(laid, placed.operation);
    expect(box(after, "new")).toEqual({ ...cell, rotation: 0 });
    expect(after.clips.p1).toBeUndefined();
    expect(after.clips.p0).toEqual(laid.clips.p0);
  });
});

describe("the pictures that a layout is for", () => {
  const bench = (selection: readonly string[]) =>
    ({
      store: { document: film(CANVASES.wide) },
      session: { state: { selection } },
      player: { time: 0 },
    }) as never;

  it("are those selected, in their order, or all that are shown", () => {
    expect(meantCells(bench(["p4", "p2"]))).toEqual(["p4", "p2"]);
    expect(meantCells(bench([]))).toEqual(IDS);
    expect(meantCells(bench(["p3"]))).toEqual(IDS);
  });
});
