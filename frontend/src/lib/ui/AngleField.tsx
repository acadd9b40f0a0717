import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { strings } from "../strings";
import styles from "./AngleField.module.css";
import { NumberField, type NumberProps } from "./NumberField";
import { clampToRange } from "./number";

/** Degrees on the dial stick to multiples of so many while Shift is held. */
const COARSE = 15;

/** An angle in degrees, clockwise: a dial to turn, and its number. 0 points to the right. */
export function AngleField({ label, value, onPreview, onCommit, disabled, ...range }: NumberProps) {
  const drag = useRef<{ readonly at: number; now: number; readonly from: number } | null>(null);
  const shown = value ?? 0;
  const angleOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
    return (Math.atan2(y, x) * 180) / Math.PI;
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    if (disabled || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { at: angleOf(event), now: shown, from: shown };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const dragged = drag.current;
    if (!dragged) return;
    // By the shorter way round, so that a turn past the top goes on and does not jump back.
    const turned = dragged.from + angleOf(event) - dragged.at;
    const near = turned + 360 * Math.round((dragged.now - turned) / 360);
    dragged.now = clampToRange(near, { ...range, step: event.shiftKey ? COARSE : 1 });
    onPreview?.(dragged.now);
  };
  const end = (keep: boolean) => {
    const dragged = drag.current;
    drag.current = null;
    if (!dragged) return;
    onPreview?.(null);
    if (keep && dragged.now !== dragged.from) onCommit(dragged.now);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const way = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onCommit(clampToRange(shown + way * (event.shiftKey ? COARSE : 1), { ...range, step: 1 }));
  };
  return (
    <span className={styles.row}>
      <span
        role="slider"
        tabIndex={disabled ? -1 : 0}
        aria-label={strings.properties.dial(label)}
        aria-valuenow={shown}
        aria-valuemin={range.min}
        aria-valuemax={range.max}
        aria-valuetext={`${shown}°`}
        aria-disabled={disabled}
        className={styles.dial}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={() => end(true)}
        onPointerCancel={() => end(false)}
        onKeyDown={onKeyDown}
      >
        <span className={styles.hand} style={{ rotate: `${shown}deg` }} />
      </span>
      <NumberField
        label={label}
        value={value}
        unit="°"
        grid={0.1}
        step={1}
        disabled={disabled}
        onPreview={onPreview}
        onCommit={onCommit}
        {...range}
      />
    </span>
  );
}
