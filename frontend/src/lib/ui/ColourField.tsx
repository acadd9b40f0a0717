import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import styles from "./ColourField.module.css";
import { joinColour, parseColour, splitColour } from "./colour";
import { isComposing } from "./composing";
import { Field } from "./Field";
import { NumberField } from "./NumberField";

interface ColourFieldProps {
  label: string;
  /** `#rrggbb` or `#rrggbbaa`. */
  value: string;
  onPreview?: (value: string | null) => void;
  onCommit: (value: string) => void;
  /** Offer transparency. */
  alpha?: boolean;
}

/** A colour: the browser's picker, its hex code, and how much of it shows. */
export function ColourField({ label, value, onPreview, onCommit, alpha }: ColourFieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const { solid, opacity } = splitColour(value);
  // While the picker is open, `value` may already show the preview: what counts is where it began.
  const picking = useRef(false);
  const before = useRef(value);
  if (!picking.current) before.current = value;

  // React's onChange is the browser's `input`; the browser's own `change` says that the picker was closed.
  const commit = useRef(onCommit);
  commit.current = (solidNow) => {
    const next = joinColour(solidNow, opacity);
    picking.current = false;
    onPreview?.(null);
    if (next !== before.current) onCommit(next);
  };
  useEffect(() => {
    const element = picker.current;
    const decided = () => element && commit.current(element.value);
    element?.addEventListener("change", decided);
    return () => element?.removeEventListener("change", decided);
  }, []);

  const finish = () => {
    if (typed === null) return;
    const parsed = parseColour(typed);
    setTyped(null);
    if (parsed && parsed !== solid) onCommit(joinColour(parsed, opacity));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") finish();
    if (event.key === "Escape") setTyped(null);
  };
  return (
    <Field label={label} inline>
      {(wiring) => (
        <span className={styles.row}>
          <input
            ref={picker}
            type="color"
            aria-label={`${label}, picker`}
            className={styles.swatch}
            value={solid}
            onChange={(event) => {
              picking.current = true;
              onPreview?.(joinColour(event.currentTarget.value, opacity));
            }}
          />
          <input
            {...wiring}
            type="text"
            spellCheck={false}
            autoComplete="off"
            className={styles.code}
            value={typed ?? solid.slice(1).toUpperCase()}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={finish}
            onKeyDown={onKeyDown}
          />
          {alpha && (
            <NumberField
              label={`${label}, opacity`}
              value={Math.round(opacity * 100)}
              min={0}
              max={100}
              step={1}
              unit="%"
              onCommit={(percent) => onCommit(joinColour(solid, percent / 100))}
            />
          )}
        </span>
      )}
    </Field>
  );
}
