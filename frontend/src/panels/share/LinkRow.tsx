import { ExternalLink, Mail, Send, SlidersHorizontal } from "lucide-react";
import { useRef, useState } from "react";
import { formatAgo } from "../../lib/format";
import { sentence } from "../../lib/http";
import type { Share } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { revokeShare } from "../../lib/studio";
import { Button, toast } from "../../lib/ui";
import { CopyButton } from "./copying";
import { LinkSettings } from "./LinkSettings";
import styles from "./Links.module.css";
import { SendLink } from "./SendLink";

const words = strings.share;

interface LinkRowProps {
  share: Share;
  /** Say which film it shows: where links of several are listed. */
  titled?: boolean;
  onChanged: (share: Share) => void;
  onRevoked: () => void;
}

/** One link: copy, send, mail, open, its settings, revoke. */
export function LinkRow({ share, titled, onChanged, onRevoked }: LinkRowProps) {
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState(false);
  const [mailing, setMailing] = useState(false);
  const address = new URL(share.url, window.location.href).href;
  const revoke = async () => {
    setBusy(true);
    try {
      await revokeShare(share.token);
      onRevoked();
      toast({ text: words.revoked });
    } catch (thrown) {
      toast({ text: sentence(thrown), tone: "danger" });
      setBusy(false);
    }
  };
  // Who closes the share sheet again has not failed at anything.
  const send = () => void navigator.share({ title: share.title, url: address }).catch(() => {});
  return (
    <li className={styles.link}>
      {titled && <h3 className={styles.film}>{share.title}</h3>}
      <div className={styles.row}>
        <input
          ref={field}
          readOnly
          className={styles.address}
          aria-label={words.linkNamed}
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton field={field} label={words.copy} />
      </div>
      <div className={styles.row}>
        <span className={styles.when}>
          <span>{words.made(formatAgo(new Date(share.created), new Date()))}</span>
          <span title={words.viewsHint}>{words.views(share.views)}</span>
          {share.protected && <span className={styles.mark}>{words.protected}</span>}
          {share.follows && <span className={styles.mark}>{words.following}</span>}
          {share.over && <span className={styles.over}>{words.over}</span>}
          {share.expires && !share.over && (
            <span className={styles.mark}>{words.until(day(share.expires))}</span>
          )}
        </span>
        {"share" in navigator && (
          <Button size="small" variant="ghost" icon={<Send />} onClick={send}>
            {words.send}
          </Button>
        )}
        <Button
          size="small"
          variant="ghost"
          icon={<Mail />}
          aria-expanded={mailing}
          aria-label={words.mailNamed(share.title)}
          onClick={() => setMailing(!mailing)}
        >
          {words.mail}
        </Button>
        <a className={styles.open} href={address} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden="true" />
          {words.open}
        </a>
        <Button
          size="small"
          variant="ghost"
          icon={<SlidersHorizontal />}
          aria-expanded={open}
          aria-label={words.settingsOf(share.title)}
          onClick={() => setOpen(!open)}
        >
          {words.settings}
        </Button>
        <Button
          size="small"
          variant="ghost"
          busy={busy}
          aria-label={words.revokeNamed(address)}
          onClick={() => void revoke()}
        >
          {words.revoke}
        </Button>
      </div>
      {mailing && <SendLink share={share} onSent={() => setMailing(false)} />}
      {open && <LinkSettings share={share} onChanged={onChanged} />}
    </li>
  );
}

function day(moment: string): string {
  return new Date(moment).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
}
