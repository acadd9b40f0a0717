/** The page's requests for pictures, followed by events while panels come and go. */
import { create } from "zustand";
import { sentence } from "../../lib/http";
import { live } from "../../lib/live";
import type { Asset } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { cancelJob, getJob, keepPicture, startGeneration } from "../../lib/studio";
import { toast } from "../../lib/ui";
import { putAsset } from "../library/assets";
import { addStep, isOver, newRun, type Picture, type Run, readStep, withJob } from "./run";

interface Runs {
  /** Newest first. */
  runs: readonly Run[];
  /** The assets that kept pictures have become, by `run:index`. */
  kept: Readonly<Record<string, Asset>>;
}

export const useRuns = create<Runs>(() => ({ runs: [], kept: {} }));

export const keyOf = (run: Run, picture: Picture) => `${run.id}:${picture.index}`;

function update(job: string, change: (run: Run) => Run): void {
  useRuns.setState(({ runs }) => ({ runs: runs.map((run) => (run.job === job ? change(run) : run)) }));
}

const isOurs = (job: string) => useRuns.getState().runs.some((run) => run.job === job);

async function refresh(job: string): Promise<void> {
  if (!isOurs(job)) return;
  const now = await getJob(job);
  update(job, (run) => withJob(run, now));
}

/** Follow the events of all runs. Returns the way to stop. */
export function followRuns(): () => void {
  const refreshAll = () => {
    for (const run of useRuns.getState().runs) if (!isOver(run)) void refresh(run.job).catch(() => undefined);
  };
  refreshAll();
  const stopJobs = live().listen("job", {
    event: ({ id }) => void refresh(id).catch(() => undefined),
    missed: refreshAll,
  });
  const stopSteps = live().listen("job.step", {
    event: ({ id, data }) => {
      const read = readStep(data);
      if (read) update(id, (run) => addStep(run, read.index, read.step));
    },
    missed: () => undefined,
  });
  return () => {
    stopJobs();
    stopSteps();
  };
}

/** Ask for pictures. Raises HttpError. */
export async function start(title: string, body: Parameters<typeof startGeneration>[0]): Promise<void> {
  const run = newRun(await startGeneration(body), title);
  useRuns.setState(({ runs }) => ({ runs: [run, ...runs] }));
  // A small model may have finished before the page knew the job's name.
  await refresh(run.job);
}

export async function stop(run: Run): Promise<void> {
  await cancelJob(run.job);
}

/** Make a picture an asset of the library. */
export async function keep(run: Run, picture: Picture): Promise<Asset | null> {
  const known = useRuns.getState().kept[keyOf(run, picture)];
  if (known) return known;
  const name = strings.generate.pictureOf(run.title, run.generation.seed + picture.index);
  try {
    const asset = await keepPicture(run.id, { name, index: picture.index });
    putAsset(asset);
    useRuns.setState(({ kept }) => ({ kept: { ...kept, [keyOf(run, picture)]: asset } }));
    return asset;
  } catch (error) {
    toast({ text: sentence(error), tone: "danger" });
    return null;
  }
}
