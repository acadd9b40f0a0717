/**
 * Fractional keys: names for places in an order, with room for another one between any two.
 *
 * A key is read as the digits of a fraction in base 62 (`0-9A-Za-z`, which is also the order of ASCII). Two people may
 * make the same key at once: whoever sorts breaks the tie by id. The mirror of `editor/timeline/order.py`.
 */

export const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const MAX_KEY = 128;

/**
 * A key after `low` and before `high`; null leaves that side open. Two that are the same or the wrong way round count
 * as an open end. Where no text lies between (below "0", between "V" and "V0"), one of the two is returned.
 */
export function keyBetween(low: string | null, high: string | null): string {
  if (high === null || (low !== null && low >= high)) return after(low ?? "");
  const key = middle(low ?? "", high);
  return key.length <= MAX_KEY ? key : low || high;
}

/** `count` ascending keys after `low`. */
export function keysAfter(low: string | null, count: number): string[] {
  const keys: string[] = [];
  for (let made = 0; made < count; made++) keys.push(keyBetween(keys.at(-1) ?? low, null));
  return keys;
}

/** Order by key, then by id: the order of tracks, and of clips that overlap. */
export function compareOrder(a: string, aId: string, b: string, bId: string): number {
  if (a !== b) return a < b ? -1 : 1;
  if (aId === bId) return 0;
  return aId < bId ? -1 : 1;
}

function digit(value: number): string {
  return DIGITS.charAt(value);
}

function after(low: string): string {
  if (!low) return digit(31);
  for (let place = 0; place < low.length; place++) {
    if (low[place] !== "z") return low.slice(0, place) + digit(DIGITS.indexOf(low.charAt(place)) + 1);
  }
  return low.length < MAX_KEY ? low + digit(1) : low;
}

function middle(low: string, high: string): string {
  let prefix = "";
  for (let place = 0; place < high.length; place++) {
    const bottom = place < low.length ? DIGITS.indexOf(low.charAt(place)) : 0;
    const top = DIGITS.indexOf(high.charAt(place));
    if (bottom === top) {
      prefix += digit(bottom);
      continue;
    }
    if (top - bottom > 1) return prefix + digit((bottom + top) >> 1);
    // No digit lies between: stay under `high` with low's digit and go after the rest of `low`.
    return prefix + digit(bottom) + after(low.slice(place + 1));
  }
  return low || high;
}
