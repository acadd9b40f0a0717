/** What floats beside a control: shown above everything, placed, and closed when the person goes elsewhere. */
import { type RefObject, useLayoutEffect, useRef } from "react";
import { type Align, placeBeside } from "./placement";

interface Floating {
  open: boolean;
  /** What it belongs to: a press on it does not close. */
  anchor: RefObject<HTMLElement | null>;
  popup: RefObject<HTMLElement | null>;
  align?: Align;
  /** At least as wide as its control. */
  wide?: boolean;
  /** Stays when the window loses the focus. */
  stays?: boolean;
  onClose: () => void;
}

/** Show `popup` (a `popover="manual"`) beneath `anchor` while `open`. */
export function useFloating({ open, anchor, popup, align = "start", wide, stays, onClose }: Floating): void {
  const closing = useRef(onClose);
  closing.current = onClose;
  useLayoutEffect(() => {
    const element = popup.current;
    const control = anchor.current;
    if (!open || !element || !control) return;
    const place = () => placeBeside(element, control, "bottom", align);
    const close = () => closing.current();
    if (wide) element.style.minWidth = `${control.offsetWidth}px`;
    element.showPopover?.();
    place();
    const until = new AbortController();
    const { signal } = until;
    const isOurs = (target: EventTarget | null) =>
      target instanceof Node && (element.contains(target) || control.contains(target));
    const away = ({ target }: Event) => {
      if (!isOurs(target)) close();
    };
    const scrolled = ({ target }: Event) => {
      if (!(target instanceof Node && element.contains(target))) place();
    };
    document.addEventListener("pointerdown", away, { capture: true, signal });
    document.addEventListener("focusin", away, { signal });
    document.addEventListener("scroll", scrolled, { capture: true, passive: true, signal });
    window.addEventListener("resize", place, { signal });
    if (!stays) window.addEventListener("blur", close, { signal });
    return () => until.abort();
  }, [open, anchor, popup, align, wide, stays]);
}
