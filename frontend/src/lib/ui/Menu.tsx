import { type ReactElement, type ReactNode, useId, useRef, useState } from "react";
import { type MenuItem, MenuList } from "./MenuList";
import type { Align } from "./placement";

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

/** A list of commands behind a button: Escape closes and returns the focus. */
export function Menu({ label, items, header, align = "start", trigger }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement | null>(null);
  const id = useId();
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
        <MenuList
          id={id}
          label={label}
          items={items}
          header={header}
          anchor={button}
          align={align}
          onAway={() => setOpen(false)}
          onDismiss={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
