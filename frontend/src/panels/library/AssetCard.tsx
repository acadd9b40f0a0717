import {
  Download,
  Ellipsis,
  File,
  FileImage,
  FileVideo,
  Music,
  Pencil,
  Plus,
  RotateCw,
  Trash2,
  TriangleAlert,
} from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { formatBytes, formatDuration } from "../../lib/format";
import { sentence } from "../../lib/http";
import type { Asset } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { Button, IconButton, Menu, Spinner, toast } from "../../lib/ui";
import styles from "./AssetCard.module.css";
import { downloadOriginal, examine, rename } from "./assets";
import { dragAsset } from "./drag";

const words = strings.library;
const ICONS: Record<string, typeof FileVideo> = { video: FileVideo, image: FileImage, audio: Music };

interface AssetCardProps {
  asset: Asset;
  /** @param atPlayhead there, and not behind everything */
  onAdd: (atPlayhead: boolean) => void;
  onRemove: () => void;
}

/** One asset: drag it, press Enter or double-click to use it. */
export function AssetCard({ asset, onAdd, onRemove }: AssetCardProps) {
  const [renaming, setRenaming] = useState(false);
  const ready = asset.state === "ready";

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter" && ready) onAdd(event.shiftKey);
    else if (event.key === "F2") setRenaming(true);
    else if (event.key === "Delete") onRemove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const finishRename = (name: string) => {
    setRenaming(false);
    const wanted = name.trim();
    if (!wanted || wanted === asset.name) return;
    rename(asset, wanted).catch((error: unknown) => toast({ text: sentence(error), tone: "danger" }));
  };

  const again = () => {
    examine(asset).catch((error: unknown) => toast({ text: sentence(error), tone: "danger" }));
  };

  return (
    <li className={styles.card}>
      <div className={styles.frame}>
        {/* biome-ignore lint/a11y/useSemanticElements: a button could hold neither a drag nor the commands inside */}
        <div
          role="button"
          tabIndex={0}
          aria-label={asset.name}
          aria-disabled={!ready}
          className={styles.tile}
          draggable={ready && !renaming}
          onDragStart={(event) => dragAsset(event, asset)}
          onDoubleClick={(event) => ready && onAdd(event.shiftKey)}
          onKeyDown={onKeyDown}
        >
          <Picture asset={asset} />
          {asset.state === "processing" && !asset.error && (
            <span className={styles.veil}>
              <Spinner />
              {words.processing}
            </span>
          )}
          {asset.state === "processing" && asset.error && (
            <span className={styles.delayed} title={asset.error}>
              {words.delayed}
              <Button size="small" icon={<RotateCw />} onClick={again}>
                {strings.common.retry}
              </Button>
            </span>
          )}
        </div>
        <Badge asset={asset} />
      </div>
      {ready && (
        <div className={styles.add}>
          <IconButton
            size="small"
            variant="primary"
            label={words.addNamed(asset.name)}
            shortcut={words.addShift}
            icon={<Plus />}
            onClick={(event) => onAdd(event.shiftKey)}
          />
        </div>
      )}
      <div className={styles.about}>
        <div className={styles.words}>
          {renaming ? (
            <input
              className={styles.rename}
              aria-label={strings.common.rename}
              defaultValue={asset.name}
              maxLength={255}
              // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
              autoFocus
              onFocus={(event) => event.currentTarget.select()}
              onBlur={(event) => finishRename(event.currentTarget.value)}
              onKeyDown={(event) => {
                event.stopPropagation();
                if (event.key === "Enter") event.currentTarget.blur();
                if (event.key === "Escape") setRenaming(false);
              }}
            />
          ) : (
            <p className={styles.name} title={asset.name}>
              {asset.name}
            </p>
          )}
          <p className={styles.facts}>{factsOf(asset)}</p>
          <Warnings asset={asset} />
        </div>
        <Menu
          label={strings.common.more(asset.name)}
          align="end"
          items={[
            { label: words.addToTimeline, icon: <Plus />, disabled: !ready, onSelect: () => onAdd(false) },
            { label: words.addAtPlayhead, icon: <Plus />, disabled: !ready, onSelect: () => onAdd(true) },
            { label: strings.common.rename, icon: <Pencil />, onSelect: () => setRenaming(true) },
            {
              label: strings.common.download,
              icon: <Download />,
              disabled: !asset.urls.original,
              onSelect: () => downloadOriginal(asset),
            },
            ...(asset.missing.length > 0
              ? [{ label: words.makeAgain, icon: <RotateCw />, onSelect: again }]
              : []),
            null,
            { label: strings.common.remove, icon: <Trash2 />, danger: true, onSelect: onRemove },
          ]}
          trigger={(props) => (
            <IconButton {...props} size="small" label={strings.common.more(asset.name)} icon={<Ellipsis />} />
          )}
        />
      </div>
    </li>
  );
}

function Picture({ asset }: { asset: Asset }) {
  const Icon = ICONS[asset.kind ?? ""] ?? File;
  const colour = asset.kind ? `var(--kind-${asset.kind})` : "var(--text-3)";
  return (
    <>
      <span className={styles.icon} style={{ color: colour }}>
        <Icon aria-hidden="true" />
      </span>
      {asset.urls.thumbnail && (
        <img src={asset.urls.thumbnail} alt="" className={styles.picture} loading="lazy" draggable={false} />
      )}
    </>
  );
}

function Badge({ asset }: { asset: Asset }) {
  const seconds = asset.facts?.duration_seconds;
  if (asset.kind === "image" || !seconds) return null;
  return <span className={styles.badge}>{formatDuration(seconds)}</span>;
}

/** What of the file is not used, or used otherwise than one may think. */
function Warnings({ asset }: { asset: Asset }) {
  return (asset.facts?.warnings ?? []).map((warning) => (
    <p key={warning} className={styles.warning} title={warning}>
      <TriangleAlert aria-hidden="true" />
      <span>{warning}</span>
    </p>
  ));
}

function factsOf({ facts, size }: Asset): string {
  const parts = [
    facts?.width && facts.height ? `${facts.width} × ${facts.height}` : null,
    (facts?.video?.fields ?? "progressive") !== "progressive" ? words.interlaced : null,
    formatBytes(size),
  ];
  return parts.filter(Boolean).join(" · ");
}
