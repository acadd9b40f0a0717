import { expect, test } from "vitest";
import { BY_HAND, hidePart } from "../../src/timeline/edits";
import { loadDocument } from "../../src/timeline/load";
import { boundsOfPlace, draggedPlace, hideViewOf, sourceMomentAt, timeOfMoment } from "../../src/tools/hide";
import { edited, SECOND } from "../timeline/edited";

const ASSETS = {
  v: { source: "v", kind: "video", width: 1600, height: 900, duration: 20 * SECOND },
};
const film = (more: object) => {
  const clip = { kind: "video", track: "t", asset: "v", start: SECOND, duration: 4 * SECOND, ...more };
  const plain = loadDocument({ assets: ASSETS, tracks: { t: { order: "V" } }, clips: { c: clip } });
  return edited(plain, hidePart(plain, "c", { ...BY_HAND, x: 0.25, y: 0.5, width: 0.1, height: 0.2 }));
};
const viewOf = (more: object) => {
  const view = hideViewOf(film(more), "c", 0, SECOND);
  if (!view) throw new Error("There is no region.");
  return view;
};

test("a region lies where the picture is, cropped, mirrored or as it is", () => {
  expect(boundsOfPlace(viewOf({}))).toEqual({ left: -576, right: -384, top: -108, bottom: 108 });
  expect(boundsOfPlace(viewOf({ appearance: { flip_horizontal: true } }))).toMatchObject({ left: 384 });
  const cropped = boundsOfPlace(viewOf({ appearance: { crop: { left: 0.5 } } }));
  expect([cropped.left, cropped.right]).toEqual([-960 - 0.6 * 1920, -960 - 0.4 * 1920]);
});

test("a drag moves a region, a handle resizes it, and what is mirrored goes with the hand", () => {
  const view = viewOf({});
  expect(draggedPlace(view, null, { x: 192, y: 0 })).toEqual({ x: 0.35, y: 0.5, width: 0.1, height: 0.2 });
  const wider = draggedPlace(view, { x: 1, y: 0 }, { x: 192, y: 50 });
  expect(wider).toEqual({ x: 0.3, y: 0.5, width: 0.2, height: 0.2 });
  const mirrored = viewOf({ appearance: { flip_horizontal: true } });
  expect(draggedPlace(mirrored, null, { x: 192, y: 0 }).x).toBe(0.15);
  expect(draggedPlace(view, null, { x: 1e9, y: 0 }).x).toBe(2);
});

test("moments of the source and of the timeline lead to each other, at any speed and backwards", () => {
  for (const playing of [{}, { speed: 2 }, { reversed: true }, { speed: 0.5, reversed: true }]) {
    const document = film({ playing, source_start: 3 * SECOND });
    const time = 2 * SECOND;
    const moment = sourceMomentAt(document, "c", time);
    expect(Math.abs((timeOfMoment(document, "c", moment) ?? 0) - time)).toBeLessThan(SECOND / 200);
  }
  expect(timeOfMoment(film({ playing: { frozen: true } }), "c", 0)).toBeNull();
});
