import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { strings } from "../strings";
import { IconButton } from "./Button";
import { classes } from "./classes";
import styles from "./Dialog.module.css";
import { coverHistory } from "./dialog-history";

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** The commands, right-aligned at the bottom. */
  footer?: ReactNode;
  size?: "small" | "normal" | "large";
  /** Nothing in it takes the focus: it is read, and scrolled by keys as well. */
  isRead?: boolean;
}

const TYPED = 'input:not([type="radio"]):not([type="checkbox"]):not([readonly]), textarea';

/** A task of its own above the page. The browser keeps the focus inside, and Escape closes it. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  footer,
  size = "normal",
  isRead = false,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const closing = useRef(onClose);
  closing.current = onClose;
  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const before = document.activeElement;
    element.showModal();
    // What is to be typed comes first; the browser would choose the button that closes.
    element.querySelector<HTMLElement>(TYPED)?.focus();
    const uncover = coverHistory(() => closing.current());
    return () => {
      uncover();
      element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className={classes(styles.dialog, styles[size])}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A browser may close it past `cancel`: the page must know. Not when it is us who close it.
      onClose={() => {
        if (dialog.current) onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      // The editor's own keys must not act on what lies behind.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={styles.sheet}>
        <header className={styles.header}>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          <IconButton label={strings.common.close} icon={<X />} onClick={onClose} tooltipSide="left" />
        </header>
        <div className={styles.body} tabIndex={isRead ? 0 : undefined}>
          {children}
        </div>
        {footer && <footer className={styles.footer}>{footer}</footer>}
      </div>
    </dialog>
  );
}
