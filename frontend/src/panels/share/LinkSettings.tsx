import { type FormEvent, useRef, useState } from "react";
import { sentence } from "../../lib/http";
import type { Share, ShareChange } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { changeShare } from "../../lib/studio";
import { Button, Notice, Select, Switch, TextArea, TextField } from "../../lib/ui";
import { CopyButton } from "./copying";
import styles from "./Links.module.css";
import { endOf, type Lasting, parseMoment, writeMoment } from "./moments";

const words = strings.share;

interface LinkSettingsProps {
  share: Share;
  onChanged: (share: Share) => void;
}

/** Who may watch, until when, what and where. Each setting is kept as soon as it is made. */
export function LinkSettings({ share, onChanged }: LinkSettingsProps) {
  const [error, setError] = useState<string | null>(null);
  const change = async (fields: ShareChange): Promise<boolean> => {
    try {
      onChanged(await changeShare(share.token, fields));
      setError(null);
      return true;
    } catch (thrown) {
      setError(sentence(thrown));
      return false;
    }
  };
  const keep = (fields: ShareChange) => void change(fields);
  return (
    <div className={styles.settings}>
      {error && <Notice tone="danger">{error}</Notice>}
      <Password share={share} change={change} />
      <Ending share={share} onChange={(lasting) => keep({ expires: endOf(lasting, new Date()) })} />
      <Start share={share} onChange={(start) => keep({ start })} />
      <Switch label={words.download} checked={share.download} onChange={(download) => keep({ download })} />
      <Switch label={words.follows} checked={share.follows} onChange={(follows) => keep({ follows })} />
      <Embedding share={share} change={change} />
      <details className={styles.more}>
        <summary>{words.qr}</summary>
        <img className={styles.qr} src={`/api/shares/${share.token}/qr`} alt={words.qrNamed(share.title)} />
      </details>
    </div>
  );
}

interface PartProps {
  share: Share;
  change: (fields: ShareChange) => Promise<boolean>;
}

function Password({ share, change }: PartProps) {
  const [typed, setTyped] = useState("");
  const set = async (event: FormEvent) => {
    event.preventDefault();
    if (typed && (await change({ password: typed }))) setTyped("");
  };
  return (
    <form className={styles.withButton} onSubmit={(event) => void set(event)}>
      <TextField
        type="text"
        autoComplete="off"
        maxLength={200}
        label={words.password}
        hint={share.protected ? words.passwordSet : words.passwordHint}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!typed}>
        {words.setPassword}
      </Button>
      {share.protected && (
        <Button variant="ghost" onClick={() => void change({ password: null })}>
          {words.removePassword}
        </Button>
      )}
    </form>
  );
}

function Ending({ share, onChange }: { share: Share; onChange: (lasting: Lasting) => void }) {
  const chosen = share.expires ? "kept" : "never";
  const kept = share.expires
    ? [{ value: "kept" as const, label: new Date(share.expires).toLocaleString("en-GB") }]
    : [];
  return (
    <Select<Lasting | "kept">
      label={words.expires}
      value={chosen}
      choices={[
        { value: "never", label: words.never },
        ...kept,
        { value: "day", label: words.inADay },
        { value: "week", label: words.inAWeek },
        { value: "month", label: words.inAMonth },
      ]}
      onChange={(lasting) => {
        if (lasting !== "kept") onChange(lasting);
      }}
    />
  );
}

function Start({ share, onChange }: { share: Share; onChange: (start: number) => void }) {
  const [typed, setTyped] = useState(writeMoment(share.start));
  const start = parseMoment(typed);
  return (
    <TextField
      label={words.start}
      hint={words.startHint}
      error={start === null ? words.startWrong : undefined}
      inputMode="numeric"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (start !== null && start !== share.start) onChange(start);
      }}
    />
  );
}

function Embedding({ share, change }: PartProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [frames, setFrames] = useState(share.frames);
  const address = new URL(share.embed, window.location.href).href;
  const code = `<iframe src="${address}" width="640" height="360" allow="autoplay; fullscreen; picture-in-picture" allowfullscreen style="border:0"></iframe>`;
  return (
    <>
      <TextField
        label={words.frames}
        hint={words.framesHint}
        value={frames}
        spellCheck={false}
        onChange={(event) => setFrames(event.currentTarget.value)}
        onBlur={() => {
          if (frames !== share.frames) void change({ frames });
        }}
      />
      {share.frames && (
        <div className={styles.withButton}>
          <TextArea ref={field} readOnly rows={3} label={words.code} value={code} />
          <CopyButton field={field} label={words.copyCode} />
        </div>
      )}
    </>
  );
}
