/** The weight of a family that is nearest to a wanted one. */
import { weightsOf } from "../../timeline/fonts";

export function nearestWeight(family: string, wanted: number): number {
  return weightsOf(family).reduce(
    (best, weight) => (Math.abs(weight - wanted) < Math.abs(best - wanted) ? weight : best),
    weightsOf(family)[0] ?? wanted,
  );
}
