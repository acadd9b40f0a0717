/** How much a person keeps and how much more fits: fetched when first asked for, and after whatever may have changed it. */
import { create } from "zustand";
import { live } from "../../lib/live";
import type { Storage } from "../../lib/shapes";
import { getStorage } from "../../lib/studio";

/** Milliseconds: changes that come together are one question. */
const TOGETHER = 400;
const OVER = new Set(["done", "failed", "cancelled"]);

export const useStorage = create<{ storage: Storage | null }>(() => ({ storage: null }));

let timer = 0;

/** Ask again, soon. Without an answer what was known stays. */
export function refreshStorage(): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    getStorage().then(
      (storage) => useStorage.setState({ storage }),
      () => undefined,
    );
  }, TOGETHER);
}

let followers = 0;
let leave: (() => void)[] = [];

/** Fetch, and follow what changes, for as long as anybody wants it. Returns the way to stop. */
export function followStorage(): () => void {
  followers += 1;
  if (followers === 1) {
    refreshStorage();
    const missed = refreshStorage;
    leave = [
      live().listen("asset", { event: refreshStorage, missed }),
      live().listen("project", { event: refreshStorage, missed }),
      live().listen("job", {
        event: ({ data }) => OVER.has(String(data.state)) && refreshStorage(),
        missed,
      }),
    ];
  }
  return () => {
    followers -= 1;
    if (followers === 0) for (const stop of leave) stop();
  };
}

/** Why nothing more can be added, as a sentence; empty while something can. */
export const useNoRoom = () => useStorage(({ storage }) => storage?.reason ?? "");
