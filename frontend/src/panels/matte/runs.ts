/** Clips whose background is being removed: each followed until its matte is there, whatever is selected meanwhile. */

import { create } from "zustand";
import { sentence } from "../../lib/http";
import { live } from "../../lib/live";
import type { Job } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { cancelJob, getJob, runTool } from "../../lib/studio";
import { toast } from "../../lib/ui";
import { newId } from "../../timeline/document";
import { setMatte } from "../../timeline/edits";
import type { Workbench } from "../../tools/workbench";

export const TOOL = "background";

export interface Run {
  /** Null until the server has answered. */
  readonly job: Job | null;
  /** Why it did not work, in one sentence; empty while it is under way. */
  readonly error: string;
}

/** By clip; what has worked is there no more. */
export const useRuns = create<{ readonly runs: Readonly<Record<string, Run>> }>(() => ({ runs: {} }));

/** Have the background of a clip's picture removed. The clip has its matte by one operation. */
export async function removeBackground(bench: Workbench, clip: string): Promise<void> {
  const shown = assetOf(bench, clip);
  if (!shown) return;
  put(clip, { job: null, error: "" });
  try {
    const { job: id } = await runTool(shown.source, TOOL);
    const job = await followed(id, (now) => put(clip, { job: now, error: "" }));
    if (job.state === "failed") put(clip, { job: null, error: job.error });
    else forget(clip);
    // Meanwhile the clip may have gone, or show something else.
    if (job.state !== "done" || assetOf(bench, clip)?.source !== shown.source) return;
    const { asset, width, height, check } = job.result as {
      asset: string;
      width: number;
      height: number;
      check: string;
    };
    const operation = setMatte(bench.store.document, clip, { source: asset, width, height }, newId);
    if (operation) bench.store.commit(operation);
    toast({ text: `${strings.tools.check}. ${check}` });
  } catch (error) {
    put(clip, { job: null, error: sentence(error) });
  }
}

/** Stop the work on a clip; it is over within a second. */
export function stop(clip: string): void {
  const job = useRuns.getState().runs[clip]?.job;
  if (job) void cancelJob(job.id).catch(() => undefined);
}

function assetOf({ store }: Workbench, id: string) {
  const clip = store.document.clips[id];
  return clip && "asset" in clip ? store.document.assets[clip.asset] : undefined;
}

function put(clip: string, run: Run): void {
  useRuns.setState(({ runs }) => ({ runs: { ...runs, [clip]: run } }));
}

function forget(clip: string): void {
  useRuns.setState(({ runs }) => {
    const { [clip]: _, ...others } = runs;
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
