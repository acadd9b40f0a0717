/** How numbers of the document are read and typed. */

import type { Property, Unit } from "../../timeline/properties";
import { FLICKS_PER_SECOND } from "../../timeline/time";

interface Reading {
  readonly sign: string;
  /** How many of what is shown one of the document's own is. */
  readonly scale: number;
  /** What typed numbers fall on, in what is shown. */
  readonly grid: number;
}

const UNITS: Readonly<Record<Unit, Reading>> = {
  "": { sign: "", scale: 1, grid: 0.01 },
  percent: { sign: "%", scale: 100, grid: 0.1 },
  canvas: { sign: "", scale: 1, grid: 0.1 },
  degrees: { sign: "°", scale: 1, grid: 0.1 },
  seconds: { sign: "s", scale: 1 / FLICKS_PER_SECOND, grid: 0.01 },
  stops: { sign: "", scale: 1, grid: 0.01 },
  decibels: { sign: "dB", scale: 1, grid: 0.1 },
  lufs: { sign: "LUFS", scale: 1, grid: 0.1 },
  times: { sign: "×", scale: 1, grid: 0.01 },
};

/** What a number field or a slider needs to know of a property. */
export function rangeOf({ unit, step, low, high, reach, whole }: Property) {
  const { sign, scale, grid } = UNITS[unit];
  return {
    unit: sign || undefined,
    scale,
    grid: whole && scale === 1 ? 1 : grid,
    step,
    min: low ?? undefined,
    max: high ?? undefined,
    reach: reach ?? undefined,
  };
}

/** A number as the document takes it for a property. */
export function stored({ whole }: Property, value: number): number {
  return whole ? Math.round(value) : value;
}
