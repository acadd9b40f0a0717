import { describe, expect, it } from "vitest";
import { cursorOf } from "../../src/stage/handles";
import { hits } from "../../src/stage/hit";
import { drawingSize, fitted, MAX_ZOOM, panned, toPixels, toUnits, zoomedAt } from "../../src/stage/viewport";
import type { Frame, Layer } from "../../src/timeline/frame";
import { loadDocument } from "../../src/timeline/load";
import { apply } from "../../src/timeline/operations";
import { FILM } from "../tools/desk";

const canvas = loadDocument({}).canvas;
const room = { width: 1000, height: 800 };

describe("the stage's viewport", () => {
  it("shows the whole canvas in the middle, with a margin", () => {
    const view = fitted(canvas, room, 20);
    expect(view.zoom).toBe(0.5);
    expect([view.left, view.top]).toEqual([20, 130]);
  });

  it("takes pixels to canvas units and back", () => {
    const view = fitted(canvas, room, 20);
    expect(toUnits(view, canvas, { x: 500, y: 400 })).toEqual({ x: 0, y: 0 });
    const point = { x: -123, y: 77 };
    expect(toUnits(view, canvas, toPixels(view, canvas, point))).toEqual(point);
  });

  it("zooms about the pointer, up to a limit", () => {
    const view = fitted(canvas, room, 20);
    const anchor = { x: 300, y: 200 };
    const under = toUnits(view, canvas, anchor);
    const closer = zoomedAt(view, 1.3, anchor);
    expect(toUnits(closer, canvas, anchor).x).toBeCloseTo(under.x, 9);
    expect(toUnits(closer, canvas, anchor).y).toBeCloseTo(under.y, 9);
    expect(zoomedAt(view, 1000, anchor).zoom).toBe(MAX_ZOOM);
  });

  it("never loses the canvas out of sight", () => {
    const view = panned(fitted(canvas, room, 20), canvas, room, -99_999, 99_999);
    expect(view.left + canvas.width * view.zoom).toBe(48);
    expect(view.top).toBe(752);
  });

  it("draws no more pixels than a full HD picture has", () => {
    expect(drawingSize(canvas, 0.5, 1)).toEqual({ width: 960, height: 540 });
    expect(drawingSize(canvas, 4, 2)).toEqual({ width: 1920, height: 1080 });
  });
});

describe("a click on the stage", () => {
  const document = loadDocument(FILM);
  const layer = (clip: string) => ({ clip }) as Layer;
  const frame = { layers: [layer("film"), layer("logo")] } as unknown as Frame;

  it("hits the topmost first", () => {
    expect(hits(document, frame, { x: 100, y: 50 }, 1)).toEqual(["logo", "film"]);
    expect(hits(document, frame, { x: -500, y: 50 }, 1)).toEqual(["film"]);
    expect(hits(document, frame, { x: 5000, y: 0 }, 1)).toEqual([]);
  });

  it("goes through what is locked", () => {
    const locked = apply(document, { type: "set", path: ["tracks", "high", "locked"], value: true }).document;
    expect(hits(locked, frame, { x: 100, y: 50 }, 1)).toEqual(["film"]);
  });
});

describe("a handle's cursor", () => {
  it("points the way it goes, also on a turned box", () => {
    expect(cursorOf({ x: 1, y: 0 }, 0)).toBe("ew-resize");
    expect(cursorOf({ x: 1, y: 0 }, 90)).toBe("ns-resize");
    expect(cursorOf({ x: -1, y: -1 }, 0)).toBe("nwse-resize");
    expect(cursorOf({ x: 1, y: -1 }, 45)).toBe("ew-resize");
  });
});
