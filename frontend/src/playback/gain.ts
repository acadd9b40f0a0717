/** The gain of an envelope at a moment: linear between its points, level outside of them. */

/** @param envelope ascending (flicks from the clip's start, gain); @param time flicks from the clip's start */
export function gainAt(envelope: readonly (readonly [number, number])[], time: number): number {
  let before = envelope[0];
  if (!before) return 1;
  for (const point of envelope) {
    if (point[0] > time) {
      if (point === before || time <= before[0]) return before[1];
      const share = (time - before[0]) / (point[0] - before[0]);
      return before[1] + share * (point[1] - before[1]);
    }
    before = point;
  }
  return before[1];
}
