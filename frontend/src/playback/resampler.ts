/**
 * Sound of any rate at 48 kHz, as the film's own converter makes it, so that both play the same samples.
 *
 * A Kaiser-windowed sinc, computed for each fraction of a sample that can occur. Browsers convert too, but linearly and
 * each buffer by itself, which is heard as a hiss 30 dB below the sound.
 * Source: FFmpeg, libswresample/resample.c (its default filter: 32 taps, window beta 9, cut-off 0.97).
 */

import { SAMPLE_RATE } from "./samples";

const TAPS = 32;
const CUT_OFF = 0.97;
const BETA = 9;

export interface Piece {
  /** The sample of the source, counted at 48 kHz, with which the piece starts. */
  readonly first: number;
  readonly channels: readonly Float32Array<ArrayBuffer>[];
}

export class Resampler {
  private readonly filter: Filter;
  /** Samples that are still needed, by channel; the first of them is number `base` of the source. */
  private kept: Float32Array<ArrayBuffer>[];
  private base: number;
  /** The next sample that is made. */
  private next: number;
  private begun = false;

  /** @param first the number of the first sample that will be pushed, counted at `rate` */
  constructor(
    readonly rate: number,
    channels: number,
    private readonly first: number,
  ) {
    this.filter = filterOf(rate);
    this.kept = Array.from({ length: channels }, () => new Float32Array(0));
    this.base = first;
    this.next = Math.ceil((first * this.filter.phases) / this.filter.step);
  }

  /** The number of the sample that is expected next, counted at `rate`. */
  get end(): number {
    return this.base + (this.kept[0]?.length ?? 0);
  }

  /** Take the samples that follow, and give those that can be made now. */
  push(samples: readonly Float32Array[]): Piece | null {
    this.kept = this.kept.map((old, channel) => joined(old, samples[channel] ?? new Float32Array(0)));
    const { length } = this.filter;
    if (!this.begun && this.end - this.first > length) {
      // Before the first sample the sound is its own mirror.
      this.kept = this.kept.map((own) => joined(own.slice(1, length + 1).reverse(), own));
      this.base -= length;
      this.begun = true;
    }
    return this.begun ? this.make(this.end) : null;
  }

  /** What remains when nothing follows: behind its last sample the sound is its own mirror. */
  finish(): Piece | null {
    const { end } = this;
    const { length } = this.filter;
    if (!this.begun) {
      this.kept = this.kept.map((own) => joined(new Float32Array(length), own));
      this.base -= length;
      this.begun = true;
    }
    this.kept = this.kept.map((own) => joined(own, own.slice(-length).reverse()));
    return this.make(this.end, end);
  }

  /** Make all samples that need nothing from `known` on, and that lie before `last`. */
  private make(known: number, last = known): Piece | null {
    const { phases, step, length, weights } = this.filter;
    const first = this.next;
    const reach = Math.min(known - length + centre(length), last - 1);
    const count = Math.max(0, Math.floor(((reach + 1) * phases - 1) / step) + 1 - first);
    const channels = this.kept.map((own) => {
      const made = new Float32Array(count);
      for (let n = 0; n < count; n++) {
        const at = (first + n) * step;
        const whole = Math.floor(at / phases);
        const phase = weights[at - whole * phases] as Float64Array;
        const from = whole - centre(length) - this.base;
        let sum = 0;
        for (let tap = 0; tap < length; tap++) sum += (own[from + tap] ?? 0) * (phase[tap] as number);
        made[n] = sum;
      }
      return made;
    });
    this.next += count;
    const needless = Math.floor((this.next * step) / phases) - centre(length) - this.base;
    if (needless > 0) {
      this.kept = this.kept.map((own) => own.slice(needless));
      this.base += Math.min(needless, known - this.base);
    }
    return count > 0 ? { first, channels } : null;
  }
}

/** Sample n of 48 kHz lies at sample n * step / phases of the source. */
interface Filter {
  readonly phases: number;
  readonly step: number;
  readonly length: number;
  /** By phase, the weight of each tap. */
  readonly weights: readonly Float64Array[];
}

const filters = new Map<number, Filter>();

function filterOf(rate: number): Filter {
  const known = filters.get(rate);
  if (known) return known;
  const common = greatestDivisor(rate, SAMPLE_RATE);
  const phases = SAMPLE_RATE / common;
  const factor = Math.min((SAMPLE_RATE * CUT_OFF) / rate, 1);
  const length = Math.max(1, Math.ceil(TAPS / factor));
  const weights = Array.from({ length: phases }, (_, phase) => tapsAt(phase / phases, length, factor));
  const sum = (weights[0] as Float64Array).reduce((total, weight) => total + weight, 0);
  for (const taps of weights)
    taps.forEach((weight, tap) => {
      taps[tap] = weight / sum;
    });
  const made = { phases, step: rate / common, length, weights };
  filters.set(rate, made);
  return made;
}

function tapsAt(fraction: number, length: number, factor: number): Float64Array {
  return Float64Array.from({ length }, (_, tap) => {
    const x = Math.PI * (tap - centre(length) - fraction) * factor;
    const within = (2 * x) / (factor * length * Math.PI);
    return (x === 0 ? 1 : Math.sin(x) / x) * bessel(BETA * Math.sqrt(Math.max(1 - within * within, 0)));
  });
}

function centre(length: number): number {
  return (length - 1) >> 1;
}

/** The modified Bessel function of the first kind, order 0, by its series. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (x / (2 * n)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function joined(a: Float32Array, b: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
