/** The page's requests for pictures, followed by events while panels come and go. */
import { create } from "zustand";
import { sentence } from "../../lib/http";
import { live } from "../../lib/live";
import type { Asset, Generation } from "../../lib/shapes";
import {
  cancelJob,
  getAsset,
  getGeneration,
  keepPicture,
  listGenerations,
  startGeneration,
} from "../../lib/studio";
import { toast } from "../../lib/ui";
import { putAsset } from "../library/assets";
import { addStep, isOver, type Picture, type Run, readStep, type Step, withGeneration } from "./run";

/** Newest first. */
export const useRuns = create<{ runs: readonly Run[] }>(() => ({ runs: [] }));

/** So many of the earlier ones are shown. */
const EARLIER = 12;

function put(generation: Generation): void {
  useRuns.setState(({ runs }) => {
    const there = runs.some((run) => run.generation.id === generation.id);
    const next = there
      ? runs.map((run) => (run.generation.id === generation.id ? withGeneration(run, generation) : run))
      : [...runs, { generation, steps: {} }];
    return { runs: next.sort((a, b) => Date.parse(b.generation.created) - Date.parse(a.generation.created)) };
  });
}

const runOf = (job: string) => useRuns.getState().runs.find((run) => run.generation.job === job);

async function refresh(job: string): Promise<void> {
  const run = runOf(job);
  if (run && !isOver(run.generation)) put(await getGeneration(run.generation.id));
}

async function load(): Promise<void> {
  for (const generation of (await listGenerations()).slice(0, EARLIER)) put(generation);
}

/** Fetch a step's picture at once: it is kept only for a while after its job is over. */
async function fetchStep(job: string, data: Readonly<Record<string, unknown>>): Promise<void> {
  const read = readStep(data);
  if (!read) return;
  const answer = await fetch(`/files/jobs/${job}/${encodeURIComponent(read.file)}`);
  if (!answer.ok) return;
  const url = URL.createObjectURL(await answer.blob());
  const step = { ...read.step, url };
  useRuns.setState(({ runs }) => ({
    runs: runs.map((run) => (run.generation.job === job ? taken(run, read.index, step) : run)),
  }));
}

/** The run with the step; the pictures of steps that had to go are given back to the browser. */
function taken(run: Run, index: number, step: Step): Run {
  const next = addStep(run, index, step);
  for (const { url } of [...(run.steps[index] ?? []), step]) {
    if (!next.steps[index]?.some((kept) => kept.url === url)) URL.revokeObjectURL(url);
  }
  return next;
}

/** Steps may be told before the answer that names their job has come; they wait here for it. */
const early = new Map<string, Readonly<Record<string, unknown>>[]>();

/** Follow the events of all runs. Returns the way to stop. */
export function followRuns(): () => void {
  const reload = () => void load().catch(() => undefined);
  reload();
  const stopJobs = live().listen("job", {
    event: ({ id }) => void refresh(id).catch(() => undefined),
    missed: ({ id }) => (id ? void refresh(id).catch(() => undefined) : reload()),
  });
  const stopSteps = live().listen("job.step", {
    event: ({ id, data }) => {
      if (runOf(id)) void fetchStep(id, data).catch(() => undefined);
      else early.set(id, [...(early.get(id) ?? []), data]);
    },
    missed: () => undefined,
  });
  return () => {
    stopJobs();
    stopSteps();
  };
}

/** Ask for pictures. Raises HttpError. */
export async function start(body: Parameters<typeof startGeneration>[0]): Promise<void> {
  const generation = await startGeneration(body);
  put(generation);
  for (const data of early.get(generation.job) ?? [])
    void fetchStep(generation.job, data).catch(() => undefined);
  early.clear();
  // A small model may have finished before the page knew the job's name.
  await refresh(generation.job);
}

export async function stop({ generation }: Run): Promise<void> {
  await cancelJob(generation.job);
}

/** Make a picture an asset of the library, or find the asset that it was made. */
export async function keep({ generation }: Run, picture: Picture, name: string): Promise<Asset | null> {
  try {
    const known = picture.final?.asset;
    const asset = known
      ? await getAsset(known)
      : await keepPicture(generation.id, { name, index: picture.index });
    putAsset(asset);
    put(await getGeneration(generation.id));
    return asset;
  } catch (error) {
    toast({ text: sentence(error), tone: "danger" });
    return null;
  }
}
