import { expect, test } from "vitest";
import { addSample, type Sample, secondsLeft } from "../../../src/panels/export/timeLeft";

const followed = (...samples: [number, number][]) =>
  samples.reduce<Sample[]>((all, [at, progress]) => addSample(all, { at, progress }), []);

test("the time left is what the present pace says", () => {
  expect(secondsLeft(followed([0, 0], [5, 0.25], [10, 0.5]))).toBeCloseTo(10);
});

test("nothing is promised before there is a pace", () => {
  expect(secondsLeft([])).toBeNull();
  expect(secondsLeft(followed([0, 0], [0.5, 0.3]))).toBeNull();
  expect(secondsLeft(followed([0, 0], [10, 0.01]))).toBeNull();
});

test("a pace of long ago is forgotten", () => {
  expect(secondsLeft(followed([0, 0], [60, 0.1], [70, 0.3], [80, 0.5]))).toBeCloseTo(25);
});

test("a second try starts the clock anew", () => {
  expect(secondsLeft(followed([0, 0], [10, 0.5], [12, 0.1]))).toBeNull();
});
