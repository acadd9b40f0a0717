/** How the handles of shapes are placed on the stage, and how their values are read. */

import { strings } from "../lib/strings";
import type { ShapeHandle } from "../tools/shape-handles";

/** Pixels that a handle stays off a corner of its box. */
export const CLEAR = 20;

/** A handle's value as it is read. */
export function toldValue({ part }: ShapeHandle, value: number): string {
  return strings.stage.shapeParts[part].value(value);
}
