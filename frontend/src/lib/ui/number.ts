/** Numbers as they are typed, stepped and dragged in a field. Pure. */

export interface NumberRange {
  min?: number;
  max?: number;
  /** The grid that typed and dragged values fall on. */
  step?: number;
}

/** The nearest allowed value. */
export function clampToRange(value: number, { min = -Infinity, max = Infinity, step }: NumberRange): number {
  const stepped = step ? Math.round(value / step) * step : value;
  // Steps such as 0.1 leave dust behind: 0.30000000000000004.
  const clean = Number(stepped.toFixed(decimals(step)));
  return Math.min(max, Math.max(min, clean));
}

/** Which end of its range a number lies beyond, or null where it is allowed. */
export function beyond(
  value: number,
  { min = -Infinity, max = Infinity }: NumberRange,
): { readonly end: "min" | "max"; readonly at: number } | null {
  if (value < min) return { end: "min", at: min };
  return value > max ? { end: "max", at: max } : null;
}

/** How many digits after the point a step needs. */
export function decimals(step: number | undefined): number {
  if (!step || Number.isInteger(step)) return step ? 0 : 6;
  return Math.min(6, (String(step).split(".")[1] ?? "").length);
}

/**
 * What was typed as a number: a comma or a point, an optional unit behind it, and `+ - * /` between two numbers, so
 * that `1920/2` works. `null` when it is none.
 */
export function parseNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(/,/g, ".")
    .replace(/\s*(%|°|px|s|x|×)$/i, "");
  const found = /^(-?\d*\.?\d+)\s*(?:([-+*/])\s*(-?\d*\.?\d+))?$/.exec(plain);
  if (!found) return null;
  const first = Number(found[1]);
  if (!found[2]) return first;
  const second = Number(found[3]);
  const result =
    found[2] === "+"
      ? first + second
      : found[2] === "-"
        ? first - second
        : found[2] === "*"
          ? first * second
          : first / second;
  return Number.isFinite(result) ? result : null;
}

/** A value as it stands in a field: no more digits than the step needs, no trailing zeros. */
export function showNumber(value: number, step: number | undefined): string {
  return String(Number(value.toFixed(Math.min(decimals(step), 3))));
}
