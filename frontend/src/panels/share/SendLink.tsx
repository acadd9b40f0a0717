import { type FormEvent, useState } from "react";
import { sentence } from "../../lib/http";
import { useResource } from "../../lib/resource";
import type { Share } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { isMailOn, sendShare } from "../../lib/studio";
import { Button, Notice, Spinner, TextArea, TextField, toast } from "../../lib/ui";
import { MOST_ADDRESSES, readAddresses } from "./addresses";
import styles from "./Links.module.css";

const words = strings.share;

interface SendLinkProps {
  share: Share;
  onSent: () => void;
}

/** Send a link by mail, with a few words. */
export function SendLink({ share, onSent }: SendLinkProps) {
  const on = useResource(isMailOn, "mail");
  const [to, setTo] = useState("");
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  if (on.error) return <Notice tone="danger">{on.error}</Notice>;
  if (on.value === null || on.value === undefined) return <Spinner label={strings.common.loading} />;
  if (!on.value) return <Notice tone="warning">{words.mailOff}</Notice>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { addresses, wrong } = readAddresses(to);
    if (wrong) return setError(words.mailWrong(wrong));
    if (addresses.length === 0) return setError(words.mailNone);
    if (addresses.length > MOST_ADDRESSES) return setError(words.mailMany);
    setBusy(true);
    setError(undefined);
    try {
      const { letters } = await sendShare(share.token, addresses, said);
      toast({ text: words.mailSent(letters), tone: "success" });
      onSent();
    } catch (thrown) {
      setError(sentence(thrown));
      setBusy(false);
    }
  };
  return (
    <form className={styles.settings} noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        autoFocus
        type="email"
        multiple
        autoComplete="off"
        label={words.mailTo}
        hint={words.mailToHint}
        error={error}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextArea
        rows={3}
        maxLength={1000}
        label={words.mailWords}
        hint={share.protected ? words.mailPassword : undefined}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {words.mailSend}
        </Button>
      </div>
    </form>
  );
}
