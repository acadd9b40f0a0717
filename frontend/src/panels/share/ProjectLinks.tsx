import { Link } from "lucide-react";
import { useState } from "react";
import { formatAgo } from "../../lib/format";
import { sentence } from "../../lib/http";
import { useResource } from "../../lib/resource";
import type { Export, Share } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { listExports, listShares, makeShare } from "../../lib/studio";
import { Button, EmptyState, Notice, Select, Spinner } from "../../lib/ui";
import { describeFilm, isWatchable } from "../export/film";
import { LinkList } from "./LinkList";
import styles from "./ShareDialog.module.css";

const words = strings.share;

export interface ProjectLinksProps {
  project: { id: string; name: string };
  /** The export to offer first. */
  exportId?: string;
  /** There is no film yet, and the person wants one. */
  onExport?: () => void;
}

/** The links of a project: a new one, and those that there are. */
export function ProjectLinks({ project, exportId, onExport }: ProjectLinksProps) {
  const films = useResource(() => listExports(project.id), project.id);
  const shares = useResource(() => listShares(project.id), project.id);
  const error = films.error ?? shares.error;
  if (error) {
    return (
      <Notice tone="danger">
        {words.loadFailed} {error}
      </Notice>
    );
  }
  if (!films.value || !shares.value) return <Spinner label={strings.common.loading} />;
  const ready = films.value.filter((film) => film.state === "done" && isWatchable(film));
  const links = shares.value;
  return (
    <div className={styles.stack}>
      {ready.length === 0 ? (
        <EmptyState
          compact
          icon={<Link />}
          title={words.noLinks}
          action={
            onExport && (
              <Button variant="primary" onClick={onExport}>
                {words.exportFirst}
              </Button>
            )
          }
        >
          {words.noExports}
        </EmptyState>
      ) : (
        <Make
          films={ready}
          preferred={exportId}
          onMade={(share) => shares.change([share, ...links.filter(({ token }) => token !== share.token)])}
        />
      )}
      {links.length > 0 && (
        <section aria-label={words.links} className={styles.links}>
          <h3 className={styles.heading}>{words.links}</h3>
          <LinkList links={links} onChange={shares.change} />
        </section>
      )}
    </div>
  );
}

interface MakeProps {
  films: readonly Export[];
  preferred?: string;
  onMade: (share: Share) => void;
}

function Make({ films, preferred, onMade }: MakeProps) {
  const first = films.find(({ id }) => id === preferred) ?? films[0];
  const [film, setFilm] = useState(first?.id ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const make = async () => {
    setBusy(true);
    setError(null);
    try {
      onMade(await makeShare(film));
    } catch (thrown) {
      setError(sentence(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.make}>
      <p className={styles.intro}>{words.intro}</p>
      {films.length > 1 && (
        <Select
          label={words.which}
          value={film}
          choices={films.map((entry) => ({
            value: entry.id,
            label: `${formatAgo(new Date(entry.created), new Date())} · ${describeFilm(entry)}`,
          }))}
          onChange={setFilm}
        />
      )}
      {error && <Notice tone="danger">{error}</Notice>}
      <Button variant="primary" size="large" wide icon={<Link />} busy={busy} onClick={() => void make()}>
        {words.make}
      </Button>
    </div>
  );
}
