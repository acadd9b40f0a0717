import { Film, Unplug } from "lucide-react";
import { useEffect, useState } from "react";
import { formatDuration } from "../lib/format";
import { HttpError } from "../lib/http";
import type { Watch } from "../lib/shapes";
import { strings } from "../lib/strings";
import { getWatch } from "../lib/studio";
import { Button, EmptyState, Notice, Spinner } from "../lib/ui";
import styles from "./WatchPage.module.css";

const words = strings.watch;

/** Phones show a film's first frame only when a moment of it is asked for. */
const firstFrame = (url: string) => `${url}#t=0.001`;

type Shown = { film: Watch } | { problem: "gone" | "failed" } | null;

/** A shared film: plays at once, for anybody who has the link. */
export function WatchPage({ token }: { token: string }) {
  const [shown, setShown] = useState<Shown>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn is "try again"
  useEffect(() => {
    let current = true;
    setShown(null);
    getWatch(token).then(
      (film) => current && setShown({ film }),
      (error: unknown) => {
        const gone = error instanceof HttpError && (error.status === 404 || error.status === 410);
        if (current) setShown({ problem: gone ? "gone" : "failed" });
      },
    );
    return () => {
      current = false;
    };
  }, [token, turn]);
  const title = shown && "film" in shown ? shown.film.title : null;
  useEffect(() => {
    document.title = title ?? strings.common.product;
  }, [title]);

  if (!shown) {
    return (
      <main className={styles.centre}>
        <Spinner label={words.loading} />
      </main>
    );
  }
  if ("problem" in shown) {
    const gone = shown.problem === "gone";
    return (
      <main className={styles.centre}>
        <EmptyState
          icon={gone ? <Film /> : <Unplug />}
          title={gone ? words.gone : words.failed}
          action={
            gone ? undefined : (
              <Button variant="primary" onClick={() => setTurn(turn + 1)}>
                {strings.common.retry}
              </Button>
            )
          }
        >
          {gone ? words.goneText : words.failedText}
        </EmptyState>
      </main>
    );
  }
  return <Player film={shown.film} token={token} onGone={() => setShown({ problem: "gone" })} />;
}

/** The browser's own player: it knows the person's captions, speeds, casting and keys. */
function Player({ film, token, onGone }: { film: Watch; token: string; onGone: () => void }) {
  const [broken, setBroken] = useState(false);
  // A film that stops may have been taken back while it played.
  const stopped = () =>
    void getWatch(token).then(
      () => setBroken(true),
      (error: unknown) => (error instanceof HttpError && error.status === 404 ? onGone() : setBroken(true)),
    );
  const seconds = secondsOf(film);
  return (
    <main className={styles.page}>
      <div className={styles.stage}>
        {/* biome-ignore lint/a11y/useMediaCaption: captions come with the film itself where its maker set them */}
        <video
          className={styles.video}
          src={firstFrame(film.url)}
          controls
          playsInline
          preload="metadata"
          aria-label={film.title}
          style={{ aspectRatio: `${film.width} / ${film.height}` }}
          onError={stopped}
        />
      </div>
      <div className={styles.about}>
        <h1 className={styles.title}>{film.title}</h1>
        {broken && <Notice tone="danger">{words.cannotPlay}</Notice>}
        <p className={styles.facts}>
          {seconds > 0 && `${formatDuration(seconds)} · `}
          {words.made}
        </p>
      </div>
    </main>
  );
}

const FLICKS_PER_SECOND = 705_600_000;

/** The film's length in seconds. The document's own time unit, flicks, is what the API gives. */
function secondsOf({ duration }: Watch): number {
  return duration / FLICKS_PER_SECOND;
}
