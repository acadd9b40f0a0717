import { Download, RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { sentence } from "../../lib/http";
import type { Asset } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { IconButton, toast } from "../../lib/ui";
import { downloadOriginal, examine } from "./assets";
import { Fold, FoldRow } from "./Fold";

const words = strings.library;

interface UnreadableProps {
  assets: readonly Asset[];
  onRemove: (asset: Asset) => void;
}

/** Files that arrived and cannot be used: how many, and behind that each with its reason and what can be done. */
export function Unreadable({ assets: all, onRemove }: UnreadableProps) {
  // Put away they are still there, and with the next that fails they are shown again.
  const [away, setAway] = useState(0);
  const assets = all.length > away ? all : [];
  const again = (asset: Asset) =>
    void examine(asset).catch((error: unknown) => toast({ text: sentence(error), tone: "danger" }));
  if (assets.length === 0) return null;
  return (
    <Fold
      label={words.unreadable}
      title={words.notReadable(assets.length)}
      tone="failed"
      actions={
        <IconButton
          size="small"
          label={words.examineAgain}
          icon={<RotateCw />}
          tooltipSide="top"
          onClick={() => assets.map(again)}
        />
      }
      onDismiss={() => setAway(all.length)}
    >
      {assets.map((asset) => (
        <FoldRow
          key={asset.id}
          name={asset.name}
          note={asset.error || words.failed}
          actions={
            <>
              {asset.urls.original && (
                <IconButton
                  size="small"
                  label={words.downloadNamed(asset.name)}
                  icon={<Download />}
                  onClick={() => downloadOriginal(asset)}
                />
              )}
              <IconButton
                size="small"
                label={words.examineNamed(asset.name)}
                icon={<RotateCw />}
                onClick={() => again(asset)}
              />
              <IconButton
                size="small"
                label={words.removeNamed(asset.name)}
                icon={<Trash2 />}
                onClick={() => onRemove(asset)}
              />
            </>
          }
        />
      ))}
    </Fold>
  );
}
