import type { Document } from "../document";
import type { Operation } from "../operations";
import { type Holder, propertyOf } from "../properties";
import { worthAt } from "./keyframe";
import { sequence } from "./sequence";
import { setProperty } from "./set-property";

const SIDES = { width: propertyOf("transform.width"), height: propertyOf("transform.height") };

/**
 * Another width or height for layers, each keeping its proportions if wanted, and its centre always. Sizes are whole canvas
 * units, at least 1. A size that moves gets its keyframe at `time`; clips on locked tracks stay as they are.
 */
export function resizeLayers(
  document: Document,
  holders: readonly Holder[],
  side: "width" | "height",
  value: number,
  keepRatio: boolean,
  time: number,
): Operation | null {
  const other = side === "width" ? "height" : "width";
  const whole = (size: number) => Math.max(1, Math.round(size));
  const scaled = (holder: Holder) => {
    const [now, beside] = [SIDES[side], SIDES[other]].map((one) =>
      Number(worthAt(document, holder, one, time)),
    );
    return whole(((beside ?? 1) / (now || 1)) * value);
  };
  return sequence(document, [
    (now) => setProperty(now, holders, SIDES[side], whole(value), time),
    (now) => (keepRatio ? setProperty(now, holders, SIDES[other], scaled, time) : null),
  ]);
}
