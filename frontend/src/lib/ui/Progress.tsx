import { classes } from "./classes";
import styles from "./Progress.module.css";

interface ProgressProps {
  /** What is under way; read aloud. */
  label: string;
  /** 0 to 1; left out while nobody knows. */
  value?: number;
  tone?: "accent" | "danger" | "success" | "paused";
}

/** A bar for a wait. */
export function Progress({ label, value, tone = "accent" }: ProgressProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classes(styles.track, styles[tone], percent === undefined && styles.unknown)}
    >
      <div className={styles.bar} style={percent === undefined ? undefined : { width: `${percent}%` }} />
    </div>
  );
}

/** A wait that has no length, at the size of an icon. */
export function Spinner({ label }: { label?: string }) {
  if (!label) return <span className={styles.spinner} aria-hidden="true" />;
  return (
    <span role="status">
      <span className={styles.spinner} aria-hidden="true" />
      <span className="for-readers">{label}</span>
    </span>
  );
}

/** The shape of what is still on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classes(styles.skeleton, className)} />;
}
