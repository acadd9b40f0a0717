import { expect, test } from "vitest";
import { addSample, type Sample, secondsLeft } from "../../../src/panels/jobs/timeLeft";

const followed = (...samples: [number, number][]) =>
  samples.reduce<Sample[]>((all, [at, progress]) => addSample(all, { at, progress }), []);

test("the time left is what the present pace says", () => {
  expect(secondsLeft(followed([0, 0.1], [5, 0.3], [10, 0.5]))).toBeCloseTo(12.5);
});

test("nothing is promised before there is a pace", () => {
  expect(secondsLeft([])).toBeNull();
  expect(secondsLeft(followed([0, 0.1], [0.5, 0.3]))).toBeNull();
  expect(secondsLeft(followed([0, 0.1], [10, 0.11]))).toBeNull();
});

test("a pace of long ago is forgotten", () => {
  expect(secondsLeft(followed([0, 0.05], [60, 0.1], [70, 0.3], [80, 0.5]))).toBeCloseTo(25);
});

test("a second try starts the clock anew", () => {
  expect(secondsLeft(followed([0, 0.1], [10, 0.5], [12, 0.1]))).toBeNull();
});

test("the time it took to get ready is no part of the pace", () => {
  expect(secondsLeft(followed([0, 0], [25, 0], [26, 0.1], [36, 0.6]))).toBeCloseTo(8);
});
