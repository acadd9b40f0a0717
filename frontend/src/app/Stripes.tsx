import styles from "./Stripes.module.css";

/** A timeline as an ornament: what the studio is about, before anybody has signed in. */
const ROWS: readonly (readonly { kind: "video" | "image" | "text" | "audio"; from: number; to: number }[])[] =
  [
    [
      { kind: "text", from: 12, to: 34 },
      { kind: "text", from: 62, to: 78 },
    ],
    [
      { kind: "image", from: 30, to: 52 },
      { kind: "image", from: 72, to: 96 },
    ],
    [
      { kind: "video", from: 0, to: 28 },
      { kind: "video", from: 28.6, to: 60 },
      { kind: "video", from: 60.6, to: 100 },
    ],
    [{ kind: "audio", from: 4, to: 90 }],
  ];

export function Stripes() {
  return (
    <div className={styles.stripes} aria-hidden="true">
      {ROWS.map((row) => (
        <div key={row[0]?.kind} className={styles.row}>
          {row.map((clip) => (
            <span
              key={clip.from}
              className={styles.clip}
              style={{
                left: `${clip.from}%`,
                width: `${clip.to - clip.from}%`,
                background: `var(--kind-${clip.kind})`,
              }}
            />
          ))}
        </div>
      ))}
      <span className={styles.playhead} />
    </div>
  );
}
