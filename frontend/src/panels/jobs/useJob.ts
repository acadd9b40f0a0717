/** One job, followed by events until it is over, with the time it has left. */
import { useEffect, useRef, useState } from "react";
import { sentence } from "../../lib/http";
import { live } from "../../lib/live";
import type { Job } from "../../lib/shapes";
import { getJob } from "../../lib/studio";
import { addSample, type Sample, secondsLeft } from "./timeLeft";

/** How often the place in the line is looked up while one waits. */
const LOOK_MS = 5000;

export interface FollowedJob {
  job: Job | null;
  /** Seconds; `null` while nobody can say. */
  left: number | null;
  error: string | null;
}

export function useJob(id: string | null): FollowedJob {
  const [job, setJob] = useState<Job | null>(null);
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const [error, setError] = useState<string | null>(null);
  const waits = useRef(false);
  waits.current = job?.state === "queued";
  useEffect(() => {
    setJob(null);
    setSamples([]);
    setError(null);
    if (!id) return;
    let current = true;
    const refresh = () =>
      void getJob(id).then(
        (now) => {
          if (!current) return;
          setJob((before) => (before && before.seq > now.seq ? before : now));
          setError(null);
          if (now.state === "running") {
            setSamples((before) =>
              addSample(before, { at: performance.now() / 1000, progress: now.progress }),
            );
          }
        },
        (thrown: unknown) => current && setError(sentence(thrown)),
      );
    refresh();
    // Others' work moves the line without a word about this job.
    const look = window.setInterval(() => waits.current && refresh(), LOOK_MS);
    const stop = live().listen("job", {
      event: (event) => {
        if (event.id === id) refresh();
      },
      missed: refresh,
    });
    return () => {
      current = false;
      window.clearInterval(look);
      stop();
    };
  }, [id]);
  return { job, left: job?.state === "running" ? secondsLeft(samples) : null, error };
}
