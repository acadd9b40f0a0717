/** Which weights a family has, and the nearest of them. */

export const FAMILIES: readonly string[] = ["Inter", "Noto Sans"];
const WEIGHTS: Record<string, readonly number[]> = {
  Inter: [100, 200, 300, 400, 500, 600, 700, 800, 900],
  "Noto Sans": [400, 700],
};

export function weightsOf(family: string): readonly number[] {
  return WEIGHTS[family] ?? [400, 700];
}

/** The weight of a family that is nearest to the wanted one. */
export function nearestWeight(family: string, wanted: number): number {
  return weightsOf(family).reduce((best, weight) =>
    Math.abs(weight - wanted) < Math.abs(best - wanted) ? weight : best,
  );
}
