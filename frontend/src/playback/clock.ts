/** What time it is while playing. Sound is the clock where it runs: the ear notices a drift that the eye forgives. */

import { fromClock } from "../timeline/time";

/** Something that counts seconds. */
export interface Ticks {
  seconds(): number;
}

/** The audio hardware's own time, as it is heard. */
export function audioTicks(context: AudioContext): Ticks {
  return { seconds: () => context.currentTime - (context.outputLatency || 0) };
}

/** The page's time, for browsers and machines without sound, and for other speeds than the recorded one. */
export const pageTicks: Ticks = { seconds: () => performance.now() / 1000 };

/** A position on the timeline that runs at `rate` times real time from where it was started. */
export class Clock {
  private ticks: Ticks = pageTicks;
  private startedAt = 0;
  private from = 0;
  private speed = 0;

  /** 0 when standing; negative when running backwards. */
  get rate(): number {
    return this.speed;
  }

  start(from: number, rate: number, ticks: Ticks): void {
    this.ticks = ticks;
    this.startedAt = ticks.seconds();
    this.from = from;
    this.speed = rate;
  }

  stop(): void {
    this.from = this.now();
    this.speed = 0;
  }

  /** The position in flicks. */
  now(): number {
    if (this.speed === 0) return this.from;
    // The heard time may lie a little before the moment of starting: never run backwards because of it.
    const passed = Math.max(0, this.ticks.seconds() - this.startedAt);
    return Math.max(0, this.from + fromClock(passed * this.speed));
  }
}
