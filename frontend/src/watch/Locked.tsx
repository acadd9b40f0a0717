import { Lock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { sentence } from "../lib/http";
import { strings } from "../lib/strings";
import { Button, TextField } from "../lib/ui";
import styles from "./WatchPage.module.css";
import { unlock } from "./watching";

const words = strings.watch;

/** A film that wants its password. */
export function Locked({ token, onOpened }: { token: string; onOpened: () => void }) {
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await unlock(token, password);
      onOpened();
    } catch (thrown) {
      setError(sentence(thrown));
      setBusy(false);
    }
  };
  return (
    <main className={styles.centre}>
      <form className={styles.locked} onSubmit={(event) => void open(event)}>
        <Lock aria-hidden="true" />
        <h1 className={styles.title}>{words.locked}</h1>
        <p className={styles.hint}>{words.lockedText}</p>
        <TextField
          type="password"
          large
          label={words.password}
          autoComplete="off"
          error={error}
          value={password}
          autoFocus
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            setError(undefined);
          }}
        />
        <Button type="submit" variant="primary" size="large" wide busy={busy} disabled={!password}>
          {words.unlock}
        </Button>
      </form>
    </main>
  );
}
