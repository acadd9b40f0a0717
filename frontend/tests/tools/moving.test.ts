import { expect, it } from "vitest";
import type { ImageClip } from "../../src/timeline/document";
import { loadDocument } from "../../src/timeline/load";
import { apply, type Operation } from "../../src/timeline/operations";
import { MoveLayers } from "../../src/tools/move-layers";
import { AtMoment, asKeyframes, standing } from "../../src/tools/moving";
import { ResizeLayer } from "../../src/tools/resize-layer";
import { FILM, SECOND } from "./desk";

const moving = loadDocument({
  ...FILM,
  clips: {
    ...FILM.clips,
    logo: {
      ...FILM.clips.logo,
      keyframes: {
        x: [
          { time: 0, value: 0 },
          { time: SECOND, value: 200 },
        ],
      },
    },
  },
});
const logo = (document: typeof moving) => document.clips.logo as ImageClip;

it("a layer that moves is held where it is, and dragged it gets a keyframe there", () => {
  const time = 5.5 * SECOND;
  const here = standing(moving, time);
  expect(logo(here).transform).toMatchObject({ x: 100, y: 50 });
  expect(standing(loadDocument(FILM), time)).toEqual(loadDocument(FILM));
  const gesture = new AtMoment(moving, time, new MoveLayers(here, ["logo"], ["logo"], { x: 100, y: 50 }));
  const { operation } = gesture.step({ point: { x: 130, y: 60 }, straight: false, threshold: 0 });
  const after = apply(moving, operation as Operation).document;
  expect(logo(after).keyframes.x.map(({ time: at, value }) => [at / SECOND, value])).toEqual([
    [0, 0],
    [0.5, 130],
    [1, 200],
  ]);
  // What does not move is set as ever.
  expect(logo(after).transform).toMatchObject({ x: logo(moving).transform.x, y: 60 });
});

it("resized, only the sides and the place that move get keyframes", () => {
  const time = 5.5 * SECOND;
  const here = standing(moving, time);
  const corner = { x: 100 + 200, y: 50 + 100 };
  const gesture = new ResizeLayer(here, "logo", { x: 1, y: 1 }, [], corner);
  const pointer = { point: { x: 340, y: 170 }, proportional: true, fromCentre: false, threshold: 0 };
  const { operation } = new AtMoment(moving, time, gesture).step(pointer);
  const after = logo(apply(moving, operation as Operation).document);
  expect(after.transform).toMatchObject({ width: 440, height: 220, y: 60 });
  expect(after.keyframes.x[1]).toMatchObject({ time: 0.5 * SECOND, value: 120 });
  expect(after.keyframes.width).toEqual([]);
});

it("nothing to do stays nothing", () => {
  expect(asKeyframes(moving, null, 0)).toBeNull();
});
