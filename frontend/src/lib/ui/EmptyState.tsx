import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./EmptyState.module.css";

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  compact?: boolean;
}

/** What stands where nothing is yet: what this place is for, and what to do first. */
export function EmptyState({ icon, title, children, action, compact }: EmptyStateProps) {
  return (
    <div className={classes(styles.empty, compact && styles.compact)}>
      <div className={styles.icon} aria-hidden="true">
        {icon}
      </div>
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}

interface NoticeProps {
  tone?: "info" | "danger" | "warning";
  children: ReactNode;
  action?: ReactNode;
}

/** A sentence in the place it is about: what happened, and what can be done. */
export function Notice({ tone = "info", children, action }: NoticeProps) {
  const Icon = tone === "info" ? Info : CircleAlert;
  return (
    <div role={tone === "info" ? "status" : "alert"} className={classes(styles.notice, styles[tone])}>
      <Icon aria-hidden="true" />
      <div className={styles.words}>{children}</div>
      {action}
    </div>
  );
}
