/** The bar beneath the timeline: which part of the film is in the window. */

import { followPointer } from "../tools/pointer";
import { type Scale, scrolled, spanOf } from "./scale";
import styles from "./Timeline.module.css";

interface ScrollBarProps {
  readonly scale: Scale;
  readonly width: number;
  readonly duration: number;
  readonly onChange: (scale: Scale) => void;
}

export function ScrollBar({ scale, width, duration, onChange }: ScrollBarProps) {
  const visible = spanOf(scale, width);
  const first = Math.min(0, scale.from);
  const total = Math.max(duration + visible * 0.2, scale.from + visible) - first;
  const share = Math.min(1, visible / total);
  const thumb = Math.max(36, share * width);
  const left = ((scale.from - first) / Math.max(1, total - visible)) * (width - thumb);
  if (share >= 0.999) return <div className={styles.scrollBar} />;
  return (
    <div className={styles.scrollBar}>
      <div
        className={styles.thumb}
        style={{ width: thumb, transform: `translateX(${Math.max(0, left)}px)` }}
        onPointerDown={(event) => {
          let last = event.clientX;
          let now = scale;
          const perPixel = (total - visible) / Math.max(1, width - thumb) / spanOf(scale, 1);
          followPointer(
            event.nativeEvent,
            event.currentTarget,
            {
              drag: (pointer) => {
                now = scrolled(now, (pointer.clientX - last) * perPixel);
                last = pointer.clientX;
                onChange(now);
              },
              release: () => undefined,
              cancel: () => undefined,
            },
            0,
          );
        }}
      />
    </div>
  );
}
