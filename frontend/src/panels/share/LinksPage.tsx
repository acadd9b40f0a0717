import { ArrowLeft, Link } from "lucide-react";
import { useEffect } from "react";
import { useResource } from "../../lib/resource";
import { strings } from "../../lib/strings";
import { listShares } from "../../lib/studio";
import { EmptyState, IconButton, Notice, Spinner } from "../../lib/ui";
import { LinkList } from "./LinkList";
import styles from "./Links.module.css";

const words = strings.share;

/** All links of a person, the newest first. */
export function LinksPage({ onLeave }: { onLeave: () => void }) {
  const shares = useResource(() => listShares(), "all");
  const { value: links, error } = shares;
  useEffect(() => {
    document.title = `${words.allLinks} · ${strings.common.product}`;
    return () => {
      document.title = strings.common.product;
    };
  }, []);
  return (
    <main className={styles.page}>
      <header className={styles.top}>
        <IconButton label={strings.app.toProjects} icon={<ArrowLeft />} onClick={onLeave} />
        <h1 className={styles.title}>{words.allLinks}</h1>
      </header>
      {error && (
        <Notice tone="danger">
          {words.loadFailed} {error}
        </Notice>
      )}
      {!links && !error && <Spinner label={strings.common.loading} />}
      {links?.length === 0 && (
        <EmptyState icon={<Link />} title={words.noneYet}>
          {words.noneYetText}
        </EmptyState>
      )}
      {links && links.length > 0 && <LinkList titled links={links} onChange={shares.change} />}
    </main>
  );
}
