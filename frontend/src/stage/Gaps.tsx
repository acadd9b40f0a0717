/** Distances that have become equal while a layer is dragged: a line with ends between each two boxes. */

import type { Gap } from "../snapping/distances";
import type { Canvas } from "../timeline/document";
import styles from "./Stage.module.css";
import { toPixels, type Viewport } from "./viewport";

interface GapsProps {
  readonly gaps: readonly Gap[];
  readonly canvas: Canvas;
  readonly view: Viewport;
}

export function Gaps({ gaps, canvas, view }: GapsProps) {
  return gaps.map(({ axis, from, to, across }) => {
    const level = axis === "x";
    const start = toPixels(view, canvas, level ? { x: from, y: across } : { x: across, y: from });
    const length = (to - from) * view.zoom;
    return (
      <div
        key={`${axis} ${from} ${across}`}
        data-gap={Math.round(to - from)}
        className={level ? styles.gapX : styles.gapY}
        style={{ left: start.x, top: start.y, [level ? "width" : "height"]: length }}
      >
        <span>{Math.round(to - from)}</span>
      </div>
    );
  });
}
