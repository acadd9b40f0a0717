/** Markers on the ruler: moments and stretches that somebody wants to find again. */

import type { Document } from "../timeline/document";
import { type Scale, toX } from "./scale";
import styles from "./Timeline.module.css";

interface MarkersProps {
  readonly markers: Document["markers"];
  readonly scale: Scale;
  readonly width: number;
}

export function Markers({ markers, scale, width }: MarkersProps) {
  return Object.entries(markers).map(([id, { time, duration, name, colour }]) => {
    const left = toX(scale, time);
    const long = toX(scale, time + duration) - left;
    if (left + long < -8 || left > width + 8) return null;
    return (
      <span
        key={id}
        data-marker={id}
        title={name || undefined}
        className={styles.marker}
        style={{ transform: `translateX(${left}px)`, background: colour, width: Math.max(2, long) }}
      />
    );
  });
}
