import { Check, ChevronDown, Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { strings } from "../strings";
import { isComposing } from "./composing";
import { Field } from "./Field";
import { searched, stepped, typeAhead, WORD_MS } from "./list";
import styles from "./Select.module.css";
import { useFloating } from "./useFloating";

export interface Choice<Value extends string | number> {
  value: Value;
  label: string;
  icon?: ReactNode;
  /** A CSS font family to write the label in. */
  face?: string;
}

interface SelectProps<Value extends string | number> {
  label: string;
  /** `null`: several things are selected and they differ. */
  value: Value | null;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  /** While the list is open: the choice that is pointed at, to be shown and not kept. `null` takes it back. */
  onPreview?: (value: Value | null) => void;
  hint?: string;
  inline?: boolean;
  hiddenLabel?: boolean;
  disabled?: boolean;
  /** A field above the list that narrows it: for lists that are too long to look through. */
  searchable?: boolean;
}

/**
 * One of a list: arrows and letters move, Enter takes, Escape leaves everything as it was.
 *
 * Source: "Select-Only Combobox" and "Editable Combobox With List Autocomplete" of the ARIA Authoring Practices.
 */
export function Select<Value extends string | number>({
  label,
  value,
  choices,
  onChange,
  onPreview,
  hint,
  inline,
  hiddenLabel,
  disabled,
  searchable,
}: SelectProps<Value>) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [query, setQuery] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const typed = useRef({ letters: "", at: 0 });
  // After a click the keys are the page's again: a letter is its shortcut and no choice.
  const pointed = useRef(false);
  const listId = useId();
  // While a choice is tried out, `value` may already be the one that is pointed at.
  const before = useRef(value);
  if (!open) before.current = value;

  const shown = searched(choices, query);
  const chosen = choices.find((choice) => choice.value === value);
  const optionId = (index: number) => `${listId}-${index}`;

  const close = () => {
    setOpen(false);
    setQuery("");
    onPreview?.(null);
  };
  const unfold = (at?: number) => {
    setActive(at ?? choices.findIndex((choice) => choice.value === value));
    setOpen(true);
  };
  const take = (index: number) => {
    const choice = shown[index];
    close();
    button.current?.focus();
    if (choice && choice.value !== before.current) onChange(choice.value);
  };
  const point = (index: number) => {
    setActive(index);
    const choice = shown[index];
    if (choice) onPreview?.(choice.value);
  };
  useFloating({ open, anchor: button, popup, wide: true, onClose: close });
  useEffect(() => {
    if (!open) return;
    const list = popup.current;
    if (searchable) list?.querySelector("input")?.focus();
    list?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [open, searchable]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const isLetter = key.length === 1 && !event.altKey;
    if (!open) {
      if (pointed.current && !event.altKey && !button.current?.closest("dialog")) return;
      if (["ArrowDown", "ArrowUp", "Enter", " "].includes(key)) {
        event.preventDefault();
        unfold();
      } else if (isLetter) {
        event.preventDefault();
        const found = spell(key, -1);
        if (found >= 0) unfold(found);
      }
      return;
    }
    const to = searchable && (key === "Home" || key === "End") ? null : stepped(key, active, shown.length);
    if (key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
      button.current?.focus();
    } else if (key === "Enter" || (key === " " && !searchable)) {
      event.preventDefault();
      take(active);
    } else if (key === "Tab") {
      take(active);
    } else if (to !== null) {
      event.preventDefault();
      reach(to);
    } else if (isLetter && !searchable) {
      event.preventDefault();
      const found = spell(key, active);
      if (found >= 0) reach(found);
    }
  };
  const reach = (index: number) => {
    point(index);
    popup.current?.querySelector(`#${CSS.escape(optionId(index))}`)?.scrollIntoView({ block: "nearest" });
  };
  const spell = (letter: string, from: number) => {
    const now = performance.now();
    const word = now - typed.current.at < WORD_MS ? typed.current.letters + letter : letter;
    typed.current = { letters: word, at: now };
    return typeAhead(
      choices.map((choice) => choice.label),
      from,
      word,
    );
  };

  const combobox = {
    role: "combobox",
    "aria-controls": open ? listId : undefined,
    "aria-activedescendant": open && active >= 0 ? optionId(active) : undefined,
  };
  return (
    <Field label={label} hint={hint} inline={inline} hiddenLabel={hiddenLabel}>
      {(wiring) => (
        <span className={styles.holder}>
          <button
            {...wiring}
            {...(searchable ? { role: "combobox", "aria-controls": combobox["aria-controls"] } : combobox)}
            ref={button}
            type="button"
            aria-haspopup={searchable ? "dialog" : "listbox"}
            aria-expanded={open}
            disabled={disabled}
            className={styles.button}
            onPointerDown={() => {
              pointed.current = true;
            }}
            onBlur={() => {
              pointed.current = false;
            }}
            onClick={() => (open ? close() : unfold())}
            onKeyDown={onKeyDown}
          >
            {chosen?.icon}
            <span className={styles.value} style={chosen?.face ? { fontFamily: chosen.face } : undefined}>
              {chosen?.label ?? (value === null ? strings.common.mixed : String(value))}
            </span>
            <ChevronDown aria-hidden="true" className={styles.arrow} />
          </button>
          {open && (
            <div
              ref={popup}
              popover="manual"
              className={styles.popup}
              {...(searchable && { role: "dialog", "aria-label": label })}
            >
              {searchable && (
                <span className={styles.search}>
                  <Search aria-hidden="true" />
                  <input
                    {...combobox}
                    role="combobox"
                    aria-expanded
                    aria-autocomplete="list"
                    aria-label={strings.common.searchIn(label)}
                    placeholder={strings.common.search}
                    type="text"
                    autoComplete="off"
                    spellCheck={false}
                    value={query}
                    onChange={(event) => {
                      const next = event.currentTarget.value;
                      setQuery(next);
                      const [first] = searched(choices, next);
                      setActive(first ? 0 : -1);
                      onPreview?.(next && first ? first.value : null);
                    }}
                    onKeyDown={onKeyDown}
                  />
                </span>
              )}
              <div id={listId} role="listbox" aria-label={label} className={styles.list}>
                {shown.map((choice, index) => (
                  <div
                    key={choice.value}
                    id={optionId(index)}
                    role="option"
                    tabIndex={-1}
                    aria-selected={choice.value === before.current}
                    data-active={index === active || undefined}
                    className={styles.option}
                    // The focus stays where the keys are read.
                    onPointerDown={(event) => event.preventDefault()}
                    onPointerMove={() => index !== active && point(index)}
                    onClick={() => take(index)}
                    onKeyDown={onKeyDown}
                  >
                    <Check aria-hidden="true" className={styles.check} />
                    {choice.icon}
                    <span
                      className={styles.name}
                      style={choice.face ? { fontFamily: choice.face } : undefined}
                    >
                      {choice.label}
                    </span>
                  </div>
                ))}
                {shown.length === 0 && <p className={styles.none}>{strings.common.noneFound}</p>}
              </div>
            </div>
          )}
        </span>
      )}
    </Field>
  );
}
