/** How long a job will still take, judged by how it has gone so far. Pure. */

export interface Sample {
  /** Seconds, of any clock that does not jump. */
  at: number;
  /** 0 to 1. */
  progress: number;
}

/** Older samples say little about the pace now. */
const WINDOW = 30; // seconds
/** Before this much has been seen a guess would only jump about. */
const LEAST_SECONDS = 2;
const LEAST_PROGRESS = 0.02;

/** The samples with one more, old ones dropped. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  // Getting ready says nothing about the pace.
  if (sample.progress <= 0) return [];
  const last = samples.at(-1);
  if (last && sample.progress < last.progress) return [sample];
  return [...samples.filter(({ at }) => at >= sample.at - WINDOW), sample];
}

/** Seconds left at the pace of the last half minute; `null` while there is nothing to judge by. */
export function secondsLeft(samples: readonly Sample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last) return null;
  const seconds = last.at - first.at;
  const progress = last.progress - first.progress;
  if (seconds < LEAST_SECONDS || progress < LEAST_PROGRESS) return null;
  return ((1 - last.progress) * seconds) / progress;
}
