/** Something fetched for a component: on its way, here, or failed with a sentence. */
import { useCallback, useEffect, useRef, useState } from "react";
import { sentence } from "./http";

export interface Resource<Value> {
  value: Value | null;
  error: string | null;
  /** Fetch again, keeping what is shown until the answer is there. */
  reload: () => void;
  change: (next: Value) => void;
}

/** Fetch once, and again when a key changes. The answer of an older key is dropped. */
export function useResource<Value>(fetcher: () => Promise<Value>, key: string): Resource<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const latest = useRef(fetcher);
  latest.current = fetcher;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key and the turn say when to fetch again
  useEffect(() => {
    let current = true;
    latest.current().then(
      (answer) => {
        if (!current) return;
        setValue(answer);
        setError(null);
      },
      (thrown: unknown) => {
        if (current) setError(sentence(thrown));
      },
    );
    return () => {
      current = false;
    };
  }, [key, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { value, error, reload, change: setValue };
}
