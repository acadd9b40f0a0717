/** Where the links of mails lead: a new password, and an address that is confirmed. */
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { HttpError, sentence } from "../lib/http";
import { strings } from "../lib/strings";
import { isMailOn } from "../lib/studio";
import { Button, Notice, Spinner, TextField } from "../lib/ui";
import styles from "./AuthPage.module.css";
import {
  askForReset,
  checkReset,
  confirmAddress,
  type FormErrors,
  formErrors,
  resetPassword,
  whoseAddress,
} from "./account";
import { Mark } from "./Mark";
import { navigate, pathTo } from "./route";

const words = strings.mails;
const goIn = () => navigate(pathTo.home());

/** One card in the middle of an empty page. */
function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.alone}>
      <div className={styles.card}>
        <div className={styles.aloneMark}>
          <Mark large />
        </div>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}

/** A link that is old, was used, or was cut off in a mail. */
function BadLink({ text, action }: { text: string; action: ReactNode }) {
  return (
    <Card title={words.bad}>
      <div className={styles.form}>
        <Notice tone="warning">{text}</Notice>
        {action}
      </div>
    </Card>
  );
}

/** Ask for a mail with a link. Nobody learns here whether there is such an account. */
export function ForgotForm({ onBack }: { onBack: () => void }) {
  const [sent, setSent] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [isOff, setOff] = useState(false);
  useEffect(() => {
    // What cannot be asked now is found out by sending.
    isMailOn().then(
      (on) => setOff(!on),
      () => {},
    );
  }, []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email") ?? "").trim();
    if (!email) return setError(words.needEmail);
    setBusy(true);
    setError(undefined);
    try {
      await askForReset(email);
      setSent(email);
    } catch (thrown) {
      const { email: about, form } = formErrors(thrown);
      setError(about ?? form);
    }
    setBusy(false);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {isOff && <Notice tone="warning">{words.off}</Notice>}
      {sent ? (
        <Notice>{words.sent(sent)}</Notice>
      ) : (
        <>
          <TextField
            large
            name="email"
            type="email"
            label={words.email}
            hint={words.emailHint}
            autoComplete="email"
            autoFocus
            error={error}
          />
          <Button type="submit" variant="primary" size="large" wide busy={busy}>
            {words.send}
          </Button>
        </>
      )}
      <Button variant="ghost" onClick={onBack}>
        {words.back}
      </Button>
    </form>
  );
}

/** `/reset`: ask for the mail once more. */
export function ForgotPage() {
  return (
    <Card title={words.forgotTitle}>
      <ForgotForm onBack={goIn} />
    </Card>
  );
}

/** What is known of the key of a link: nothing yet, that it is good (and for what), or why not. */
type Known<Found> =
  | { is: "unknown" }
  | { is: "good"; found: Found }
  | { is: "bad" }
  | { is: "lost"; why: string };

function useKey<Found>(check: (key: string) => Promise<Found>, key: string): Known<Found> {
  const [known, setKnown] = useState<Known<Found>>({ is: "unknown" });
  useEffect(() => {
    check(key).then(
      (found) => setKnown({ is: "good", found }),
      (error: unknown) =>
        setKnown(
          error instanceof HttpError && error.status >= 400 && error.status < 500 && error.status !== 429
            ? { is: "bad" }
            : { is: "lost", why: sentence(error) },
        ),
    );
  }, [check, key]);
  return known;
}

function Unsure({ known }: { known: { is: "unknown" } | { is: "lost"; why: string } }) {
  return (
    <Card title={words.checking}>
      {known.is === "unknown" ? (
        <Spinner label={words.checking} />
      ) : (
        <Notice tone="danger">{known.why}</Notice>
      )}
    </Card>
  );
}

/** `/reset/KEY`: choose a new password. */
export function ResetPage({ token }: { token: string }) {
  const known = useKey(checkReset, token);
  const [errors, setErrors] = useState<FormErrors>({});
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [bad, setBad] = useState(false);
  if (known.is === "bad" || bad) {
    const again = (
      <Button variant="primary" size="large" wide onClick={() => navigate("/reset")}>
        {words.another}
      </Button>
    );
    return <BadLink text={words.badReset} action={again} />;
  }
  if (known.is !== "good") return <Unsure known={known} />;
  if (done) {
    return (
      <Card title={words.resetDone}>
        <div className={styles.form}>
          <p className={styles.text}>{words.resetDoneText}</p>
          <Button variant="primary" size="large" wide onClick={goIn}>
            {strings.account.signIn}
          </Button>
        </div>
      </Card>
    );
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    if (!password) return setErrors({ password: strings.account.needPassword });
    setBusy(true);
    try {
      await resetPassword(token, password);
      setDone(true);
    } catch (error) {
      const found = formErrors(error);
      // What is wrong with neither of them is wrong with the link: it ran out meanwhile.
      if (found.key) setBad(true);
      else setErrors(found);
    }
    setBusy(false);
  };
  return (
    <Card title={words.resetTitle}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {errors.form && <Notice tone="danger">{errors.form}</Notice>}
        <TextField
          large
          name="password"
          type="password"
          label={words.newPassword}
          hint={strings.account.passwordHint}
          autoComplete="new-password"
          autoFocus
          error={errors.password}
        />
        <Button type="submit" variant="primary" size="large" wide busy={busy}>
          {words.setPassword}
        </Button>
      </form>
    </Card>
  );
}

/** `/confirm/KEY`: say that an address is one's own. A press, so that programs that look through mails do not say it. */
export function ConfirmPage({ token }: { token: string }) {
  const known = useKey(whoseAddress, token);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const on = (
    <Button variant="primary" size="large" wide onClick={goIn}>
      {words.toStudio}
    </Button>
  );
  if (known.is === "bad") return <BadLink text={words.badConfirm} action={on} />;
  if (known.is !== "good") return <Unsure known={known} />;
  if (done) {
    return (
      <Card title={words.confirmed}>
        <div className={styles.form}>
          <p className={styles.text}>{words.confirmedText(known.found)}</p>
          {on}
        </div>
      </Card>
    );
  }
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await confirmAddress(token);
      setDone(true);
    } catch (thrown) {
      setError(formErrors(thrown).form ?? sentence(thrown));
    }
    setBusy(false);
  };
  return (
    <Card title={words.confirmTitle}>
      <div className={styles.form}>
        <p className={styles.text}>{words.confirmText(known.found)}</p>
        {error && <Notice tone="danger">{error}</Notice>}
        <Button variant="primary" size="large" wide busy={busy} onClick={() => void confirm()}>
          {words.confirm}
        </Button>
      </div>
    </Card>
  );
}
