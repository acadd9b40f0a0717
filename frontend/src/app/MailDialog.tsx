import { type FormEvent, useState } from "react";
import { sentence } from "../lib/http";
import { plural } from "../lib/plural";
import { useResource } from "../lib/resource";
import type { MailWishes } from "../lib/shapes";
import { strings } from "../lib/strings";
import { mailWishes, wishMail } from "../lib/studio";
import { Button, Dialog, Notice, Spinner, Switch, TextField } from "../lib/ui";
import styles from "./AuthPage.module.css";
import { formErrors, setAddress } from "./account";

const words = strings.mails;

/** What the studio writes to a person, and where. */
export function MailDialog({ onClose }: { onClose: () => void }) {
  const wishes = useResource(mailWishes, "wishes");
  const { value, error } = wishes;
  return (
    <Dialog size="small" title={words.wishes} open onClose={onClose}>
      {error && <Notice tone="danger">{error}</Notice>}
      {!value && !error && <Spinner label={strings.common.loading} />}
      {value &&
        (value.on ? <Wishes value={value} onChange={wishes.change} /> : <Notice>{words.wishesOff}</Notice>)}
    </Dialog>
  );
}

function Wishes({ value, onChange }: { value: MailWishes; onChange: (value: MailWishes) => void }) {
  const [address, setTyped] = useState(value.address);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState("");
  const [error, setError] = useState<string>();
  const isSame = address.trim() === value.address;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await setAddress(address.trim());
      setSent(address.trim());
    } catch (thrown) {
      const { email, form } = formErrors(thrown);
      setError(email ?? form ?? sentence(thrown));
    }
    setBusy(false);
  };
  const wish = async (whenDone: boolean) => {
    try {
      onChange(await wishMail(whenDone));
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  const isKnown = isSame && value.confirmed;
  return (
    <div className={styles.form}>
      <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          large
          type="email"
          autoComplete="email"
          label={words.yourAddress}
          hint={isKnown ? words.confirmedMark : words.unconfirmed}
          error={error}
          value={address}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {sent ? (
          <Notice>{words.confirmationSent(sent)}</Notice>
        ) : (
          !isKnown && (
            <Button type="submit" busy={busy} disabled={!address.trim()}>
              {words.sendConfirmation}
            </Button>
          )
        )}
      </form>
      <Switch label={words.whenDone} checked={value.when_done} onChange={(on) => void wish(on)} />
      <p className={styles.small}>
        {words.whenDoneHint(plural(Math.max(1, Math.round(value.after / 60)), "minute", "minutes"))}
      </p>
    </div>
  );
}
