import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { classes } from "./classes";
import styles from "./Menu.module.css";
import type { Align } from "./placement";
import { useFloating } from "./useFloating";

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  /** For choices: whether this is the chosen one. */
  checked?: boolean;
  onSelect: () => void;
}

interface TriggerProps {
  ref: (element: HTMLButtonElement | null) => void;
  "aria-haspopup": "menu";
  "aria-expanded": boolean;
  "aria-controls": string | undefined;
  onClick: () => void;
}

interface MenuProps {
  label: string;
  /** A list; `null` draws a line between groups. */
  items: readonly (MenuItem | null)[];
  /** What stands above the commands, to be read. */
  header?: ReactNode;
  align?: Align;
  trigger: (props: TriggerProps) => ReactElement;
}

/** A list of commands behind a button: arrows move, letters jump, Escape closes and returns the focus. */
export function Menu({ label, items, header, align = "start", trigger }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useFloating({ open, anchor: button, popup: list, align, onClose: () => setOpen(false) });
  useEffect(() => {
    if (open && list.current) entries(list.current)[0]?.focus();
  }, [open]);

  const dismiss = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation();
    const all = entries(event.currentTarget);
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const go = (index: number) => {
      event.preventDefault();
      all[(index + all.length) % all.length]?.focus();
    };
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(all.length - 1);
    else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      dismiss();
    } else if (event.key.length === 1 && event.key !== " ") {
      const letter = event.key.toLowerCase();
      const found = all.findIndex((entry, index) => index > at && startsWith(entry, letter));
      const first = all.findIndex((entry) => startsWith(entry, letter));
      if (first >= 0) go(found >= 0 ? found : first);
    }
  };

  return (
    <>
      {trigger({
        ref: (element) => {
          button.current = element;
        },
        "aria-haspopup": "menu",
        "aria-expanded": open,
        "aria-controls": open ? id : undefined,
        onClick: () => setOpen((was) => !was),
      })}
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          popover="manual"
          tabIndex={-1}
          className={styles.menu}
          onKeyDown={onKeyDown}
        >
          {header}
          {items.map((item, index) =>
            item ? (
              <button
                key={item.label}
                type="button"
                {...(item.checked === undefined
                  ? { role: "menuitem" }
                  : { role: "menuitemradio", "aria-checked": item.checked })}
                disabled={item.disabled}
                tabIndex={-1}
                className={classes(styles.item, item.danger && styles.danger, item.checked && styles.checked)}
                onPointerEnter={(event) => event.currentTarget.focus()}
                onClick={(event) => {
                  event.stopPropagation();
                  dismiss();
                  item.onSelect();
                }}
              >
                {item.icon}
                <span className={styles.label}>{item.label}</span>
                {item.shortcut && <kbd className={styles.shortcut}>{item.shortcut}</kbd>}
              </button>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line between groups has no other name than its place
              <hr key={`line-${index}`} className={styles.line} />
            ),
          )}
        </div>
      )}
    </>
  );
}

function entries(menu: HTMLElement): HTMLButtonElement[] {
  return [...menu.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
}

function startsWith(entry: HTMLButtonElement, letter: string): boolean {
  return entry.textContent?.trim().toLowerCase().startsWith(letter) ?? false;
}
