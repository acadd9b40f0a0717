/** Where the ruler's marks and numbers stand: from single frames to hours, never closer than can be read. Pure. */

import { FLICKS_PER_SECOND, frameTime, mulDivFloor, type Rate } from "../timeline/time";
import { type Scale, toTime, toX } from "./scale";
import { timecode } from "./timecode";

export interface Tick {
  readonly x: number;
  /** The number at a long mark; null at a short one. */
  readonly label: string | null;
}

/** Steps between numbers, in frames below a second and in seconds above. */
const FRAMES = [1, 2, 5, 10, 15];
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18_000, 36_000, 86_400];

const LABEL_ROOM = 84;
const MARK_ROOM = 7;

/** The marks that are visible in `width` pixels, from left to right. */
export function ticks(scale: Scale, width: number, rate: Rate): Tick[] {
  const perSecond = Math.round(rate.numerator / (rate.denominator ?? 1)) || 1;
  const perFrame = (scale.pixelsPerSecond * (rate.denominator ?? 1)) / rate.numerator;
  const steps = [
    ...FRAMES.filter((frames) => frames < perSecond),
    ...SECONDS.map((seconds) => seconds * perSecond),
  ];
  const major = steps.find((step) => step * perFrame >= LABEL_ROOM) ?? (steps.at(-1) as number);
  const minor =
    steps.find((step) => step * perFrame >= MARK_ROOM && major % step === 0 && step < major) ?? major;
  const first = Math.max(0, Math.floor(frameNumber(toTime(scale, 0), rate) / minor) * minor);
  const found: Tick[] = [];
  for (let frame = first; ; frame += minor) {
    const time = frameTime(frame, rate);
    const x = toX(scale, time);
    if (x > width) return found;
    found.push({ x, label: frame % major === 0 ? labelOf(time, rate, major < perSecond) : null });
  }
}

function frameNumber(time: number, rate: Rate): number {
  return mulDivFloor(Math.max(0, time), rate.numerator, FLICKS_PER_SECOND * (rate.denominator ?? 1));
}

function labelOf(time: number, rate: Rate, withFrames: boolean): string {
  const full = timecode(time, rate);
  const hours = full.startsWith("00:") ? full.slice(3) : full;
  return withFrames ? hours : hours.slice(0, -3);
}
