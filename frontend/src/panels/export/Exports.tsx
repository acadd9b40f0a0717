import { CircleCheck, Download, Link, X } from "lucide-react";
import { useEffect, useState } from "react";
import { formatAgo, formatPercent, formatWait } from "../../lib/format";
import { sentence } from "../../lib/http";
import { type Resource, useResource } from "../../lib/resource";
import type { Export } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { hideWords } from "../../lib/strings-of-hiding";
import { cancelJob, listExports } from "../../lib/studio";
import { Button, IconButton, Notice, Progress, toast } from "../../lib/ui";
import { useJob } from "../jobs/useJob";
import { waitingWords } from "../jobs/waiting";
import styles from "./ExportDialog.module.css";
import { ExportSettings, type ExportSettingsProps } from "./ExportSettings";
import { describeFilm, formatLikeness, isWatchable, thingOf } from "./film";
import { Receipt } from "./Receipt";

const words = strings.exports;

const isUnderWay = ({ state }: Export) => state === "queued" || state === "running";

export interface ExportsProps {
  project: { id: string; name: string };
  canvas: ExportSettingsProps["canvas"];
  /** Flicks: how long the timeline is, and where the playhead stands. */
  duration: number;
  playhead: number;
  /** In and out, where they are set: flicks. */
  range: ExportSettingsProps["range"];
  /** Whether faces are hidden that a tool has found: some may have been missed. */
  hidesFaces: boolean;
  /** The person wants a link to this export. */
  onShare: (exportId: string) => void;
}

/** The films of a project: one in the making, a new one, earlier ones. */
export function Exports({ project, canvas, duration, playhead, range, hidesFaces, onShare }: ExportsProps) {
  const list = useResource(() => listExports(project.id), project.id);
  // The one that this visit is about: just started, or still being made when the dialog was opened.
  const [watched, setWatched] = useState<string | null>(null);
  const all = list.value ?? [];
  const current = all.find(({ id }) => id === watched) ?? all.find(isUnderWay) ?? null;
  useEffect(() => {
    if (current && watched !== current.id) setWatched(current.id);
  }, [current, watched]);
  const earlier = all.filter((entry) => entry.id !== current?.id && entry.state === "done");

  return (
    <div className={styles.stack}>
      {hidesFaces && !current && <Notice tone="warning">{hideWords.missed}</Notice>}
      {list.error && <Notice tone="danger">{list.error}</Notice>}
      {current ? (
        <Making
          key={current.id}
          film={current}
          onChanged={list.reload}
          onShare={() => onShare(current.id)}
          onAnother={() => {
            list.change(
              all.map((entry) =>
                entry.id === current.id ? { ...entry, state: stateWhenLeft(entry) } : entry,
              ),
            );
            setWatched("none");
          }}
        />
      ) : (
        <ExportSettings
          canvas={canvas}
          duration={duration}
          playhead={playhead}
          range={range}
          project={project.id}
          onStarted={(started) => {
            setWatched(started.id);
            list.change([started, ...all]);
          }}
        />
      )}
      <Earlier films={earlier} projectName={project.name} onShare={onShare} list={list} />
    </div>
  );
}

/** A film that was cancelled or failed is not offered as "being made" again. */
const stateWhenLeft = (film: Export) => (isUnderWay(film) ? "cancelled" : film.state);

interface MakingProps {
  film: Export;
  onChanged: () => void;
  onShare: () => void;
  onAnother: () => void;
}

/** The film that is being made, or has just been. */
function Making({ film, onChanged, onShare, onAnother }: MakingProps) {
  const { job, left, error } = useJob(film.job);
  const [cancelling, setCancelling] = useState(false);
  const state = job?.state ?? film.state;
  const thing = thingOf(film.settings);
  // The film's own row has the file: fetch it when the job is over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the change of state matters
  useEffect(() => {
    if (job && !isUnderWay({ ...film, state: job.state })) onChanged();
  }, [job?.state]);

  if (state === "done") {
    return (
      <div className={styles.done}>
        <CircleCheck className={styles.check} aria-hidden="true" />
        <h3 className={styles.big}>{words.done[thing]}</h3>
        <p className={styles.about}>{describeFilm(film)}</p>
        <div className={styles.commands}>
          <a className={styles.primary} href={film.url ?? undefined} download>
            <Download aria-hidden="true" />
            {words.download}
          </a>
          {isWatchable(film) && (
            <Button size="large" icon={<Link />} onClick={onShare}>
              {words.share}
            </Button>
          )}
        </div>
        <Receipt film={film} />
        <Button variant="ghost" size="small" onClick={onAnother}>
          {words.another}
        </Button>
      </div>
    );
  }
  if (state === "failed" || state === "cancelled") {
    return (
      <>
        <Notice tone={state === "failed" ? "danger" : "info"}>
          {state === "failed" ? job?.error || film.error || words.failed : words.cancelled}
        </Notice>
        <Button variant="primary" size="large" wide onClick={onAnother}>
          {words.another}
        </Button>
      </>
    );
  }
  const progress = job?.progress ?? film.progress;
  const cancel = () => {
    if (!film.job) return;
    setCancelling(true);
    cancelJob(film.job).catch((thrown: unknown) => {
      setCancelling(false);
      toast({ text: sentence(thrown), tone: "danger" });
    });
  };
  return (
    <div className={styles.making}>
      <div className={styles.line}>
        <h3 className={styles.big}>{words.making[thing]}</h3>
        <span className={styles.percent}>{formatPercent(progress)}</span>
      </div>
      <Progress label={words.making[thing]} value={progress > 0 ? progress : undefined} />
      <div className={styles.line}>
        <p className={styles.about} aria-live="polite">
          {state === "queued"
            ? job
              ? waitingWords(job)
              : words.queued
            : left === null
              ? job?.note || words.estimating
              : words.timeLeft(formatWait(left))}
        </p>
        <Button size="small" icon={<X />} busy={cancelling} onClick={cancel}>
          {words.cancel}
        </Button>
      </div>
      {error && <Notice tone="danger">{error}</Notice>}
      <Notice>{words.closeTab}</Notice>
    </div>
  );
}

interface EarlierProps {
  films: readonly Export[];
  projectName: string;
  list: Resource<Export[]>;
  onShare: (exportId: string) => void;
}

/** Films made before: they wait here after the tab was closed. */
function Earlier({ films, onShare }: EarlierProps) {
  if (films.length === 0) return null;
  return (
    <section className={styles.earlier} aria-label={words.earlier}>
      <h3 className={styles.heading}>{words.earlier}</h3>
      <ul>
        {films.map((film) => (
          <li key={film.id} className={styles.film}>
            <span className={styles.when}>{formatAgo(new Date(film.created), new Date())}</span>
            <span className={styles.about}>
              {describeFilm(film)}
              {film.receipt && ` · ${formatLikeness(film.receipt.lowest.ssim)}`}
            </span>
            {isWatchable(film) ? (
              <IconButton size="small" label={words.share} icon={<Link />} onClick={() => onShare(film.id)} />
            ) : (
              <span />
            )}
            <a
              className={styles.icon}
              href={film.url ?? undefined}
              download
              aria-label={words.download}
              title={words.download}
            >
              <Download aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
