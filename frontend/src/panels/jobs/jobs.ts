/** A person's jobs in the page, kept fresh by events. */
import { create } from "zustand";
import { live } from "../../lib/live";
import type { Job } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { getJob, listJobs } from "../../lib/studio";

const words = strings.jobs;

export const useJobs = create<{ jobs: readonly Job[] }>(() => ({ jobs: [] }));

export const isRunning = ({ state }: Job) => state === "queued" || state === "running";

/** What a job is called in the menu. Pure. */
export const nameOf = ({ kind, variety }: Job) =>
  words.varieties[kind]?.[variety] ?? words.kinds[kind] ?? kind;

/** Every upload brings these: nobody wants to read that they went well. */
const QUIET = ["inspect", "thumbnail", "filmstrip", "waveform", "mastering"];

/** What the studio does for its own lists, whatever comes of it. */
const HIDDEN = ["cover"];

/** What the menu shows: all that runs, then the latest that ended and is worth a line. Pure. */
export function shownJobs(jobs: readonly Job[], ended: number): Job[] {
  const newest = [...jobs].sort((a, b) => Date.parse(b.created) - Date.parse(a.created));
  const over = newest.filter((job) => !isRunning(job) && !(job.state === "done" && QUIET.includes(job.kind)));
  return [...newest.filter(isRunning), ...over.slice(0, ended)];
}

async function loadAll(): Promise<void> {
  const jobs = await listJobs();
  useJobs.setState({ jobs: jobs.filter(({ kind }) => !HIDDEN.includes(kind)) });
}

/** An older answer must not overtake a newer one. */
export function putJob(job: Job): void {
  if (HIDDEN.includes(job.kind)) return;
  useJobs.setState(({ jobs }) => {
    const known = jobs.find(({ id }) => id === job.id);
    if (known && known.seq > job.seq) return { jobs };
    return { jobs: known ? jobs.map((entry) => (entry.id === job.id ? job : entry)) : [job, ...jobs] };
  });
}

/** Fetch, and follow what changes. What cannot be fetched now is fetched with the next event. */
export function followJobs(): () => void {
  const load = () => void loadAll().catch(() => undefined);
  const refresh = (id: string) => void getJob(id).then(putJob, () => undefined);
  load();
  return live().listen("job", {
    event: ({ id }) => refresh(id),
    missed: ({ id }) => (id ? refresh(id) : load()),
  });
}
