/** Asks the server how the project's mix is mastered whenever it has become another, and tells the player. */

import { live } from "../lib/live";
import type { Mastering as Found } from "../lib/shapes";
import { findMastering } from "../lib/studio";
import { type Mastering, readLimiter, UNMASTERED } from "../playback/mastering";
import type { Document } from "../timeline/document";
import { evaluateSound } from "../timeline/sound";
import { documentDuration } from "../timeline/timeline-index";

/** What is watched: a project's document, and whether the server has all of it. */
export interface WatchedProject {
  readonly id: string;
  readonly document: Document | null;
  readonly status: string;
  subscribe(listener: () => void): () => void;
}

/** Milliseconds without a change after which the server is asked: a mix is listened to from end to end. */
const REST = 700;

/** Watch until the function that is returned is called. */
export function watchMastering(project: WatchedProject, tell: (mastering: Mastering) => void): () => void {
  let wanted: string | null = null;
  /** Nobody could tell yet: a source on the timeline is not ready. */
  let refused = false;
  let timer = 0;
  let closed = false;

  const ask = async () => {
    const asked = wanted;
    const found = await findMastering(project.id).catch(() => null);
    if (closed || asked !== wanted) return;
    refused = found === null;
    if (found === null) return;
    const mastering = await read(found);
    // Until another is found the last one is nearer to it than none.
    if (mastering && !closed && asked === wanted) tell(mastering);
  };
  const asking = () => void ask().catch(() => undefined);
  const look = () => {
    const { document } = project;
    if (!document || project.status !== "saved") return;
    const mix = mixOf(document);
    if (mix === wanted) return;
    wanted = mix;
    window.clearTimeout(timer);
    if (mix === null) tell(UNMASTERED);
    else timer = window.setTimeout(asking, REST);
  };
  const leave = project.subscribe(look);
  const stopAssets = live().listen("asset", {
    event: () => {
      if (wanted !== null && refused) asking();
    },
    missed: () => undefined,
  });
  const stop = live().listen("job", {
    event: ({ data }) => {
      const isOurs = data.kind === "mastering" && data.subject === project.id;
      if (isOurs && data.state === "done" && wanted !== null) asking();
    },
    missed: () => {
      if (wanted !== null) asking();
    },
  });
  look();
  return () => {
    closed = true;
    window.clearTimeout(timer);
    leave();
    stopAssets();
    stop();
  };
}

/** All that decides how the mix is mastered; null where it is left as it is. */
function mixOf(document: Document): string | null {
  const { loudness } = document.master;
  return loudness === 0
    ? null
    : JSON.stringify([loudness, documentDuration(document), evaluateSound(document)]);
}

async function read({ state, gain, limiter }: Found): Promise<Mastering | null> {
  if (state !== "ready") return null;
  return { gain, limiter: limiter ? await readLimiter(limiter) : null };
}
