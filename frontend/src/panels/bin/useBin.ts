/** The bin of a page: what is in it, and what can be done with it. */
import { useEffect, useState } from "react";
import { sentence } from "../../lib/http";
import { live } from "../../lib/live";
import { useResource } from "../../lib/resource";
import type { Binned } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import { bringBack, emptyBin, listBin, removeForGood } from "../../lib/studio";
import { toast } from "../../lib/ui";
import { refreshStorage } from "../storage";

const words = strings.bin;

/** @param kind what to show; empty: all that was deleted */
export function useBin(kind: string) {
  const list = useResource(() => listBin(kind), kind);
  // What is to go for good can be taken back for a moment: until then it is only out of sight.
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const { reload } = list;
  useEffect(() => {
    const listener = { event: reload, missed: reload };
    const stops = [live().listen("asset", listener), live().listen("project", listener)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [reload]);

  const entries = (list.value ?? []).filter(({ id }) => !leaving.has(id));
  const hide = (ids: readonly string[]) => setLeaving((before) => new Set([...before, ...ids]));
  const show = (ids: readonly string[]) =>
    setLeaving((before) => new Set([...before].filter((id) => !ids.includes(id))));
  const settle = () => {
    reload();
    refreshStorage();
  };
  const failed = (ids: readonly string[]) => (error: unknown) => {
    show(ids);
    toast({ text: sentence(error), tone: "danger" });
  };
  const leave = (text: string, ids: readonly string[], go: () => Promise<unknown>) => {
    hide(ids);
    toast({
      text,
      action: { label: strings.common.undo, run: () => show(ids) },
      onGone: () => void go().then(settle, failed(ids)),
    });
  };

  return {
    /** Null until they are here. */
    entries: list.value && entries,
    error: list.error,
    reload,
    restore: ({ kind: what, id, name }: Binned) => {
      hide([id]);
      bringBack(what, id).then(
        () => {
          toast({ text: words.back(name), tone: "success" });
          show([id]);
          settle();
        },
        failed([id]),
      );
    },
    purge: ({ kind: what, id, name }: Binned) => leave(words.gone(name), [id], () => removeForGood(what, id)),
    empty: () =>
      leave(
        words.emptied,
        entries.map(({ id }) => id),
        () => emptyBin(kind),
      ),
  };
}

/** Days until a moment, begun ones counted. Pure. */
export function daysUntil(until: Date, now: Date): number {
  return Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 86_400_000));
}
