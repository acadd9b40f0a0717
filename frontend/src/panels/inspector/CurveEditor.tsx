import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { strings } from "../../lib/strings";
import type { Bezier } from "../../timeline/document";
import styles from "./CurveEditor.module.css";

/** The square from (0, 0) to (1, 1) in the drawing, with room above and below for what overshoots. */
const SIDE = 100;
const ROOM = 40;
const STEP = 0.05;

interface CurveEditorProps {
  readonly label: string;
  readonly bezier: Bezier;
  readonly onPreview: (bezier: Bezier | null) => void;
  readonly onCommit: (bezier: Bezier) => void;
}

/** A curve from one keyframe to the next by its two handles: dragged, or moved by the arrows. */
export function CurveEditor({ label, bezier, onPreview, onCommit }: CurveEditorProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const [dragged, setDragged] = useState<Bezier | null>(null);
  const { x1, y1, x2, y2 } = dragged ?? bezier;
  const at = (x: number, y: number) => `${x * SIDE} ${(1 - y) * SIDE}`;
  const handle = (end: 1 | 2) => {
    const [x, y] = end === 1 ? [x1, y1] : [x2, y2];
    const moved = (toX: number, toY: number): Bezier => {
      const [nextX, nextY] = [
        rounded(Math.min(1, Math.max(0, toX))),
        rounded(Math.min(2, Math.max(-1, toY))),
      ];
      const from = dragged ?? bezier;
      return end === 1 ? { ...from, x1: nextX, y1: nextY } : { ...from, x2: nextX, y2: nextY };
    };
    const place = (event: PointerEvent): Bezier | null => {
      const inverse = drawing.current?.getScreenCTM()?.inverse();
      if (!inverse) return null;
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(inverse);
      return moved(point.x / SIDE, 1 - point.y / SIDE);
    };
    return (
      <g key={end}>
        <path d={`M ${end === 1 ? at(0, 0) : at(1, 1)} L ${at(x, y)}`} className={styles.arm} />
        <circle
          cx={x * SIDE}
          cy={(1 - y) * SIDE}
          r={5}
          role="slider"
          tabIndex={0}
          aria-label={`${label}, ${strings.properties.handle(end)}`}
          aria-valuenow={x}
          aria-valuetext={`${x}, ${y}`}
          className={styles.handle}
          onPointerDown={(event) => {
            event.preventDefault();
            event.currentTarget.focus();
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragged(bezier);
          }}
          onPointerMove={(event) => {
            const next = dragged && place(event);
            if (!next) return;
            setDragged(next);
            onPreview(next);
          }}
          onPointerUp={() => {
            if (dragged && dragged !== bezier) onCommit(dragged);
            setDragged(null);
          }}
          onPointerCancel={() => {
            setDragged(null);
            onPreview(null);
          }}
          onKeyDown={(event: KeyboardEvent) => {
            const way = ARROWS[event.key];
            if (!way || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onCommit(moved(x + way[0] * STEP, y + way[1] * STEP));
          }}
        />
      </g>
    );
  };
  return (
    <svg
      ref={drawing}
      role="application"
      aria-label={label}
      viewBox={`-8 ${-ROOM} ${SIDE + 16} ${SIDE + 2 * ROOM}`}
      className={styles.drawing}
    >
      <rect x={0} y={0} width={SIDE} height={SIDE} className={styles.square} />
      <path d={`M ${at(0, 0)} C ${at(x1, y1)} ${at(x2, y2)} ${at(1, 1)}`} className={styles.line} />
      {handle(1)}
      {handle(2)}
    </svg>
  );
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const rounded = (value: number) => Math.round(value * 100) / 100;
