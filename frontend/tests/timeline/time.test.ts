import { expect, test } from "vitest";
import * as time from "../../src/timeline/time";
import { readVectors } from "./vectors";

interface TimeVector {
  rate: { numerator: number; denominator: number };
  time: number;
  frame_at: number;
  frame_time: number;
  frame_count: number;
  nearest_frame_time: number;
  from_stamp: number;
  samples_44100: number;
}

test("frame arithmetic is the server's at odd rates, ten hours in", () => {
  for (const vector of readVectors<TimeVector[]>("vectors/time.json")) {
    const { rate } = vector;
    expect({
      rate,
      time: vector.time,
      frame_at: time.frameAt(vector.time, rate),
      frame_time: time.frameTime(vector.frame_at, rate),
      frame_count: time.frameCount(vector.time, rate),
      nearest_frame_time: time.nearestFrameTime(vector.time, rate),
      from_stamp: time.fromStamp(vector.frame_at, rate.denominator, rate.numerator),
      samples_44100: time.toSamples(vector.time, 44_100),
    }).toEqual(vector);
  }
});

test("multiply-divide rounds down, up and half up on both sides of nought", () => {
  expect([time.mulDivFloor(-7, 1, 2), time.mulDivCeil(-7, 1, 2), time.mulDivRound(-7, 1, 2)]).toEqual([
    -4, -3, -3,
  ]);
  expect([time.mulDivFloor(7, 1, 2), time.mulDivCeil(7, 1, 2), time.mulDivRound(7, 1, 2)]).toEqual([3, 4, 4]);
  expect(time.mulDivFloor(2 ** 52, 3, 3)).toBe(2 ** 52);
  expect(Object.is(time.mulDivCeil(0, 5, 3), 0)).toBe(true);
});

test("the frame shown is the last one whose time has come", () => {
  expect([-1, 0, 9, 10, 25].map((at) => time.shownIndex([0, 10, 20], at))).toEqual([-1, 0, 0, 1, 2]);
});
