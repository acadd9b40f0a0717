/** Tools at work on clips: each followed until what it makes is there, whatever is selected meanwhile. */

import { create } from "zustand";
import { sentence } from "../../lib/http";
import { live } from "../../lib/live";
import type { Job } from "../../lib/shapes";
import { cancelJob, getJob, runTool } from "../../lib/studio";
import { clipOf, type Document } from "../../timeline/document";
import type { Workbench } from "../../tools/workbench";

export interface Run {
  /** Null until the server has answered. */
  readonly job: Job | null;
  /** Why it did not work, in one sentence; empty while it is under way. */
  readonly error: string;
}

/** What a tool is to do for a clip: on the clip's source, with these parameters. */
export interface Errand {
  readonly tool: string;
  readonly clip: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** By tool and clip; what has worked is there no more. */
const useRuns = create<{ readonly runs: Readonly<Record<string, Run>> }>(() => ({ runs: {} }));

/** What a tool is at for clips, by clip. */
export function useToolRuns(tool: string): Readonly<Record<string, Run>> {
  const { runs } = useRuns();
  const mine = Object.entries(runs).filter(([key]) => key.startsWith(`${tool}/`));
  return Object.fromEntries(mine.map(([key, run]) => [key.slice(tool.length + 1), run]));
}

/**
 * Have a tool do something for a clip. What it made is handed over where the clip still shows the same source; its shape
 * is the tool's own. Resolves to why it did not work, in one sentence; empty where it did.
 */
export async function send<Result>(
  bench: Workbench,
  errand: Errand,
  onMade: (result: Result, source: string) => void,
): Promise<string> {
  const { tool, clip, parameters } = errand;
  const source = sourceOf(bench.store.document, clip);
  if (source === undefined) return "";
  const key = `${tool}/${clip}`;
  put(key, { job: null, error: "" });
  try {
    const { job: id } = await runTool(source, tool, parameters);
    const job = await followed(id, (now) => put(key, { job: now, error: "" }));
    if (job.state === "failed") put(key, { job: null, error: job.error });
    else forget(key);
    if (job.state === "done" && sourceOf(bench.store.document, clip) === source)
      onMade(job.result as Result, source);
    return job.state === "failed" ? job.error : "";
  } catch (error) {
    put(key, { job: null, error: sentence(error) });
    return sentence(error);
  }
}

/** Stop a run; it is over within a second. */
export function stop(run: Run): void {
  if (run.job) void cancelJob(run.job.id).catch(() => undefined);
}

/** The source of what a clip shows or plays; undefined where it shows none, or is gone. */
export function sourceOf(document: Document, id: string | undefined): string | undefined {
  const clip = id === undefined ? undefined : clipOf(document, id);
  return clip && "asset" in clip ? document.assets[clip.asset]?.source : undefined;
}

function put(key: string, run: Run): void {
  useRuns.setState(({ runs }) => ({ runs: { ...runs, [key]: run } }));
}

function forget(key: string): void {
  useRuns.setState(({ runs }) => {
    const { [key]: _, ...others } = runs;
    return { runs: others };
  });
}

/** The job once it is over; `onChange` hears of it as it goes. What cannot be asked now is asked with the next event. */
function followed(id: string, onChange: (job: Job) => void): Promise<Job> {
  return new Promise((resolve) => {
    let seq = -1;
    const look = () =>
      void getJob(id).then(
        (job) => {
          if (job.seq < seq) return;
          seq = job.seq;
          onChange(job);
          if (job.state === "queued" || job.state === "running") return;
          leave();
          resolve(job);
        },
        () => undefined,
      );
    const leave = live().listen("job", {
      event: (event) => {
        if (event.id === id) look();
      },
      missed: look,
    });
    look();
  });
}
