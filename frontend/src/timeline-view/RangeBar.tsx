/** In and out on the ruler: the stretch that is looped and exported. */

import type { Range } from "../tools/session";
import { type Scale, toX } from "./scale";
import styles from "./Timeline.module.css";

interface RangeBarProps {
  readonly range: Range;
  readonly duration: number;
  readonly scale: Scale;
  readonly width: number;
}

export function RangeBar({ range, duration, scale, width }: RangeBarProps) {
  if (range.start === null && range.end === null) return null;
  const left = Math.max(-8, toX(scale, range.start ?? 0));
  const right = Math.min(width + 8, toX(scale, range.end ?? duration));
  if (right <= left) return null;
  return <div className={styles.range} style={{ left, width: right - left }} data-range="" />;
}
