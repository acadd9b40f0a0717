import { describe, expect, it } from "vitest";
import type { Document, ImageClip } from "../../src/timeline/document";
import { evaluate } from "../../src/timeline/evaluate";
import { loadDocument } from "../../src/timeline/load";
import { apply, type Operation } from "../../src/timeline/operations";
import {
  boxOf,
  type CropView,
  croppable,
  cropTo,
  cropViewOf,
  dragPicture,
  dragWindow,
  inAxes,
  reshaped,
  uncropped,
} from "../../src/tools/crop";
import { edited, SECOND } from "../timeline/edited";

const RIGHT = { x: 1, y: 0 } as const;
const CORNER = { x: -1, y: -1 } as const;

function film(appearance: object, more: object = {}): Document {
  return loadDocument({
    assets: { p: { source: "p", kind: "image", width: 800, height: 400 } },
    tracks: { t: { order: "V" }, locked: { order: "W", locked: true } },
    markers: { m: { time: SECOND } },
    clips: {
      it: {
        kind: "image",
        asset: "p",
        track: "t",
        start: 0,
        duration: 4 * SECOND,
        group: "g",
        link: "l",
        transform: { x: 100, y: 50, width: 800, height: 400 },
        appearance,
        ...more,
      },
    },
  });
}
const view = (document: Document, time = 0) => cropViewOf(document, "it", time) as CropView;
const clip = (document: Document) => document.clips.it as ImageClip;
/** What of the source is shown, and where: what the eye gets. */
function seen(document: Document) {
  const [layer] = evaluate(document, 0, 1920, 1080, null as never).layers;
  if (layer?.kind !== "image") throw new Error("Nothing is shown.");
  const { shown, matrix, width, height } = layer;
  return { shown, at: [matrix[4], matrix[5], width, height] };
}

describe("cropping on the picture", () => {
  it("moves the edge that is dragged, and leaves the rest of the picture where it is seen", () => {
    const before = film({});
    const after = edited(before, cropTo(before, dragWindow(view(before), RIGHT, { x: -200, y: 0 }, null), 0));
    expect(clip(after).appearance.crop).toEqual({ left: 0, top: 0, right: 0.25, bottom: 0 });
    expect(clip(after).transform).toMatchObject({ x: 0, y: 50, width: 600, height: 400 });
    // A unit of the canvas shows the same point of the source as before.
    expect(seen(after).at.slice(0, 2)).toEqual(seen(before).at.slice(0, 2));
    const { keyframes, group, link, start, duration } = clip(after);
    expect({ keyframes, group, link, start, duration }).toEqual({
      keyframes: clip(before).keyframes,
      group: "g",
      link: "l",
      start: 0,
      duration: 4 * SECOND,
    });
    expect(after.markers).toEqual(before.markers);
  });

  it("shows a mirrored picture's edges where they are seen", () => {
    const before = film({ flip_horizontal: true, crop: { left: 0.5 } });
    const after = edited(before, cropTo(before, dragWindow(view(before), RIGHT, { x: -80, y: 0 }, null), 0));
    expect(clip(after).appearance.crop).toMatchObject({ left: 0.55, right: 0 });
  });

  it("counts what the fit cuts away, and changes nothing where nothing is dragged", () => {
    for (const fit of ["stretch", "cover", "contain"]) {
      const before = film({ fit }, { transform: { x: 0, y: 0, width: 400, height: 400 } });
      const after = edited(before, cropTo(before, view(before), 0));
      expect(seen(after)).toEqual(seen(before));
    }
  });

  it("drags the picture beneath the window, which stays filled and where it is", () => {
    const before = film({ crop: { left: 0.25, right: 0.25 } });
    const far = dragPicture(view(before), { x: 9000, y: 9000 });
    const after = edited(before, cropTo(before, far, 0));
    expect(clip(after).appearance.crop).toEqual({ left: 0, top: 0, right: 0.5, bottom: 0 });
    expect(clip(after).transform).toEqual(clip(before).transform);
  });

  it("keeps a shape while a corner is dragged, inside of the picture", () => {
    const square = reshaped(view(film({})), 1);
    expect(boxOf(square, square.window)).toMatchObject({ width: 400, height: 400 });
    const smaller = dragWindow(square, CORNER, { x: 100, y: 10 }, 1);
    expect(boxOf(smaller, smaller.window)).toMatchObject({ width: 390, height: 390 });
    const larger = dragWindow(square, CORNER, { x: -500, y: -500 }, 1);
    expect(boxOf(larger, larger.window)).toMatchObject({ width: 400, height: 400 });
    expect(reshaped(smaller, null).window).toEqual(square.whole);
  });

  it("works in the axes of a turned layer", () => {
    const before = film({}, { transform: { x: 0, y: 0, width: 800, height: 400, rotation: 90 } });
    const by = inAxes(view(before), { x: 0, y: -200 });
    const after = edited(before, cropTo(before, dragWindow(view(before), RIGHT, by, null), 0));
    expect(clip(after).transform).toEqual({ x: 0, y: -100, width: 600, height: 400, rotation: 90 });
  });

  it("gives edges and places that move a keyframe at the playhead, and shows the whole picture there", () => {
    const before = film(
      {},
      { keyframes: { crop_right: [{ time: 0, value: 0 }], x: [{ time: 0, value: 300 }] } },
    );
    const crop = dragWindow(view(before, SECOND), RIGHT, { x: -200, y: 0 }, null);
    const after = edited(before, cropTo(before, crop, SECOND));
    expect(clip(after).keyframes.crop_right.map(({ time, value }) => [time, value])).toEqual([
      [0, 0],
      [SECOND, 0.25],
    ]);
    expect(clip(after).keyframes.x.at(-1)).toMatchObject({ time: SECOND, value: 200 });
    const shown = apply(before, uncropped(before, crop, SECOND) as Operation).document;
    expect(clip(shown).appearance).toMatchObject({ fit: "stretch", crop: { left: 0, top: 0, bottom: 0 } });
    expect(clip(shown).keyframes.crop_right.at(-1)).toMatchObject({ value: 0 });
  });

  it("leaves alone what lies on a locked track", () => {
    const locked = film({}, { track: "locked" });
    expect(croppable(locked, "it")).toBeNull();
    expect(cropTo(locked, view(film({})), 0)).toBeNull();
  });
});
