import { cloneElement, type HTMLAttributes, type ReactElement, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { placeBeside, type Side } from "./placement";
import styles from "./Tooltip.module.css";

export type TooltipSide = Side;

interface TooltipProps {
  text: string;
  shortcut?: string;
  side?: TooltipSide;
  children: ReactElement<HTMLAttributes<HTMLElement>>;
}

const DELAY = 450;

/** Says what a control does after the pointer or the keyboard has rested on it. */
export function Tooltip({ text, shortcut, side = "bottom", children }: TooltipProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const show = (element: HTMLElement) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setAnchor(element), DELAY);
  };
  const hide = () => {
    window.clearTimeout(timer.current);
    setAnchor(null);
  };
  const given = children.props;
  const target = cloneElement(children, {
    onPointerEnter: (event) => {
      if (event.pointerType === "mouse") show(event.currentTarget);
      given.onPointerEnter?.(event);
    },
    onPointerLeave: (event) => {
      hide();
      given.onPointerLeave?.(event);
    },
    onPointerDown: (event) => {
      hide();
      given.onPointerDown?.(event);
    },
    onFocus: (event) => {
      if (event.currentTarget.matches(":focus-visible")) show(event.currentTarget);
      given.onFocus?.(event);
    },
    onBlur: (event) => {
      hide();
      given.onBlur?.(event);
    },
  });
  return (
    <>
      {target}
      {anchor &&
        createPortal(<Bubble anchor={anchor} text={text} shortcut={shortcut} side={side} />, document.body)}
    </>
  );
}

function Bubble({
  anchor,
  text,
  shortcut,
  side,
}: Omit<TooltipProps, "children"> & { anchor: HTMLElement; side: Side }) {
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = bubble.current;
    if (!element) return;
    element.showPopover?.();
    placeBeside(element, anchor, side, "center");
  }, [anchor, side]);
  // The name is already the control's accessible name: read once, not twice.
  return (
    <div ref={bubble} popover="manual" className={styles.tooltip} aria-hidden="true">
      {text}
      {shortcut && <kbd className={styles.shortcut}>{shortcut}</kbd>}
    </div>
  );
}
