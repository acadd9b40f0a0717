import type { ReactNode } from "react";
import styles from "./InspectorPanel.module.css";

/** A group of properties under its name. */
export function Section({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.heading}>
        <h3 className={styles.title}>{title}</h3>
        {action}
      </header>
      <div className={styles.rows}>{children}</div>
    </section>
  );
}

/** Two numbers side by side, under a name of their own. */
export function Pair({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.pair}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
