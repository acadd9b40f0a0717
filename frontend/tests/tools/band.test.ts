import { describe, expect, it } from "vitest";
import { below } from "../../src/stage/gestures";
import { loadDocument } from "../../src/timeline/load";
import { BandLayers, touches } from "../../src/tools/band-layers";
import { MoveLayers } from "../../src/tools/move-layers";

const shape = (transform: object, track = "t") => ({
  kind: "shape",
  track,
  start: 0,
  duration: 9,
  transform,
});
const STAGE = loadDocument({
  tracks: { t: { order: "V" }, locked: { order: "W", locked: true } },
  clips: {
    ground: shape({ x: 0, y: 0, width: 1920, height: 1080 }),
    left: shape({ x: -500, y: 0, width: 200, height: 100 }),
    right: shape({ x: 500, y: 0, width: 200, height: 100 }),
    held: shape({ x: 0, y: 0, width: 100, height: 100 }, "locked"),
  },
});
const ALL = Object.keys(STAGE.clips);

describe("a rubber band", () => {
  it("takes what it touches, but what fills the canvas only whole, and nothing locked", () => {
    const band = new BandLayers(STAGE, ALL, { x: -960, y: 200 }, []);
    expect(band.step({ x: -450, y: -10 }).selection).toEqual(["left"]);
    expect(band.step({ x: 450, y: -10 }).selection).toEqual(["left", "right"]);
    expect(new BandLayers(STAGE, ALL, { x: -970, y: -550 }, []).step({ x: 970, y: 550 }).selection).toEqual([
      "ground",
      "left",
      "right",
    ]);
  });

  it("adds to what was chosen with Shift, and lets go of what it leaves", () => {
    const band = new BandLayers(STAGE, ALL, { x: -960, y: 200 }, ["right"]);
    expect(band.step({ x: -450, y: -10 }).selection).toEqual(["right", "left"]);
    expect(band.step({ x: -900, y: 190 }).selection).toEqual(["right"]);
  });

  it("goes by what is seen of a turned layer", () => {
    const turned = { x: 0, y: 0, width: 200, height: 200, rotation: 45 };
    expect(touches(turned, { left: 90, top: 90, right: 140, bottom: 140 })).toBe(false);
    expect(touches(turned, { left: 60, top: 60, right: 140, bottom: 140 })).toBe(true);
  });
});

describe("Alt and a click", () => {
  it("reaches the layer below, and from the lowest the topmost again", () => {
    expect(below(["top", "mid", "low"], [])).toBe("top");
    expect(below(["top", "mid", "low"], ["top"])).toBe("mid");
    expect(below(["top", "mid", "low"], ["low"])).toBe("top");
    expect(below([], ["a"])).toBeUndefined();
  });
});

describe("dragging a layer", () => {
  it("stops where its distances are equal, shows them, and lets go with snapping off", () => {
    const row = loadDocument({
      tracks: { t: { order: "V" } },
      clips: {
        a: shape({ x: -700, y: 300, width: 100, height: 100 }),
        b: shape({ x: -400, y: 310, width: 100, height: 100 }),
        c: shape({ x: 300, y: 330, width: 100, height: 104 }),
      },
    });
    const drag = new MoveLayers(row, ["c"], ["a", "b", "c"], { x: 0, y: 0 });
    const step = drag.step({ point: { x: -396, y: 0 }, straight: false, threshold: 6 });
    expect(step.operation).toMatchObject({ path: ["clips", "c", "transform", "x"], value: -100 });
    expect(step.gaps?.map(({ from, to }) => [from, to])).toEqual([
      [-650, -450],
      [-350, -150],
    ]);
    const free = drag.step({ point: { x: -396, y: 0 }, straight: false, threshold: 0 });
    expect(free.operation).toMatchObject({ value: -96 });
    expect(free.gaps).toEqual([]);
  });
});
