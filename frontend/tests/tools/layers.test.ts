import { describe, expect, it } from "vitest";
import type { Transform } from "../../src/timeline/document";
import { boundsOf, contains, toLocal, toStage } from "../../src/tools/box";
import { MoveLayers } from "../../src/tools/move-layers";
import { type Handle, ResizeLayer, resized } from "../../src/tools/resize-layer";
import { RotateLayer, settled } from "../../src/tools/rotate-layer";
import { FILM, openDesk } from "./desk";

const box: Transform = { x: 100, y: 50, width: 400, height: 200, rotation: 0 };
const corner: Handle = { x: 1, y: 1 };

describe("a turned box", () => {
  const turned = { ...box, rotation: 90 };

  it("contains what lies in it as it is seen", () => {
    expect(contains(turned, { x: 100, y: 240 })).toBe(true);
    expect(contains(turned, { x: 290, y: 50 })).toBe(false);
  });

  it("has upright bounds", () => {
    expect(boundsOf(turned)).toEqual({ left: 0, top: -150, right: 200, bottom: 250 });
  });

  it("takes a point to its own axes and back", () => {
    const skew = { ...box, rotation: 33 };
    const there = toStage(skew, toLocal(skew, { x: -7, y: 311 }));
    expect(there.x).toBeCloseTo(-7, 9);
    expect(there.y).toBeCloseTo(311, 9);
  });
});

describe("resizing", () => {
  it("holds the opposite corner", () => {
    const to = resized(box, corner, { x: 400, y: 250 }, false, false);
    expect(to).toMatchObject({ x: 150, y: 100, width: 500, height: 300 });
  });

  it("keeps the proportions when asked to", () => {
    const to = resized(box, corner, { x: 700, y: 160 }, true, false);
    expect([to.width, to.height]).toEqual([800, 400]);
    expect([to.x - to.width / 2, to.y - to.height / 2]).toEqual([-100, -50]);
  });

  it("grows on both sides from the centre when asked to", () => {
    const to = resized(box, { x: 1, y: 0 }, { x: 350, y: 50 }, false, true);
    expect(to).toMatchObject({ x: 100, y: 50, width: 500, height: 200 });
  });

  it("holds the opposite corner of a turned box", () => {
    const turned = { ...box, rotation: 30 };
    const held = toStage(turned, { x: -200, y: -100 });
    const to = resized(turned, corner, { x: 500, y: 400 }, false, false);
    const after = toStage(to, { x: -to.width / 2, y: -to.height / 2 });
    expect(Math.hypot(after.x - held.x, after.y - held.y)).toBeLessThan(1.5);
  });

  it("never turns a box inside out", () => {
    const to = resized(box, corner, { x: -900, y: -900 }, false, false);
    expect(to.width).toBe(8);
    expect(to.height).toBe(8);
  });

  it("sticks to the edge of the canvas, and shows the guide", async () => {
    const desk = await openDesk(FILM);
    const from = { x: 300, y: 150 };
    const gesture = new ResizeLayer(desk.store.document, "logo", { x: 1, y: 0 }, ["logo"], from);
    const step = gesture.step({
      point: { x: 955, y: 150 },
      proportional: false,
      fromCentre: false,
      threshold: 10,
    });
    expect(step.guides).toEqual([{ axis: "x", at: 960 }]);
    expect(step.operation).toMatchObject({ value: { x: 430, width: 1060 } });
  });
});

describe("moving layers", () => {
  it("centres them on the canvas when they come near", async () => {
    const desk = await openDesk(FILM);
    const gesture = new MoveLayers(desk.store.document, ["logo"], ["logo"], { x: 0, y: 0 });
    desk.drag(gesture, [{ point: { x: -97, y: -46 }, straight: false, threshold: 6 }]);
    expect(desk.store.document.clips.logo).toMatchObject({ transform: { x: 0, y: 0 } });
    expect(desk.sent).toBe(1);
  });

  it("keeps to one axis with Shift", async () => {
    const desk = await openDesk(FILM);
    const gesture = new MoveLayers(desk.store.document, ["logo"], ["logo"], { x: 0, y: 0 });
    desk.drag(gesture, [{ point: { x: 300, y: 40 }, straight: true, threshold: 0 }]);
    expect(desk.store.document.clips.logo).toMatchObject({ transform: { x: 400, y: 50 } });
  });
});

describe("turning", () => {
  it("follows the pointer about the centre", async () => {
    const desk = await openDesk(FILM);
    const gesture = new RotateLayer(desk.store.document, "logo", { x: 100, y: -100 });
    desk.drag(gesture, [{ point: { x: 250, y: 50 }, stepped: false }]);
    expect(desk.store.document.clips.logo).toMatchObject({ transform: { rotation: 90 } });
  });

  it("goes in steps of 15 degrees with Shift, and sticks to right angles without", () => {
    expect(settled(52, true)).toBe(45);
    expect(settled(89.1, false)).toBe(90);
    expect(settled(86.04, false)).toBe(86);
    expect(settled(-181, false)).toBe(180);
    expect(settled(360, false)).toBe(0);
  });
});
