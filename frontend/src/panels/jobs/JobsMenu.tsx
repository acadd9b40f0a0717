import { Activity, CircleAlert, CircleCheck, CircleSlash, RotateCw, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { formatAgo, formatPercent } from "../../lib/format";
import { sentence } from "../../lib/http";
import type { Job } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { cancelJob, retryJob } from "../../lib/studio";
import { IconButton, Progress, toast } from "../../lib/ui";
import { placeBeside } from "../../lib/ui/placement";
import styles from "./JobsMenu.module.css";
import { followJobs, isRunning, nameOf, putJob, shownJobs, useJobs } from "./jobs";
import { waitingWords, waitsForAnotherTry } from "./waiting";

const words = strings.jobs;
const ENDED = 8;

/** What the servers are doing for this person: a button with a count, and the list behind it. */
export function JobsMenu() {
  const { jobs } = useJobs();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const running = jobs.filter(isRunning).length;
  useEffect(followJobs, []);
  return (
    <>
      <IconButton
        ref={button}
        label={running > 0 ? words.running(running) : words.title}
        aria-haspopup="dialog"
        aria-expanded={open}
        icon={
          <span className={styles.mark}>
            <Activity />
            {running > 0 && <span className={styles.count}>{running}</span>}
          </span>
        }
        onClick={() => setOpen(!open)}
      />
      {open && <JobList anchor={button} jobs={shownJobs(jobs, ENDED)} onClose={() => setOpen(false)} />}
    </>
  );
}

interface JobListProps {
  anchor: React.RefObject<HTMLButtonElement | null>;
  jobs: readonly Job[];
  onClose: () => void;
}

function JobList({ anchor, jobs, onClose }: JobListProps) {
  const list = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const element = list.current;
    const button = anchor.current;
    if (!element || !button) return;
    element.showPopover?.();
    placeBeside(element, button, "bottom", "end");
    element.focus();
    const away = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!element.contains(target) && !button.contains(target)) close.current();
    };
    document.addEventListener("pointerdown", away, true);
    return () => document.removeEventListener("pointerdown", away, true);
  }, [anchor]);
  return (
    <div
      ref={list}
      role="dialog"
      aria-label={words.title}
      popover="manual"
      tabIndex={-1}
      className={styles.list}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Escape") return;
        onClose();
        anchor.current?.focus();
      }}
    >
      <h2 className={styles.title}>{words.title}</h2>
      {jobs.length === 0 && (
        <p className={styles.empty}>
          {words.empty} {words.emptyText}
        </p>
      )}
      <ul>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </div>
  );
}

const ICONS = {
  done: CircleCheck,
  failed: CircleAlert,
  cancelled: CircleSlash,
  queued: Activity,
  running: Activity,
};

function JobRow({ job }: { job: Job }) {
  const name = nameOf(job);
  const Icon = ICONS[job.state];
  const ask = (change: (id: string) => Promise<Job>) =>
    void change(job.id).then(putJob, (error: unknown) => toast({ text: sentence(error), tone: "danger" }));
  return (
    <li className={`${styles.job} ${styles[job.state]}`}>
      <Icon className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        {isRunning(job) ? (
          <>
            <Progress label={name} value={job.state === "queued" ? undefined : job.progress} />
            <p className={styles.note}>
              {job.state === "queued"
                ? waitingWords(job)
                : [formatPercent(job.progress), job.note].filter(Boolean).join(" · ")}
            </p>
          </>
        ) : (
          <p className={styles.note}>
            {job.state === "failed" && job.error
              ? job.error
              : `${words.states[job.state]} ${formatAgo(new Date(job.ended ?? job.created), new Date())}`}
          </p>
        )}
      </div>
      {waitsForAnotherTry(job) && (
        <IconButton
          size="small"
          label={words.retry(name)}
          icon={<RotateCw />}
          onClick={() => ask(retryJob)}
        />
      )}
      {isRunning(job) && (
        <IconButton size="small" label={words.cancel(name)} icon={<X />} onClick={() => ask(cancelJob)} />
      )}
    </li>
  );
}
