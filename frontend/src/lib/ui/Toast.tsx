import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { create } from "zustand";
import { strings } from "../strings";
import { Button, IconButton } from "./Button";
import styles from "./Toast.module.css";

export interface ToastMessage {
  text: string;
  tone?: "info" | "success" | "danger";
  action?: { label: string; run: () => void };
  /** Called once when it goes without its action having been taken: the moment a delete becomes real. */
  onGone?: () => void;
  /** Milliseconds it stays; what can be taken back stays longer. */
  stays?: number;
}

interface Shown extends ToastMessage {
  id: number;
}

const useToasts = create<{ shown: Shown[] }>(() => ({ shown: [] }));
let last = 0;

/** Say something in the corner for a while. Returns a function that takes it away, as if its time were over. */
export function toast(message: ToastMessage): () => void {
  last += 1;
  const id = last;
  useToasts.setState(({ shown }) => ({ shown: [...shown.slice(-3), { ...message, id }] }));
  return () => dismiss(id);
}

function take(id: number): Shown | undefined {
  const found = useToasts.getState().shown.find((entry) => entry.id === id);
  useToasts.setState(({ shown }) => ({ shown: shown.filter((entry) => entry.id !== id) }));
  return found;
}

function dismiss(id: number): void {
  take(id)?.onGone?.();
}

/** The page goes away: what could still have been taken back becomes real. */
function dismissAll(): void {
  for (const { id } of useToasts.getState().shown) dismiss(id);
}

/** Where toasts appear. One a page. */
export function ToastRegion() {
  const shown = useToasts((state) => state.shown);
  const region = useRef<HTMLElement>(null);
  const any = shown.length > 0;
  // Above a modal dialog, too: the top layer is ordered by who entered last.
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    if (any) element.showPopover?.();
    else element.hidePopover?.();
  }, [any]);
  useEffect(() => {
    window.addEventListener("pagehide", dismissAll);
    return () => window.removeEventListener("pagehide", dismissAll);
  }, []);
  return (
    <section
      ref={region}
      popover="manual"
      aria-label={strings.common.notices}
      aria-live="polite"
      className={styles.region}
    >
      {shown.map((entry) => (
        <Toast key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

const ICONS = { info: Info, success: CircleCheck, danger: CircleAlert };

function Toast({ entry }: { entry: Shown }) {
  const { id, tone = "info", action } = entry;
  const stays = entry.stays ?? (action || tone === "danger" ? 8000 : 4000);
  useEffect(() => {
    const timer = window.setTimeout(() => dismiss(id), stays);
    return () => window.clearTimeout(timer);
  }, [id, stays]);
  const Icon = ICONS[tone];
  return (
    <div className={`${styles.toast} ${styles[tone]}`} role={tone === "danger" ? "alert" : "status"}>
      <Icon className={styles.icon} aria-hidden="true" />
      <p className={styles.text}>{entry.text}</p>
      {action && (
        <Button
          size="small"
          variant="ghost"
          className={styles.action}
          onClick={() => {
            take(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        size="small"
        label={strings.common.dismiss}
        icon={<X />}
        onClick={() => dismiss(id)}
        tooltipSide="top"
      />
    </div>
  );
}
