/**
 * Time as whole flicks: exact for every film, PAL and NTSC frame rate and for every audio rate.
 *
 * A number holds 147 days of flicks, but not a product of flicks and a rate: everything that multiplies goes through
 * `mulDiv*`, which falls back to BigInt. The mirror of `editor/timeline/time.py`, rounding rules included:
 * - a source's own time stamp that is no whole flick rounds down;
 * - a frame of the timeline that starts between two flicks starts at the later one;
 * - the frame shown is the last one whose time is <= t, stamps being trusted to `STAMP_ROUNDING`.
 */

export const FLICKS_PER_SECOND = 705_600_000;

/**
 * By how much a source's frame may be shown before its time: containers such as Matroska round their stamps to whole
 * milliseconds, so that a frame's time may seem half a millisecond late.
 */
export const STAMP_ROUNDING = Math.floor(FLICKS_PER_SECOND / 2000) + 1;

/** Frames per second as an exact fraction. */
export interface Rate {
  readonly numerator: number;
  readonly denominator?: number;
}

function bigFloor(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

/** a·b/c rounded down, exactly; c > 0; the result must be a safe integer. */
export function mulDivFloor(a: number, b: number, c: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product)) {
    const rest = product % c;
    return (product - rest) / c - (rest < 0 ? 1 : 0) + 0;
  }
  return Number(bigFloor(BigInt(a) * BigInt(b), BigInt(c)));
}

/** a·b/c rounded up, exactly; c > 0. */
export function mulDivCeil(a: number, b: number, c: number): number {
  return 0 - mulDivFloor(0 - a, b, c);
}

/** a·b/c rounded to the nearest whole number, halves up; c > 0. */
export function mulDivRound(a: number, b: number, c: number): number {
  return Number(bigFloor(2n * BigInt(a) * BigInt(b) + BigInt(c), 2n * BigInt(c)));
}

/** The flicks in a fraction of seconds, rounded down; both whole numbers. */
export function fromSeconds(numerator: number, denominator = 1): number {
  return mulDivFloor(numerator, FLICKS_PER_SECOND, denominator);
}

/** Flicks as seconds, for showing and for clocks that are no better. */
export function toSeconds(time: number): number {
  return time / FLICKS_PER_SECOND;
}

/** The flicks nearest to a clock's reading in seconds, which is no whole fraction of anything. */
export function fromClock(seconds: number): number {
  return Math.round(seconds * FLICKS_PER_SECOND);
}

/** The flicks of a source's stamp, counted in units of baseNumerator/baseDenominator seconds; rounds down. */
export function fromStamp(stamp: number, baseNumerator: number, baseDenominator: number): number {
  const product = BigInt(stamp) * BigInt(baseNumerator) * BigInt(FLICKS_PER_SECOND);
  return Number(bigFloor(product, BigInt(baseDenominator)));
}

/** The flicks at which sample `samples` starts, rounded down; rate in samples per second. */
export function fromSamples(samples: number, rate: number): number {
  return mulDivFloor(samples, FLICKS_PER_SECOND, rate);
}

/** The index of the sample that sounds at `time`: the last one that starts at or before it. */
export function toSamples(time: number, rate: number): number {
  return mulDivFloor(time, rate, FLICKS_PER_SECOND);
}

function flicksPerNumerator(rate: Rate): number {
  return (rate.denominator ?? 1) * FLICKS_PER_SECOND;
}

/** The number of the timeline's frame that is shown at `time`, counted from 0. */
export function frameAt(time: number, rate: Rate): number {
  return mulDivFloor(time, rate.numerator, flicksPerNumerator(rate));
}

/** The first flick at which frame number `frame` is shown. */
export function frameTime(frame: number, rate: Rate): number {
  return mulDivCeil(frame, flicksPerNumerator(rate), rate.numerator);
}

/** How many frames start before `duration` has passed: the length of a film in frames. */
export function frameCount(duration: number, rate: Rate): number {
  return mulDivCeil(duration, rate.numerator, flicksPerNumerator(rate));
}

/** The start of the first frame that begins at `time` or later: what begins at `time` is seen from there on. */
export function firstFrameTime(time: number, rate: Rate): number {
  return frameTime(frameCount(time, rate), rate);
}

/** The start of the frame that starts nearest to `time`. */
export function nearestFrameTime(time: number, rate: Rate): number {
  return frameTime(mulDivRound(time, rate.numerator, flicksPerNumerator(rate)), rate);
}

/** The index of the last of the ascending `times` that is <= `time`, or -1 when all are later. */
export function shownIndex(times: ArrayLike<number>, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
