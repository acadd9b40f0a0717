/** What is done to the whole mix so that it is as loud as the film; the server finds it, as `editor/render/master.py` does. */

import { SAMPLE_RATE } from "./samples";
import type { Zero } from "./voice";

export interface Mastering {
  readonly gain: number;
  /** The limiter's gain for each group of 64 samples, in their middles; null where it has nothing to do. */
  readonly limiter: Float32Array | null;
}

export const UNMASTERED: Mastering = { gain: 1, limiter: null };

const GROUP = 64;
/** The sample, counted from a group's first, at which its gain holds. */
const MIDDLE = GROUP / 2 - 0.5;

/** Lay the mastering over a context's time, from now on. `zero` is the context's sample at which the film begins. */
export function layMastering(
  parameter: AudioParam,
  { gain, limiter }: Mastering,
  zero: Zero,
  now: number,
): void {
  parameter.cancelScheduledValues(0);
  if (!limiter?.length) {
    parameter.setValueAtTime(gain, now);
    return;
  }
  const place = (now * SAMPLE_RATE - zero - MIDDLE) / GROUP;
  parameter.setValueAtTime(gain * valueAt(limiter, place), now);
  // A curve begins at a group that is yet to come: one that began in the past would be heard late.
  const first = Math.max(0, Math.floor(place) + 1);
  const rest = limiter.subarray(first).map((level) => gain * level);
  if (rest.length < 2) return;
  const begin = (zero + first * GROUP + MIDDLE) / SAMPLE_RATE;
  parameter.setValueCurveAtTime(rest, begin, ((rest.length - 1) * GROUP) / SAMPLE_RATE);
}

function valueAt(levels: Float32Array, place: number): number {
  const last = levels.length - 1;
  const at = Math.min(Math.max(place, 0), last);
  const [before, after] = [levels[Math.floor(at)] as number, levels[Math.ceil(at)] as number];
  return before + (after - before) * (at - Math.floor(at));
}

/** The limiter as the server sends it: 16-bit little-endian numbers, 65535 for 1, by zlib and base64. */
export async function readLimiter(packed: string): Promise<Float32Array> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const view = new DataView(await new Response(unpacked).arrayBuffer());
  return Float32Array.from(
    { length: view.byteLength / 2 },
    (_, place) => view.getUint16(2 * place, true) / 65_535,
  );
}
