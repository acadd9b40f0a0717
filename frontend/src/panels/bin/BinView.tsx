import { ArchiveRestore, Clapperboard, File, Film, Sparkles, Trash2 } from "lucide-react";
import { useRef } from "react";
import { formatBytes } from "../../lib/format";
import type { Binned } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { Button, EmptyState, IconButton, Notice, Skeleton } from "../../lib/ui";
import styles from "./BinView.module.css";
import { daysUntil, useBin } from "./useBin";

const words = strings.bin;
const ICONS: Record<string, typeof File> = {
  asset: File,
  project: Clapperboard,
  export: Film,
  generation: Sparkles,
};

/** What was deleted: how long it still waits, bring it back, or remove it for good. `kind` empty: all of it. */
export function BinView({ kind = "" }: { kind?: string }) {
  const bin = useBin(kind);
  const list = useRef<HTMLUListElement>(null);
  const { entries } = bin;
  const size = (entries ?? []).reduce((sum, entry) => sum + entry.size, 0);
  // Who works by keyboard goes on with the neighbour of what has just gone.
  const then = (work: (entry: Binned) => void, entry: Binned, at: number) => {
    work(entry);
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>("li") ?? [];
      (rows[Math.min(at, rows.length - 1)]?.querySelector("button") ?? list.current)?.focus();
    });
  };
  return (
    <section className={styles.bin} aria-label={words.title}>
      {bin.error && (
        <Notice
          tone="danger"
          action={
            <Button size="small" onClick={bin.reload}>
              {strings.common.retry}
            </Button>
          }
        >
          {words.loadFailed} {bin.error}
        </Notice>
      )}
      {!entries && !bin.error && <Skeleton className={styles.placeholder} />}
      {entries?.length === 0 && (
        <EmptyState compact icon={<Trash2 />} title={words.emptyTitle}>
          {words.emptyText}
        </EmptyState>
      )}
      {entries && entries.length > 0 && (
        <header className={styles.header}>
          <p className={styles.total}>
            {words.total(entries.length)}
            {size > 0 && ` · ${formatBytes(size)}`}
          </p>
          <Button size="small" icon={<Trash2 />} onClick={bin.empty}>
            {words.empty}
          </Button>
        </header>
      )}
      <ul ref={list} tabIndex={-1} className={styles.list} aria-label={words.list}>
        {entries?.map((entry, at) => (
          <Row
            key={entry.id}
            entry={entry}
            onRestore={() => then(bin.restore, entry, at)}
            onPurge={() => then(bin.purge, entry, at)}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  entry: Binned;
  onRestore: () => void;
  onPurge: () => void;
}

function Row({ entry, onRestore, onPurge }: RowProps) {
  const { name, kind, size, picture, until } = entry;
  const Icon = ICONS[kind] ?? File;
  const facts = [
    words.kinds[kind],
    size > 0 ? formatBytes(size) : null,
    words.daysLeft(daysUntil(new Date(until), new Date())),
  ];
  return (
    <li className={styles.row}>
      <span className={styles.picture}>
        {picture ? <img src={picture} alt="" loading="lazy" /> : <Icon aria-hidden="true" />}
      </span>
      <div className={styles.words}>
        <p className={styles.name} title={name}>
          {name}
        </p>
        <p className={styles.facts}>{facts.filter(Boolean).join(" · ")}</p>
      </div>
      <IconButton
        size="small"
        label={words.bringBackNamed(name)}
        icon={<ArchiveRestore />}
        onClick={onRestore}
      />
      <IconButton size="small" label={words.forGoodNamed(name)} icon={<Trash2 />} onClick={onPurge} />
    </li>
  );
}
