import { describe, expect, it } from "vitest";
import { toStage } from "../../src/timeline/box";
import type { Document, ShapeClip, VideoClip } from "../../src/timeline/document";
import { loadDocument } from "../../src/timeline/load";
import { nudgedValue, ShapeLayer, type ShapePart, shapeHandles } from "../../src/tools/shape-handles";
import { FILM, openDesk, SECOND } from "./desk";

const BOX = { x: 100, y: 0, width: 400, height: 200 };
const shaped = (more: object, box: object = {}) => ({
  tracks: { t: { order: "V" } },
  clips: {
    it: { kind: "shape", track: "t", start: 0, duration: SECOND, transform: { ...BOX, ...box }, ...more },
  },
});
const linear = { kind: "linear", to: "#000000", angle: 0 };

/** Drag a handle by so much of the stage; what it reads and what the document then says. */
async function dragged(film: object, part: ShapePart, by: { x: number; y: number }, coarse = false) {
  const desk = await openDesk(film);
  const { document } = desk.store;
  const clip = document.clips.it as ShapeClip;
  const handle = shapeHandles(document, "it", 10).find((one) => one.part === part);
  if (!handle) throw new Error(`no handle for its ${part}`);
  const from = toStage(clip.transform, handle.at);
  const gesture = new ShapeLayer(document, document, "it", part, from, 0, (_, value) => `${value}`, 10);
  desk.drag(gesture, [{ point: { x: from.x + by.x, y: from.y + by.y }, coarse }], true);
  const label = desk.runner.step?.label;
  desk.runner.exit(gesture);
  return { clip: desk.store.document.clips.it as ShapeClip, label, sent: desk.sent };
}
const parts = (film: object, id = "it") =>
  shapeHandles(loadDocument(film) as Document, id, 10).map(({ part }) => part);

describe("the handles of a shape", () => {
  it("are those of its kind, and none where its track is locked", () => {
    expect(parts(shaped({ shape: "rectangle", gradient: linear }))).toEqual([
      "rounding",
      "gradient-start",
      "gradient-end",
    ]);
    expect(parts(shaped({ shape: "star" }))).toEqual(["points", "depth"]);
    expect(parts(shaped({ shape: "arrow", gradient: linear, stroke: { width: 4 } }))).toEqual(["depth"]);
    expect(parts(shaped({ shape: "ellipse" }))).toEqual([]);
    expect(parts(FILM, "film")).toEqual(["rounding"]);
    expect(parts({ ...FILM, tracks: { ...FILM.tracks, low: { order: "V", locked: true } } }, "film")).toEqual(
      [],
    );
  });

  it("round the corners as far as the shorter side lets them, by tens with Shift", async () => {
    const square = shaped({ shape: "rectangle" });
    const { clip, label, sent } = await dragged(square, "rounding", { x: 33, y: 33 });
    expect([clip.corner_radius, label, sent]).toEqual([33, "33", 1]);
    expect(clip.transform).toMatchObject(BOX);
    expect((await dragged(square, "rounding", { x: 33, y: 33 }, true)).clip.corner_radius).toBe(30);
    expect((await dragged(square, "rounding", { x: 900, y: 900 })).clip.corner_radius).toBe(100);
    expect((await dragged(square, "rounding", { x: -90, y: -90 })).sent).toBe(0);
  });

  it("go with the layer where it is turned or mirrored", async () => {
    const turned = shaped({ shape: "rectangle", appearance: { flip_horizontal: true } }, { rotation: 90 });
    // Mirrored the first corner is the right one, and a quarter turned that is below.
    expect((await dragged(turned, "rounding", { x: -20, y: -20 })).clip.corner_radius).toBe(20);
  });

  it("make more points towards the top, and cut a star to its middle", async () => {
    const star = shaped({ shape: "star", points: 5, depth: 0.5 });
    expect((await dragged(star, "points", { x: -160, y: -60 })).clip.points).toBeGreaterThan(7);
    expect((await dragged(star, "depth", { x: 0, y: 0 })).sent).toBe(0);
    const deep = (await dragged(star, "depth", { x: -30, y: 40 })).clip.depth;
    expect(deep).toBeGreaterThan(0.6);
    const arrow = shaped({ shape: "arrow", depth: 0.5 });
    expect((await dragged(arrow, "depth", { x: 100, y: 0 })).clip.depth).toBe(0.25);
  });

  it("turn a gradient by either end, by fifteens with Shift", async () => {
    const film = shaped({ shape: "rectangle", gradient: linear });
    expect((await dragged(film, "gradient-end", { x: -200, y: 100 })).clip.gradient.angle).toBe(90);
    expect((await dragged(film, "gradient-start", { x: 200, y: -100 })).clip.gradient.angle).toBe(90);
    expect((await dragged(film, "gradient-end", { x: 0, y: 90 })).clip.gradient.angle).toBe(24);
    expect((await dragged(film, "gradient-end", { x: 0, y: 90 }, true)).clip.gradient.angle).toBe(30);
  });

  it("leave no trace when given up", async () => {
    const desk = await openDesk(FILM);
    const { document } = desk.store;
    const gesture = new ShapeLayer(document, document, "film", "rounding", { x: 0, y: 0 }, 0, () => "", 10);
    desk.drag(gesture, [{ point: { x: 50, y: 50 }, coarse: false }], true);
    expect((desk.store.document.clips.film as VideoClip).appearance.corner_radius).toBe(50);
    desk.runner.cancel();
    expect([desk.store.document === document, desk.sent]).toEqual([true, 0]);
  });

  it("are moved by keys within what there is", () => {
    const document = loadDocument(
      shaped({ shape: "star", points: 3, depth: 0.95, gradient: { ...linear, angle: 359 } }),
    );
    const [points, depth, , end] = shapeHandles(document as Document, "it", 10);
    if (!points || !depth || !end) throw new Error("handles are missing");
    expect(nudgedValue(points, -1, false)).toBe(3);
    expect(nudgedValue(depth, 1, true)).toBe(1);
    expect(nudgedValue(depth, -1, false)).toBe(0.94);
    expect(nudgedValue(end, 1, false)).toBe(0);
  });
});
