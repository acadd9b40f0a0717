import { expect, test } from "vitest";
import {
  common,
  normalDegrees,
  resize,
  selectedClips,
  setProperty,
} from "../../../src/panels/inspector/properties";
import type { Document, ShapeClip } from "../../../src/timeline/document";
import { loadDocument } from "../../../src/timeline/load";
import { apply, checkOperation } from "../../../src/timeline/operations";

const document: Document = loadDocument({
  tracks: { t: { order: "V" } },
  clips: {
    a: {
      kind: "shape",
      track: "t",
      start: 0,
      duration: 10,
      transform: { width: 400, height: 200, x: 50, y: 60 },
    },
    b: { kind: "shape", track: "t", start: 20, duration: 10, transform: { width: 100, height: 100 } },
  },
});
const shapes = () =>
  selectedClips(document, ["a", "b"]).map(({ id, clip }) => ({ id, clip: clip as ShapeClip }));
const transformOf = (changed: Document, id: string) => (changed.clips[id] as ShapeClip).transform;

test("a clip that is gone is no longer selected", () => {
  expect(selectedClips(document, ["a", "gone"]).map(({ id }) => id)).toEqual(["a"]);
  expect(selectedClips(null, ["a"])).toEqual([]);
});

test("one property of several clips is one operation, and one step of undo", () => {
  const operation = setProperty(shapes(), ["appearance", "opacity"], 0.5);
  if (!operation) throw new Error("nothing to do");
  checkOperation(operation);
  const { document: changed, inverse } = apply(document, operation);
  expect((changed.clips.b as ShapeClip).appearance.opacity).toBe(0.5);
  if (!inverse) throw new Error("nothing to undo");
  expect(apply(changed, inverse).document).toEqual(document);
});

test("nothing selected makes no operation", () => {
  expect(setProperty([], ["name"], "x")).toBeNull();
});

test("a new width keeps each layer's proportions and its centre", () => {
  const operation = resize(shapes(), "width", 200, true);
  if (!operation) throw new Error("nothing to do");
  checkOperation(operation);
  const { document: changed } = apply(document, operation);
  expect(transformOf(changed, "a")).toMatchObject({ width: 200, height: 100, x: 50, y: 60 });
  expect(transformOf(changed, "b")).toMatchObject({ width: 200, height: 200 });
});

test("without the lock only the asked side changes", () => {
  const operation = resize(shapes().slice(0, 1), "height", 999.6, false);
  if (!operation) throw new Error("nothing to do");
  expect(transformOf(apply(document, operation).document, "a")).toMatchObject({ width: 400, height: 1000 });
});

test("values that differ are shown as none", () => {
  expect(common([1, 1])).toBe(1);
  expect(common([1, 2])).toBeNull();
  expect(common([])).toBeNull();
});

test("a turn is shown within half a circle", () => {
  expect([0, 190, -190, 720, 180, -180].map(normalDegrees)).toEqual([0, -170, 170, 0, 180, 180]);
});
