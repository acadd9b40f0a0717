/** How loud something is, as a meter shows it: up at once, down slowly, its peak held for a while. Pure. */

/** The quietest that is told from silence, dB below full scale. */
export const FLOOR = -60;
/** How fast what is shown falls, dB a second (IEC 60268-10, type I: 20 dB in 1.7 s, rounded up). */
const FALL = 12;
/** How long a peak is held, ms. */
const HOLD = 1500;

/** What a meter shows of one channel; all in dB below full scale, FLOOR for silence. */
export interface Level {
  readonly shown: number;
  /** The peak that is held. */
  readonly held: number;
  /** When that was, ms. */
  readonly heldAt: number;
  /** The loudest since the last reset; above 0 it is cut off. */
  readonly loudest: number;
  /** When it was looked at last, ms. */
  readonly at: number;
}

export const SILENT: Level = { shown: FLOOR, held: FLOOR, heldAt: 0, loudest: FLOOR, at: 0 };

/** The largest of samples, whatever their sign. */
export function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) {
    const size = sample < 0 ? -sample : sample;
    if (size > peak) peak = size;
  }
  return peak;
}

/** A sample's size (1 is full scale) in dB, FLOOR at the least. */
export function decibels(peak: number): number {
  return peak > 0 ? Math.max(FLOOR, 20 * Math.log10(peak)) : FLOOR;
}

/** A level some time later, after a peak in between. @param now ms */
export function advanced(before: Level, peak: number, now: number): Level {
  const loud = decibels(peak);
  const fallen = (FALL * Math.max(0, now - before.at)) / 1000;
  const shown = Math.max(FLOOR, loud, before.shown - fallen);
  const isHeld = loud < before.held && now - before.heldAt < HOLD;
  // What is let go falls as the level does, and never below it.
  const held = isHeld ? before.held : Math.max(shown, loud >= before.held ? loud : before.held - fallen);
  return {
    shown,
    held,
    heldAt: loud >= before.held ? now : before.heldAt,
    loudest: Math.max(before.loudest, loud),
    at: now,
  };
}

/** Whether samples were as large as can be, or larger: they are cut off in the film. */
export function isClipped({ loudest }: Level): boolean {
  return loudest >= 0;
}

/** Whether nothing is left to fall. */
export function isSilent({ shown, held }: Level): boolean {
  return shown <= FLOOR && held <= FLOOR;
}
