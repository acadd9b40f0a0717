/** The ruler: marks and times on a canvas; a press or drag on it moves the playhead. */

import { useLayoutEffect, useRef } from "react";
import type { Rate } from "../timeline/time";
import { ticks } from "./ruler";
import type { Scale } from "./scale";
import styles from "./Timeline.module.css";

export const RULER_HEIGHT = 26;

/** Named here: asking the page for its computed style at each scroll would lay out all clips anew. */
const FONT = '10.5px "Inter", system-ui, sans-serif';

interface RulerProps {
  readonly scale: Scale;
  readonly width: number;
  readonly rate: Rate;
}

export function Ruler({ scale, width, rate }: RulerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    const drawing = element?.getContext("2d");
    if (!element || !drawing) return;
    const ratio = window.devicePixelRatio || 1;
    element.width = Math.ceil(width * ratio);
    element.height = Math.ceil(RULER_HEIGHT * ratio);
    drawing.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawing.font = FONT;
    drawing.textBaseline = "middle";
    for (const tick of ticks(scale, width, rate)) {
      const x = Math.round(tick.x) + 0.5;
      drawing.strokeStyle = tick.label === null ? "#2f343d" : "#4a505c";
      drawing.beginPath();
      drawing.moveTo(x, tick.label === null ? RULER_HEIGHT - 5 : RULER_HEIGHT - 11);
      drawing.lineTo(x, RULER_HEIGHT);
      drawing.stroke();
      if (tick.label !== null) {
        drawing.fillStyle = "#9aa0ad";
        drawing.fillText(tick.label, x + 4, 9);
      }
    }
  }, [scale, width, rate]);
  return <canvas ref={canvas} className={styles.rulerMarks} style={{ width, height: RULER_HEIGHT }} />;
}
