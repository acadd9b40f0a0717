import { Check, ChevronDown, ChevronUp, Pause, Play, RotateCw, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { formatBytes, formatPercent } from "../../lib/format";
import { strings } from "../../lib/strings";
import { IconButton, Notice, Progress } from "../../lib/ui";
import { forgetLeftOver, leftOverUploads } from "./tusTransfer";
import styles from "./UploadList.module.css";
import { totalProgress, type Upload, type UploadQueue } from "./uploadQueue";

const words = strings.library;

/** What is on its way, at the foot of the library. */
export function UploadList({ queue }: { queue: UploadQueue }) {
  const uploads = useStore(queue.store, (state) => state.uploads);
  const [folded, setFolded] = useState(false);
  const running = uploads.filter(({ state }) => state !== "done" && state !== "failed").length;
  const done = uploads.filter(({ state }) => state === "done").length;
  return (
    <>
      <LeftOvers uploads={uploads} />
      {uploads.length > 0 && (
        <section className={styles.list} aria-label={words.uploads}>
          <header className={styles.header}>
            <h3 className={styles.title}>{headingOf(running, done)}</h3>
            {running > 0 && <span className={styles.percent}>{formatPercent(totalProgress(uploads))}</span>}
            <IconButton
              size="small"
              label={folded ? strings.library.unfold : strings.library.fold}
              icon={folded ? <ChevronUp /> : <ChevronDown />}
              aria-expanded={!folded}
              onClick={() => setFolded(!folded)}
            />
            {running === 0 && (
              <IconButton size="small" label={words.clearDone} icon={<X />} onClick={() => clear(queue)} />
            )}
          </header>
          {folded ? (
            running > 0 && <Progress label={words.uploads} value={totalProgress(uploads)} />
          ) : (
            <ul className={styles.rows}>
              {uploads.map((upload) => (
                <Row key={upload.id} upload={upload} queue={queue} />
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}

function headingOf(running: number, done: number): string {
  if (running > 0) return words.uploading(running);
  return done > 0 ? words.uploaded(done) : words.uploads;
}

function clear(queue: UploadQueue): void {
  for (const { id, state } of queue.uploads) if (state === "failed") queue.cancel(id);
  queue.clearDone();
}

function Row({ upload, queue }: { upload: Upload; queue: UploadQueue }) {
  const { id, name, state, sent, size } = upload;
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        {(state === "uploading" || state === "reconnecting" || state === "waiting") && (
          <IconButton
            size="small"
            label={words.pause(name)}
            icon={<Pause />}
            onClick={() => queue.pause(id)}
          />
        )}
        {state === "paused" && (
          <IconButton
            size="small"
            label={words.resume(name)}
            icon={<Play />}
            onClick={() => queue.resume(id)}
          />
        )}
        {state === "failed" && size > 0 && (
          <IconButton
            size="small"
            label={words.resume(name)}
            icon={<RotateCw />}
            onClick={() => queue.resume(id)}
          />
        )}
        {state === "done" ? (
          <Check className={styles.check} aria-hidden="true" />
        ) : (
          <IconButton size="small" label={words.cancel(name)} icon={<X />} onClick={() => queue.cancel(id)} />
        )}
      </div>
      {state !== "done" && state !== "failed" && (
        <Progress
          label={name}
          value={size > 0 ? sent / size : 0}
          tone={state === "uploading" ? "accent" : "paused"}
        />
      )}
      <p
        className={state === "failed" ? styles.error : styles.note}
        role={state === "failed" ? "alert" : undefined}
      >
        {noteOf(upload)}
      </p>
    </li>
  );
}

function noteOf({ state, sent, size, error }: Upload): string {
  if (state === "failed") return error;
  if (state === "waiting") return words.waiting;
  if (state === "reconnecting") return words.reconnecting;
  if (state === "done") return formatBytes(size);
  const amount = `${formatBytes(sent)} / ${formatBytes(size)}`;
  return state === "paused" ? `${words.paused} · ${amount}` : amount;
}

/** Uploads of an earlier visit: the browser needs the file again, the server still has its part. */
function LeftOvers({ uploads }: { uploads: readonly Upload[] }) {
  const [left, setLeft] = useState<{ key: string; name: string }[]>([]);
  useEffect(() => {
    void leftOverUploads().then(setLeft);
  }, []);
  const open = left.filter(({ name }) => !uploads.some((upload) => upload.name === name));
  if (open.length === 0) return null;
  return (
    <div className={styles.left}>
      {open.map(({ key, name }) => (
        <Notice
          key={key}
          tone="warning"
          action={
            <IconButton
              size="small"
              label={strings.common.dismiss}
              icon={<X />}
              onClick={() => {
                setLeft((before) => before.filter((entry) => entry.key !== key));
                void forgetLeftOver(key);
              }}
            />
          }
        >
          {words.leftOver(name)}
        </Notice>
      ))}
    </div>
  );
}
