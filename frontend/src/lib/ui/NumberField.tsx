import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { strings } from "../strings";
import { isComposing } from "./composing";
import styles from "./NumberField.module.css";
import { beyond, clampToRange, type NumberRange, parseNumber, showNumber } from "./number";
import { placeBeside } from "./placement";

export interface NumberProps extends NumberRange {
  label: string;
  /** `null` shows a dash: several things are selected and they differ. */
  value: number | null;
  /** While dragging: show it, keep nothing. `null` takes the preview back. */
  onPreview?: (value: number | null) => void;
  /** Once, when the person has decided. */
  onCommit: (value: number) => void;
  disabled?: boolean;
}

interface NumberFieldProps extends NumberProps {
  /** The grid that typed values fall on; as wide as the step where it is not given. */
  grid?: number;
  /** One or two letters before the number; dragging it changes the value. */
  prefix?: string;
  unit?: string;
}

/** How long a refusal is shown, ms. */
const REFUSAL = 4000;

/** A number that can be typed, stepped with the arrows (Shift: by ten) or dragged by its letter. */
export function NumberField({
  label,
  value,
  prefix,
  unit,
  onPreview,
  onCommit,
  disabled,
  grid,
  ...range
}: NumberFieldProps) {
  const finest = grid ?? range.step;
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const drag = useRef<{ x: number; from: number; now: number } | null>(null);
  const shown = typed ?? (value === null ? "–" : showNumber(value, finest));

  const finish = () => {
    if (typed === null) return;
    const parsed = parseNumber(typed);
    setTyped(null);
    if (parsed === null) return setRefused(strings.common.noNumber);
    // What is not possible is not made into something else that nobody asked for: the old value stays.
    const past = beyond(parsed, range);
    if (past) return setRefused(strings.common[past.end](`${showNumber(past.at, finest)}${unit ?? ""}`));
    const next = clampToRange(parsed, { ...range, step: finest });
    if (next !== value) onCommit(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      finish();
      event.currentTarget.select();
    } else if (event.key === "Escape") {
      event.preventDefault();
      setTyped(null);
      event.currentTarget.blur();
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && value !== null) {
      event.preventDefault();
      const by = (range.step ?? 1) * (event.shiftKey ? 10 : 1) * (event.key === "ArrowUp" ? 1 : -1);
      const next = clampToRange(value + by, range);
      setTyped(null);
      if (next !== value) onCommit(next);
    }
  };

  const startDrag = (event: PointerEvent<HTMLSpanElement>) => {
    if (disabled || value === null || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, from: value, now: value };
  };
  const moveDrag = (event: PointerEvent<HTMLSpanElement>) => {
    if (!drag.current) return;
    const by = (event.clientX - drag.current.x) * (range.step ?? 1) * (event.shiftKey ? 10 : 1);
    drag.current.now = clampToRange(drag.current.from + by, range);
    onPreview?.(drag.current.now);
  };
  const endDrag = (keep: boolean) => {
    const ended = drag.current;
    drag.current = null;
    if (!ended) return;
    onPreview?.(null);
    if (keep && ended.now !== ended.from) onCommit(ended.now);
  };

  return (
    <span className={styles.box}>
      {prefix && (
        <span
          aria-hidden="true"
          className={styles.prefix}
          onPointerDown={startDrag}
          onPointerMove={moveDrag}
          onPointerUp={() => endDrag(true)}
          onPointerCancel={() => endDrag(false)}
        >
          {prefix}
        </span>
      )}
      <input
        ref={field}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        className={styles.input}
        disabled={disabled}
        value={shown}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(null);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={finish}
        onKeyDown={onKeyDown}
      />
      {refused && <Refusal field={field} text={refused} onGone={() => setRefused(null)} />}
      {unit && (
        <span aria-hidden="true" className={styles.unit}>
          {unit}
        </span>
      )}
    </span>
  );
}

/** Why a typed number was not taken, beneath its field for a while. */
function Refusal({
  field,
  text,
  onGone,
}: {
  field: React.RefObject<HTMLElement | null>;
  text: string;
  onGone: () => void;
}) {
  const bubble = useRef<HTMLSpanElement>(null);
  const gone = useRef(onGone);
  gone.current = onGone;
  useEffect(() => {
    bubble.current?.showPopover?.();
    if (bubble.current && field.current) placeBeside(bubble.current, field.current, "bottom", "start");
    const timer = window.setTimeout(() => gone.current(), REFUSAL);
    return () => window.clearTimeout(timer);
  }, [field]);
  return (
    <span ref={bubble} popover="manual" role="alert" className={styles.refusal}>
      {text}
    </span>
  );
}
