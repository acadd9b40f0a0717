import { Eye, EyeOff } from "lucide-react";
import { type FormEvent, useState } from "react";
import { strings } from "../lib/strings";
import { Button, IconButton, Notice, TextField } from "../lib/ui";
import styles from "./AuthPage.module.css";
import { type FormErrors, formErrors, signIn, signUp } from "./account";
import { ForgotForm } from "./MailPages";
import { Mark } from "./Mark";
import { Stripes } from "./Stripes";

const words = strings.account;

const TITLES = { in: words.signInTitle, up: words.signUpTitle, forgot: strings.mails.forgotTitle };

/** Sign in or sign up: the only page that a signed-out person sees of the studio. */
export function AuthPage({ onSignedIn }: { onSignedIn: () => void }) {
  const [mode, setMode] = useState<"in" | "up" | "forgot">("in");
  const isNew = mode === "up";
  return (
    <div className={styles.page}>
      <aside className={styles.welcome}>
        <Mark large />
        <Stripes />
        <div>
          <p className={styles.claim}>{words.welcome}</p>
          <p className={styles.text}>{words.welcomeText}</p>
        </div>
      </aside>
      <main className={styles.side}>
        <div className={styles.card}>
          <div className={styles.mobileMark}>
            <Mark large />
          </div>
          <h1 className={styles.title}>{TITLES[mode]}</h1>
          {mode === "forgot" ? (
            <ForgotForm onBack={() => setMode("in")} />
          ) : (
            <AuthForm key={mode} isNew={isNew} onSignedIn={onSignedIn} />
          )}
          {mode === "in" && (
            <p className={styles.other}>
              <button type="button" className={styles.link} onClick={() => setMode("forgot")}>
                {strings.mails.forgot}
              </button>
            </p>
          )}
          <p className={styles.other}>
            {isNew ? words.haveAccount : words.newHere}{" "}
            <button type="button" className={styles.link} onClick={() => setMode(isNew ? "in" : "up")}>
              {isNew ? words.signIn : words.signUp}
            </button>
          </p>
        </div>
      </main>
    </div>
  );
}

function AuthForm({ isNew, onSignedIn }: { isNew: boolean; onSignedIn: () => void }) {
  const [errors, setErrors] = useState<FormErrors>({});
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "");
    const login = field("login").trim();
    const username = field("username").trim();
    const password = field("password");
    const missing: FormErrors = {};
    if (isNew && !username) missing.username = words.needUsername;
    if (!isNew && !login) missing.login = words.needLogin;
    if (!password) missing.password = words.needPassword;
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    setBusy(true);
    try {
      if (isNew) await signUp({ username, email: field("email").trim(), password });
      else await signIn(login, password);
      onSignedIn();
    } catch (error) {
      const found = formErrors(error);
      // On sign-in there is one field for both names.
      setErrors(isNew ? found : { ...found, login: found.username ?? found.email });
      setBusy(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {errors.form && <Notice tone="danger">{errors.form}</Notice>}
      {isNew ? (
        <>
          <TextField
            large
            name="username"
            label={words.username}
            autoComplete="username"
            autoFocus
            error={errors.username}
          />
          <TextField
            large
            name="email"
            type="email"
            label={words.email}
            hint={words.emailHint}
            autoComplete="email"
            error={errors.email}
          />
        </>
      ) : (
        <TextField
          large
          name="login"
          label={words.login}
          autoComplete="username"
          autoFocus
          error={errors.login}
        />
      )}
      <div className={styles.password}>
        <TextField
          large
          name="password"
          type={shown ? "text" : "password"}
          label={words.password}
          hint={isNew ? words.passwordHint : undefined}
          autoComplete={isNew ? "new-password" : "current-password"}
          error={errors.password}
        />
        <div className={styles.eye}>
          <IconButton
            label={shown ? words.hidePassword : words.showPassword}
            icon={shown ? <EyeOff /> : <Eye />}
            onClick={() => setShown(!shown)}
          />
        </div>
      </div>
      <Button type="submit" variant="primary" size="large" wide busy={busy}>
        {isNew ? words.signUp : words.signIn}
      </Button>
    </form>
  );
}
