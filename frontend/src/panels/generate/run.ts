/** One request for pictures as the panel follows it: its steps, where it stands, what was kept. Pure. */
import type { Generation, Job, JobState } from "../../lib/shapes";

/** One step on the way to one picture. */
export interface Step {
  /** The file's name in the job's folder. */
  file: string;
  caption: string;
  /** What has been drawn so far, by name. */
  numbers: Record<string, unknown>;
  /** 0 to 1; the last step of a picture has 1. */
  fraction: number;
}

export interface Picture {
  index: number;
  steps: readonly Step[];
}

export interface Run {
  id: string;
  job: string;
  title: string;
  generation: Generation;
  state: JobState;
  note: string;
  error: string;
  pictures: readonly Picture[];
}

export function newRun(generation: Generation, title: string): Run {
  return {
    id: generation.id,
    job: generation.job,
    title,
    generation,
    state: "queued",
    note: "",
    error: "",
    pictures: [],
  };
}

export const isOver = ({ state }: { state: JobState }) => state !== "queued" && state !== "running";

/** Read a `job.step` event's data; `null` when it is not a step with a picture. */
export function readStep(data: Readonly<Record<string, unknown>>): { index: number; step: Step } | null {
  if (typeof data.file !== "string") return null;
  const numbers = data.numbers;
  return {
    index: typeof data.picture === "number" ? data.picture : 0,
    step: {
      file: data.file,
      caption: typeof data.caption === "string" ? data.caption : "",
      numbers: typeof numbers === "object" && numbers !== null ? (numbers as Record<string, unknown>) : {},
      fraction: typeof data.fraction === "number" ? data.fraction : 0,
    },
  };
}

/** The run with one more step. A step that is told twice changes nothing. */
export function addStep(run: Run, index: number, step: Step): Run {
  const known = run.pictures.find((picture) => picture.index === index);
  if (known?.steps.some(({ file }) => file === step.file)) return run;
  const picture: Picture = { index, steps: [...(known?.steps ?? []), step] };
  const others = run.pictures.filter((other) => other.index !== index);
  return {
    ...run,
    state: run.state === "queued" ? "running" : run.state,
    pictures: [...others, picture].sort((a, b) => a.index - b.index),
  };
}

/** The run as its job now stands. A run that is over stays over: late events change nothing. */
export function withJob(run: Run, job: Pick<Job, "state" | "note" | "error">): Run {
  return isOver(run) ? run : { ...run, state: job.state, note: job.note, error: job.error };
}

/** How far all the pictures are, 0 to 1. */
export function runProgress({ pictures, generation }: Run): number {
  const drawn = pictures.reduce((sum, { steps }) => sum + (steps.at(-1)?.fraction ?? 0), 0);
  return Math.min(1, drawn / Math.max(1, generation.count));
}

/** Whether a picture is finished and can be kept. */
export const isFinished = ({ steps }: Picture) => (steps.at(-1)?.fraction ?? 0) >= 1;
