import { describe, expect, it } from "vitest";
import { Clock } from "../../src/playback/clock";
import { Pace } from "../../src/playback/pace";
import { SECOND } from "../tools/desk";

function play(pace: Pace, milliseconds: number, passes: number): void {
  pace.begin();
  for (let pass = 0; pass < passes; pass++) pace.tick(pass * milliseconds);
}

describe("the pace of a playing picture", () => {
  it("stays fine on a machine that keeps up", () => {
    const pace = new Pace();
    play(pace, 16.7, 600);
    expect(pace.share).toBe(1);
  });

  it("gets coarser step by step where passes come too seldom, and stays so", () => {
    const pace = new Pace();
    play(pace, 120, 8);
    expect(pace.share).toBeLessThan(1);
    play(pace, 120, 100);
    const coarse = pace.share;
    expect(coarse).toBeLessThan(0.3);
    play(pace, 10, 500);
    expect(pace.share).toBe(coarse);
  });

  it("does not take a slow beginning for a slow machine", () => {
    const pace = new Pace();
    pace.begin();
    pace.tick(0);
    for (let pass = 0; pass < 300; pass++) pace.tick(1500 + pass * 16.7);
    expect(pace.share).toBe(1);
  });
});

describe("the clock", () => {
  it("runs at its rate from where it was started, and stands when stopped", () => {
    const time = { now: 100, seconds: () => time.now };
    const clock = new Clock();
    clock.start(5 * SECOND, 2, time);
    time.now = 101.5;
    expect(clock.now()).toBe(8 * SECOND);
    clock.stop();
    time.now = 200;
    expect(clock.now()).toBe(8 * SECOND);
    clock.start(SECOND, -1, time);
    time.now = 230;
    expect(clock.now()).toBe(0);
  });

  it("does not step back when the heard time lags behind", () => {
    const time = { now: 10, seconds: () => time.now };
    const clock = new Clock();
    clock.start(SECOND, 1, time);
    time.now = 9.9;
    expect(clock.now()).toBe(SECOND);
  });
});
