import { Download, ExternalLink } from "lucide-react";
import { useState } from "react";
import { formatDuration } from "../lib/format";
import type { Watch } from "../lib/shapes";
import { strings } from "../lib/strings";
import { Notice } from "../lib/ui";
import { classes } from "../lib/ui/classes";
import { toSeconds } from "../timeline/time";
import styles from "./WatchPage.module.css";
import { type Behind, look } from "./watching";

const words = strings.watch;
/** Phones show a film's first frame only when a moment of it is asked for, seconds. */
const FIRST = 0.001;

interface PlayerProps {
  film: Watch;
  token: string;
  embedded: boolean;
  /** The film was taken back, or ran out of time, while it played. */
  onStopped: (behind: Behind) => void;
}

/** The browser's own player: it knows the person's captions, speeds, casting and keys. */
export function Player({ film, token, embedded, onStopped }: PlayerProps) {
  const [broken, setBroken] = useState(false);
  const stopped = () =>
    void look(token).then((behind) => {
      if ("problem" in behind && behind.problem !== "failed") onStopped(behind);
      else setBroken(true);
    });
  const seconds = toSeconds(film.duration);
  const start = Math.max(FIRST, toSeconds(film.start));
  const video = (
    // biome-ignore lint/a11y/useMediaCaption: captions come with the film itself where its maker set them
    <video
      className={styles.video}
      src={`${film.url}#t=${start}`}
      controls
      controlsList={film.download ? undefined : "nodownload"}
      playsInline
      preload="metadata"
      aria-label={film.title}
      style={embedded ? undefined : { aspectRatio: `${film.width} / ${film.height}` }}
      onError={stopped}
    />
  );
  if (embedded) {
    return (
      <main className={classes(styles.page, styles.embedded)}>
        {video}
        <a
          className={styles.full}
          href={`/watch/${encodeURIComponent(token)}`}
          target="_blank"
          rel="noreferrer"
        >
          <ExternalLink aria-hidden="true" />
          <span className="for-readers">{words.full}</span>
        </a>
        {broken && <Notice tone="danger">{words.cannotPlay}</Notice>}
      </main>
    );
  }
  return (
    <main className={styles.page}>
      <div className={styles.stage}>{video}</div>
      <div className={styles.about}>
        <h1 className={styles.title}>{film.title}</h1>
        {broken && <Notice tone="danger">{words.cannotPlay}</Notice>}
        <p className={styles.facts}>
          {seconds > 0 && <span>{formatDuration(seconds)}</span>}
          {film.download && (
            <a className={styles.save} href={`${film.url}?download`}>
              <Download aria-hidden="true" />
              {words.save}
            </a>
          )}
          <span>{words.made}</span>
        </p>
      </div>
    </main>
  );
}
