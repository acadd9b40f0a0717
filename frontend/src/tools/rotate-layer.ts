/** Turn a layer about its centre. */

import type { Document, Transform } from "../timeline/document";
import { type Point, transformOf } from "./box";
import type { Gesture, Step } from "./gesture";

export interface RotatePointer {
  readonly point: Point;
  /** Only multiples of 15 degrees (Shift). */
  readonly stepped: boolean;
}

const STEP = 15;
/** Within so many degrees of upright or level, a free turn sticks: nobody means 89.4. */
const NEARLY = 1.5;

export class RotateLayer implements Gesture<RotatePointer> {
  readonly holds: readonly string[];
  private readonly box: Transform;

  constructor(
    document: Document,
    private readonly id: string,
    private readonly from: Point,
  ) {
    const box = transformOf(document.clips[id]);
    if (!box) throw new RangeError(`Clip ${id} has no box to turn.`);
    this.box = box;
    this.holds = [id];
  }

  step({ point, stepped }: RotatePointer): Step {
    const turned = this.box.rotation + angle(this.box, point) - angle(this.box, this.from);
    const value = settled(turned, stepped);
    return {
      operation:
        value === this.box.rotation
          ? null
          : { type: "set", path: ["clips", this.id, "transform", "rotation"], value },
      label: `${value}°`,
    };
  }
}

/** Degrees in (-180, 180], to a tenth: in steps of 15, or free but sticking to right angles. */
export function settled(degrees: number, stepped: boolean): number {
  let value = ((((degrees + 180) % 360) + 360) % 360) - 180;
  const right = Math.round(value / 90) * 90;
  if (stepped) value = Math.round(value / STEP) * STEP;
  else if (Math.abs(value - right) < NEARLY) value = right;
  value = Math.round(value * 10) / 10;
  return value === -180 ? 180 : value + 0;
}

function angle(box: Transform, point: Point): number {
  return (Math.atan2(point.y - box.y, point.x - box.x) * 180) / Math.PI;
}
