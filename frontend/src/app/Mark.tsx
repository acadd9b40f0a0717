import styles from "./Mark.module.css";

/** The product's mark and name. */
export function Mark({ large }: { large?: boolean }) {
  return (
    <span className={large ? `${styles.mark} ${styles.large}` : styles.mark}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" className={styles.tile} />
        <path d="M8 20.5h10" className={styles.faint} />
        <path d="M8 15.5h16" className={styles.line} />
        <path d="M13 10.5h8" className={styles.faint} />
        <circle cx="22.5" cy="20.5" r="2.4" className={styles.dot} />
      </svg>
      CloudStudio
    </span>
  );
}
