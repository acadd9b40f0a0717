import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { strings } from "../../lib/strings";
import { IconButton, Progress } from "../../lib/ui";
import styles from "./Fold.module.css";

interface FoldProps {
  label: string;
  /** The line that says it all; read aloud when it changes. */
  title: string;
  note?: string;
  tone?: "busy" | "done" | "failed";
  /** A bar beneath the line. */
  progress?: { label: string; value: number; tone: "accent" | "paused" };
  /** Commands for all of it. */
  actions?: ReactNode;
  onDismiss?: () => void;
  /** Rows, shown when somebody wants to know more; left out where there is no more to know. */
  children?: ReactNode;
}

/** One quiet line at the foot of the library, with more behind it. */
export function Fold({
  label,
  title,
  note,
  tone = "busy",
  progress,
  actions,
  onDismiss,
  children,
}: FoldProps) {
  const [open, setOpen] = useState(false);
  const words = strings.library;
  return (
    <section className={styles.fold} aria-label={label}>
      <header className={styles.header}>
        {tone === "done" && <CircleCheck aria-hidden="true" className={styles.done} />}
        {tone === "failed" && <CircleAlert aria-hidden="true" className={styles.failed} />}
        <h3 className={styles.title} role="status" title={title}>
          {title}
        </h3>
        {note && <span className={styles.note}>{note}</span>}
        {actions}
        {children && (
          <IconButton
            size="small"
            label={open ? words.fold(label) : words.unfold(label)}
            icon={open ? <ChevronDown /> : <ChevronUp />}
            aria-expanded={open}
            tooltipSide="top"
            onClick={() => setOpen(!open)}
          />
        )}
        {onDismiss && (
          <IconButton
            size="small"
            label={words.putAway(label)}
            icon={<X />}
            tooltipSide="top"
            onClick={onDismiss}
          />
        )}
      </header>
      {progress && (
        <div className={styles.bar}>
          <Progress {...progress} />
        </div>
      )}
      {open && children && <ul className={styles.rows}>{children}</ul>}
    </section>
  );
}

interface FoldRowProps {
  name: string;
  note: string;
  /** Between the name and the note. */
  bar?: ReactNode;
  actions: ReactNode;
}

/** One file behind the line. */
export function FoldRow({ name, note, bar, actions }: FoldRowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        {actions}
      </div>
      {bar}
      <p className={styles.more}>{note}</p>
    </li>
  );
}
