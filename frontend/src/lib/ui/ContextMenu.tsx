import { useLayoutEffect, useRef } from "react";
import { type MenuItem, MenuList } from "./MenuList";

interface ContextMenuProps {
  label: string;
  /** Where the pointer is, pixels of the window. */
  at: { readonly x: number; readonly y: number };
  /** A list; `null` draws a line between groups. */
  items: readonly (MenuItem | null)[];
  onClose: () => void;
}

/** The commands for what is under the pointer. Closed, it gives the focus back to what had it. */
export function ContextMenu({ label, at, items, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const before = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  }, []);
  return (
    <>
      <span ref={anchor} aria-hidden="true" style={{ position: "fixed", left: at.x, top: at.y }} />
      <MenuList
        key={`${at.x} ${at.y}`}
        label={label}
        items={items}
        anchor={anchor}
        onAway={onClose}
        onDismiss={() => {
          onClose();
          before.current?.focus({ preventScroll: true });
        }}
      />
    </>
  );
}
