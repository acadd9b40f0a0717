import { ArrowDownWideNarrow, ArrowLeft, FolderUp, Search, Trash2, Upload as UploadIcon } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Asset } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { Button, EmptyState, IconButton, Menu, Notice, Segmented, Skeleton, TextField } from "../../lib/ui";
import { useRoving } from "../../lib/ui/roving";
import { BinView } from "../bin";
import { NoRoom, StorageMeter, useNoRoom } from "../storage";
import { AssetCard } from "./AssetCard";
import { ACCEPTED } from "./accepted";
import { followAssets, loadAssets, useAssets } from "./assets";
import styles from "./LibraryPanel.module.css";
import { type AssetKind, type AssetOrder, showAssets } from "./show";
import { Unreadable } from "./Unreadable";
import { UploadList } from "./UploadList";
import { uploadQueue } from "./uploads";
import { useRemoval } from "./useRemoval";

const words = strings.library;
const KINDS = (["all", "video", "image", "audio"] as const).map((value) => ({ value, label: words[value] }));
const ORDERS = [
  ["newest", words.newest],
  ["oldest", words.oldest],
  ["name", words.byName],
  ["largest", words.largest],
] as const;

export interface LibraryPanelProps {
  onAddToTimeline: (asset: Asset, atPlayhead: boolean) => void;
}

/** What a person owns as files: bring in, find, name, delete, and put on the timeline. */
export function LibraryPanel({ onAddToTimeline }: LibraryPanelProps) {
  const { assets, error } = useAssets();
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState<AssetKind>("all");
  const [order, setOrder] = useState<AssetOrder>("newest");
  const picker = useRef<HTMLInputElement>(null);
  const [inBin, setInBin] = useState(false);
  const noRoom = useNoRoom();
  const { hidden, remove } = useRemoval();

  const grid = useRef<HTMLUListElement>(null);
  useRoving(grid, { items: "li", along: "grid" });
  useEffect(followAssets, []);

  const owned = useMemo(() => (assets ?? []).filter(({ id }) => !hidden.has(id)), [assets, hidden]);
  const all = useMemo(() => owned.filter(({ state }) => state !== "failed"), [owned]);
  const unreadable = useMemo(() => owned.filter(({ state }) => state === "failed"), [owned]);
  const shown = useMemo(() => showAssets(all, search, kind, order), [all, search, kind, order]);
  const choose = () => picker.current?.click();

  if (inBin) {
    return (
      <section className={styles.panel} aria-label={words.title}>
        <header className={styles.binHeader}>
          <IconButton label={words.closeBin} icon={<ArrowLeft />} onClick={() => setInBin(false)} />
          <h2 className={styles.binTitle}>{words.openBin}</h2>
        </header>
        <div className={styles.scroll}>
          <BinView kind="asset" />
        </div>
        <StorageMeter />
      </section>
    );
  }
  return (
    <section className={styles.panel} aria-label={words.title}>
      <input
        ref={picker}
        type="file"
        multiple
        accept={ACCEPTED}
        className="for-readers"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          uploadQueue.add([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again, to go on with a cut upload.
          event.currentTarget.value = "";
        }}
      />
      <header className={styles.header}>
        <div className={styles.bar}>
          <TextField
            type="search"
            label={words.search}
            hiddenLabel
            placeholder={strings.common.search}
            icon={<Search aria-hidden="true" />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Menu
            label={words.sort}
            align="end"
            items={ORDERS.map(([value, label]) => ({
              label,
              checked: order === value,
              onSelect: () => setOrder(value),
            }))}
            trigger={(props) => <IconButton {...props} label={words.sort} icon={<ArrowDownWideNarrow />} />}
          />
          <IconButton label={words.openBin} icon={<Trash2 />} onClick={() => setInBin(true)} />
          <Button
            variant="primary"
            icon={<UploadIcon />}
            disabled={noRoom !== ""}
            title={noRoom || undefined}
            onClick={choose}
          >
            {words.upload}
          </Button>
        </div>
        <NoRoom />
        {all.length > 0 && (
          <Segmented label={words.filter} hiddenLabel value={kind} choices={KINDS} onChange={setKind} />
        )}
      </header>
      <div className={styles.scroll}>
        {error && (
          <Notice
            tone="danger"
            action={
              <Button size="small" onClick={() => void loadAssets()}>
                {strings.common.retry}
              </Button>
            }
          >
            {words.loadFailed} {error}
          </Notice>
        )}
        {!assets && !error && (
          <div className={styles.grid} aria-busy="true">
            {["a", "b", "c", "d"].map((key) => (
              <Skeleton key={key} className={styles.placeholder} />
            ))}
          </div>
        )}
        {assets && all.length === 0 && (
          <EmptyState
            compact
            icon={<FolderUp />}
            title={words.emptyTitle}
            action={
              <Button disabled={noRoom !== ""} title={noRoom || undefined} onClick={choose}>
                {words.choose}
              </Button>
            }
          >
            {words.emptyText}
          </EmptyState>
        )}
        {all.length > 0 && shown.length === 0 && (
          <p className={styles.nothing}>{search ? words.nothing(search) : words.nothingOfKind}</p>
        )}
        <ul ref={grid} className={styles.grid} aria-label={words.grid}>
          {shown.map((asset) => (
            <AssetCard
              key={asset.id}
              asset={asset}
              onAdd={(atPlayhead) => onAddToTimeline(asset, atPlayhead)}
              onRemove={() => void remove(asset)}
            />
          ))}
        </ul>
      </div>
      <Unreadable assets={unreadable} onRemove={(asset) => void remove(asset)} />
      <UploadList queue={uploadQueue} />
      <StorageMeter />
    </section>
  );
}
