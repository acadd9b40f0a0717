import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
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

interface MenuListProps {
  id?: string;
  label: string;
  /** A list; `null` draws a line between groups. */
  items: readonly (MenuItem | null)[];
  /** What stands above the commands, to be read. */
  header?: ReactNode;
  anchor: RefObject<HTMLElement | null>;
  align?: Align;
  /** A press elsewhere. */
  onAway: () => void;
  /** Escape, or a choice: the focus goes back. */
  onDismiss: () => void;
}

/** An open menu beneath its anchor: arrows move, letters jump, Escape closes. */
export function MenuList({ id, label, items, header, anchor, align, onAway, onDismiss }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  useFloating({ open: true, anchor, popup: list, align, onClose: onAway });
  useEffect(() => {
    if (list.current) (entries(list.current)[0] ?? list.current).focus();
  }, []);

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
      onDismiss();
    } else if (event.key.length === 1 && event.key !== " ") {
      const letter = event.key.toLowerCase();
      const found = all.findIndex((entry, index) => index > at && startsWith(entry, letter));
      const first = all.findIndex((entry) => startsWith(entry, letter));
      if (first >= 0) go(found >= 0 ? found : first);
    }
  };

  return (
    <div
      ref={list}
      id={id}
      role="menu"
      aria-label={label}
      popover="manual"
      tabIndex={-1}
      className={styles.menu}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
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
              onDismiss();
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
  );
}

function entries(menu: HTMLElement): HTMLButtonElement[] {
  return [...menu.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
}

function startsWith(entry: HTMLButtonElement, letter: string): boolean {
  return entry.textContent?.trim().toLowerCase().startsWith(letter) ?? false;
}
