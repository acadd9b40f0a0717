import { Clock, Film, Hourglass, Unplug } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { strings } from "../lib/strings";
import { Button, EmptyState, Spinner } from "../lib/ui";
import { Locked } from "./Locked";
import { Player } from "./Player";
import styles from "./WatchPage.module.css";
import { type Behind, look, type Problem } from "./watching";

const words = strings.watch;
/** Milliseconds after which it is asked again whether a film is finished. */
const ASK_AGAIN = 3000;

interface WatchPageProps {
  token: string;
  /** Within somebody else's page: the film alone. */
  embedded?: boolean;
}

/** A shared film: plays at once, for anybody who has the link, and the password where there is one. */
export function WatchPage({ token, embedded = false }: WatchPageProps) {
  const [behind, setBehind] = useState<Behind | null>(null);
  const ask = useCallback(() => void look(token).then(setBehind), [token]);
  useEffect(ask, [ask]);
  const making = behind !== null && "problem" in behind && behind.problem === "making";
  useEffect(() => {
    if (!making) return;
    const timer = window.setInterval(ask, ASK_AGAIN);
    return () => window.clearInterval(timer);
  }, [making, ask]);
  const title = behind && "film" in behind ? behind.film.title : null;
  useEffect(() => {
    document.title = title ?? strings.common.product;
  }, [title]);

  if (!behind) {
    return (
      <main className={styles.centre}>
        <Spinner label={words.loading} />
      </main>
    );
  }
  if ("film" in behind) {
    return <Player film={behind.film} token={token} embedded={embedded} onStopped={setBehind} />;
  }
  if (behind.problem === "locked") return <Locked token={token} onOpened={ask} />;
  return <Nothing problem={behind.problem} onRetry={ask} />;
}

const SAID: Record<Exclude<Problem, "locked">, { icon: ReactNode; title: string; text: string }> = {
  gone: { icon: <Film />, title: words.gone, text: words.goneText },
  over: { icon: <Clock />, title: words.over, text: words.overText },
  making: { icon: <Hourglass />, title: words.making, text: words.makingText },
  failed: { icon: <Unplug />, title: words.failed, text: words.failedText },
};

function Nothing({ problem, onRetry }: { problem: Exclude<Problem, "locked">; onRetry: () => void }) {
  const { icon, title, text } = SAID[problem];
  return (
    <main className={styles.centre} aria-live="polite">
      <EmptyState
        icon={icon}
        title={title}
        action={
          problem === "failed" ? (
            <Button variant="primary" onClick={onRetry}>
              {strings.common.retry}
            </Button>
          ) : undefined
        }
      >
        {text}
      </EmptyState>
    </main>
  );
}
