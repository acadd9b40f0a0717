/** One request for pictures as the panel shows it: what the server knows, and the steps told on the way. Pure. */
import type { GeneratedPicture, Generation, JobState } from "../../lib/shapes";

/** One step on the way to one picture. */
export interface Step {
  /** The address of its picture. */
  url: string;
  caption: string;
  /** What has been drawn so far, by name. */
  numbers: Record<string, unknown>;
  /** 0 to 1; the last step of a picture has 1. */
  fraction: number;
}

export interface Picture {
  index: number;
  steps: readonly Step[];
  /** The finished picture, when the server has it. */
  final: GeneratedPicture | null;
}

export interface Run {
  generation: Generation;
  /** By the picture's index. */
  steps: Readonly<Record<number, readonly Step[]>>;
}

export const isOver = ({ state }: { state: JobState }) => state !== "queued" && state !== "running";

/** Read a `job.step` event's data; `null` when it is not a step with a picture. */
export function readStep(
  data: Readonly<Record<string, unknown>>,
): { index: number; file: string; step: Omit<Step, "url"> } | null {
  if (typeof data.file !== "string") return null;
  const numbers = data.numbers;
  return {
    index: typeof data.index === "number" ? data.index : 0,
    file: data.file,
    step: {
      caption: typeof data.caption === "string" ? data.caption : "",
      numbers: typeof numbers === "object" && numbers !== null ? (numbers as Record<string, unknown>) : {},
      fraction: typeof data.fraction === "number" ? data.fraction : 0,
    },
  };
}

/** More steps than this say nothing more, and their pictures are kept in the page. */
export const MOST_STEPS = 24;

/** The run with one more step, in the order of their fractions: pictures may arrive out of turn. */
export function addStep(run: Run, index: number, step: Step): Run {
  const known = run.steps[index] ?? [];
  if (known.some(({ url }) => url === step.url)) return run;
  const steps = [...known, step].sort((a, b) => a.fraction - b.fraction);
  return { ...run, steps: { ...run.steps, [index]: thinned(steps) } };
}

/** At most MOST_STEPS: every other one goes, but neither the first nor the newest. */
function thinned(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= MOST_STEPS) return steps;
  return steps.filter((_, at) => at % 2 === 0 || at === steps.length - 1);
}

/** The run as the server now has it. What is over stays over: an older answer changes nothing. */
export function withGeneration(run: Run, generation: Generation): Run {
  return isOver(run.generation) && !isOver(generation) ? run : { ...run, generation };
}

/** Its pictures, begun or finished, in their order. */
export function picturesOf({ generation, steps }: Run): Picture[] {
  const indexes = new Set([
    ...Object.keys(steps).map(Number),
    ...generation.pictures.map(({ index }) => index),
  ]);
  return [...indexes]
    .sort((a, b) => a - b)
    .map((index) => ({
      index,
      steps: steps[index] ?? [],
      final: generation.pictures.find((picture) => picture.index === index) ?? null,
    }));
}

/** How far all the pictures are, 0 to 1: by the steps seen, or by what the server says where they were missed. */
export function runProgress({ generation, steps }: Run): number {
  const drawn = Object.values(steps).reduce((sum, told) => sum + (told.at(-1)?.fraction ?? 0), 0);
  return Math.min(1, Math.max(generation.progress, drawn / Math.max(1, generation.count)));
}
