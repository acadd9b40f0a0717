import { Pause, Play, RotateCw, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { formatBytes } from "../../lib/format";
import { strings } from "../../lib/strings";
import { IconButton, Notice, Progress } from "../../lib/ui";
import { Fold, FoldRow } from "./Fold";
import { forgetLeftOver, leftOverUploads } from "./tusTransfer";
import styles from "./UploadList.module.css";
import { summaryOf } from "./upload-summary";
import type { Upload, UploadQueue } from "./uploadQueue";

const words = strings.library;
/** How long it is said that all has arrived, ms. */
const STAYS = 4000;

/** What is on its way, at the foot of the library: one line, which goes by itself when all has arrived. */
export function UploadList({ queue }: { queue: UploadQueue }) {
  const uploads = useStore(queue.store, (state) => state.uploads);
  const summary = summaryOf(uploads);
  const over = summary !== null && summary.progress === null;
  useEffect(() => {
    if (!over) return;
    const timer = window.setTimeout(() => queue.clearDone(), STAYS);
    return () => window.clearTimeout(timer);
  }, [over, queue]);
  return (
    <>
      <LeftOvers uploads={uploads} />
      {summary && (
        <Fold
          label={words.uploads}
          title={summary.title}
          note={summary.note}
          tone={!over ? "busy" : summary.rows.length > 0 ? "failed" : "done"}
          progress={
            summary.progress === null
              ? undefined
              : { label: summary.title, value: summary.progress, tone: summary.tone }
          }
          actions={
            over &&
            summary.again.length > 0 && (
              <IconButton
                size="small"
                label={strings.common.retry}
                icon={<RotateCw />}
                tooltipSide="top"
                onClick={() => summary.again.map((id) => queue.resume(id))}
              />
            )
          }
          onDismiss={over ? () => clear(queue) : undefined}
        >
          {summary.rows.length > 0
            ? summary.rows.map((upload) => <Row key={upload.id} upload={upload} queue={queue} />)
            : undefined}
        </Fold>
      )}
    </>
  );
}

function clear(queue: UploadQueue): void {
  for (const { id, state } of queue.uploads) if (state === "failed") queue.cancel(id);
  queue.clearDone();
}

function Row({ upload, queue }: { upload: Upload; queue: UploadQueue }) {
  const { id, name, state, sent, size } = upload;
  const command = (label: string, icon: React.ReactNode, run: () => void) => (
    <IconButton size="small" label={label} icon={icon} onClick={run} />
  );
  return (
    <FoldRow
      name={name}
      note={noteOf(upload)}
      bar={
        state !== "failed" && (
          <Progress
            label={name}
            value={size > 0 ? sent / size : 0}
            tone={state === "uploading" ? "accent" : "paused"}
          />
        )
      }
      actions={
        <>
          {(state === "uploading" || state === "reconnecting" || state === "waiting") &&
            command(words.pause(name), <Pause />, () => queue.pause(id))}
          {state === "paused" && command(words.resume(name), <Play />, () => queue.resume(id))}
          {state === "failed" &&
            size > 0 &&
            command(words.resume(name), <RotateCw />, () => queue.resume(id))}
          {command(words.cancel(name), <X />, () => queue.cancel(id))}
        </>
      }
    />
  );
}

function noteOf({ state, sent, size, error }: Upload): string {
  if (state === "failed") return error;
  if (state === "waiting") return words.waiting;
  if (state === "reconnecting") return words.reconnecting;
  const amount = `${formatBytes(sent)} / ${formatBytes(size)}`;
  return state === "paused" ? `${words.paused} · ${amount}` : amount;
}

/** Uploads of an earlier visit: the browser needs the files again, the server still has its part. */
function LeftOvers({ uploads }: { uploads: readonly Upload[] }) {
  const [left, setLeft] = useState<{ key: string; name: string }[]>([]);
  useEffect(() => {
    void leftOverUploads().then(setLeft);
  }, []);
  const open = left.filter(({ name }) => !uploads.some((upload) => upload.name === name));
  const [first] = open;
  if (!first) return null;
  return (
    <div className={styles.left}>
      <Notice
        tone="warning"
        action={
          <IconButton
            size="small"
            label={strings.common.dismiss}
            icon={<X />}
            onClick={() => {
              setLeft([]);
              for (const { key } of open) void forgetLeftOver(key);
            }}
          />
        }
      >
        {open.length === 1 ? words.leftOver(first.name) : words.leftOvers(open.map(({ name }) => name))}
      </Notice>
    </div>
  );
}
