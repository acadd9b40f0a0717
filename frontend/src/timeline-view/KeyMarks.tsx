/** Small diamonds on a clip's face where anything of it has a keyframe. */

import type { Clip } from "../timeline/document";
import { FLICKS_PER_SECOND } from "../timeline/time";
import styles from "./ClipView.module.css";

interface KeyMarksProps {
  readonly clip: Clip;
  /** Pixels of the clip that are cut off at its start, and those that are shown. */
  readonly skipped: number;
  readonly width: number;
  readonly pixelsPerSecond: number;
}

export function KeyMarks({ clip, skipped, width, pixelsPerSecond }: KeyMarksProps) {
  const places = new Set<number>();
  for (const curve of Object.values(clip.keyframes)) {
    for (const { time } of curve) {
      // Those that fall on one pixel are one.
      const x = Math.round((time / FLICKS_PER_SECOND) * pixelsPerSecond - skipped);
      if (x >= 0 && x <= width && time <= clip.duration) places.add(x);
    }
  }
  return [...places].map((x) => (
    <span key={x} className={styles.mark} style={{ transform: `translateX(${x}px) rotate(45deg)` }} />
  ));
}
