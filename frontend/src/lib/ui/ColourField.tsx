import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { strings } from "../strings";
import styles from "./ColourField.module.css";
import { ColourPicker } from "./ColourPicker";
import { joinColour, parseColour, splitColour } from "./colour";
import { isComposing } from "./composing";
import { Field } from "./Field";
import { NumberField } from "./NumberField";
import { rememberColour } from "./recent-colours";
import { useFloating } from "./useFloating";

export interface ColourFieldProps {
  label: string;
  /** `#rrggbb` or `#rrggbbaa`; `null`: several things are selected and they differ. */
  value: string | null;
  onPreview?: (value: string | null) => void;
  onCommit: (value: string) => void;
  /** Offer transparency. */
  alpha?: boolean;
  /** The name is read aloud only. */
  hiddenLabel?: boolean;
}

/** What a picker begins with where there is no one colour. */
const NEUTRAL = "#808080";

/** A colour: a swatch that opens the picker, its hex code, and how much of it shows. */
export function ColourField({ label, value, onPreview, onCommit, alpha, hiddenLabel }: ColourFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const row = useRef<HTMLSpanElement>(null);
  const swatch = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const popupId = useId();
  const { solid, opacity } = splitColour(value ?? NEUTRAL);

  // Recent is what was left standing, not every colour on the way to it.
  const chosen = useRef<string | null>(null);
  const choose = (next: string) => {
    chosen.current = next;
    onCommit(next);
  };
  const close = () => {
    if (chosen.current) rememberColour(chosen.current);
    chosen.current = null;
    setOpen(false);
  };
  useFloating({ open, anchor: row, popup, stays: true, onClose: close });
  useEffect(() => {
    if (open) popup.current?.querySelector<HTMLElement>("[role=slider]")?.focus();
  }, [open]);

  const finish = () => {
    if (typed === null) return;
    const parsed = parseColour(typed);
    setTyped(null);
    if (!parsed || (parsed === solid && value !== null)) return;
    const next = joinColour(parsed, opacity);
    rememberColour(next);
    onCommit(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") finish();
    if (event.key === "Escape") setTyped(null);
  };
  return (
    <Field label={label} inline={!hiddenLabel} hiddenLabel={hiddenLabel}>
      {(wiring) => (
        <span ref={row} className={styles.row}>
          <button
            ref={swatch}
            type="button"
            aria-label={strings.colours.picker(label)}
            aria-expanded={open}
            aria-controls={open ? popupId : undefined}
            className={styles.swatch}
            style={{ "--colour": value ?? "transparent" } as CSSProperties}
            onClick={() => (open ? close() : setOpen(true))}
          />
          {open && (
            // biome-ignore lint/a11y/noStaticElementInteractions: Escape is read here for all that is inside
            <div
              ref={popup}
              id={popupId}
              popover="manual"
              className={styles.popup}
              onKeyDown={(event) => {
                if (event.key !== "Escape") return;
                event.preventDefault();
                event.stopPropagation();
                close();
                swatch.current?.focus();
              }}
            >
              <ColourPicker
                label={label}
                value={value ?? NEUTRAL}
                alpha={alpha}
                onPreview={onPreview}
                onCommit={choose}
              />
            </div>
          )}
          <input
            {...wiring}
            type="text"
            spellCheck={false}
            autoComplete="off"
            className={styles.code}
            value={typed ?? (value === null ? "–" : solid.slice(1).toUpperCase())}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={finish}
            onKeyDown={onKeyDown}
          />
          {alpha && (
            <NumberField
              label={strings.colours.opacity(label)}
              value={value === null ? null : Math.round(opacity * 100)}
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
