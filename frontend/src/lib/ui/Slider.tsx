import { useId, useRef, useState } from "react";
import { strings } from "../strings";
import { classes } from "./classes";
import { NumberField, type NumberProps } from "./NumberField";
import { clampToRange } from "./number";
import styles from "./Slider.module.css";

interface SliderProps extends NumberProps {
  unit?: string;
  /** How many of the field's units one of the value is: 100 shows a fraction as per cent. */
  scale?: number;
  /** The ends of the track, where what may be typed goes further. */
  reach?: readonly [number, number];
  /** The grid that typed values fall on, in the field's units. */
  grid?: number;
  hint?: string;
  /** The name is read aloud only. */
  hiddenLabel?: boolean;
}

/** A number between two ends: drag the handle for a preview, let go to keep it; or type it. */
export function Slider({
  label,
  value,
  unit,
  scale = 1,
  reach,
  grid,
  hint,
  hiddenLabel,
  onPreview,
  onCommit,
  disabled,
  min = 0,
  max = 1,
  step = 0.01,
}: SliderProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  // While it is dragged, `value` may already show the preview: what counts is where the drag began.
  const before = useRef(value);
  if (dragged === null) before.current = value;
  const note = useId();
  const [first, last] = reach ?? [min, max];
  const shown = dragged ?? value ?? first;
  const settle = () => {
    if (dragged === null) return;
    setDragged(null);
    onPreview?.(null);
    if (dragged !== before.current) onCommit(dragged);
  };
  // From the middle where there is one: to the left is less than nothing, to the right more.
  const share = (at: number) => (last > first ? Math.min(1, Math.max(0, (at - first) / (last - first))) : 0);
  const origin = first < 0 && last > 0 ? share(0) : 0;
  const [from, to] = [Math.min(origin, share(shown)), Math.max(origin, share(shown))];
  const inner = (next: number) => clampToRange(next / scale, { min, max });
  return (
    <div className={classes(styles.slider, hiddenLabel && styles.bare)}>
      {!hiddenLabel && (
        <span aria-hidden="true" className={styles.label}>
          {label}
        </span>
      )}
      <input
        type="range"
        aria-label={label}
        aria-describedby={hint ? note : undefined}
        min={first}
        max={last}
        step={step}
        disabled={disabled}
        value={shown}
        className={styles.range}
        style={{ "--from": `${from * 100}%`, "--to": `${to * 100}%` } as React.CSSProperties}
        onChange={(event) => {
          const next = clampToRange(event.currentTarget.valueAsNumber, { min: first, max: last, step });
          setDragged(next);
          onPreview?.(next);
        }}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <NumberField
        label={strings.properties.value(label)}
        value={dragged === null && value === null ? null : shown * scale}
        unit={unit}
        min={min * scale}
        max={max * scale}
        step={step * scale}
        grid={grid}
        disabled={disabled}
        onCommit={(next) => onCommit(inner(next))}
      />
      {hint && (
        <p id={note} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
