/** Files from the desktop on their way to the timeline: uploaded, inspected, then put where they were dropped. */

import type { Asset } from "../lib/shapes";
import { toast } from "../lib/ui";
import { inspectedAsset, uploadQueue } from "../panels/library";
import { DEFAULT_DURATION } from "../timeline/edits/building";
import { FLICKS_PER_SECOND } from "../timeline/time";
import { clipEnd } from "../timeline/timeline-index";
import type { Point } from "../tools/box";
import type { Arrival } from "../tools/session";
import type { Workbench } from "../tools/workbench";
import { place } from "./actions";

/** Where files were dropped. */
export interface DropPlace {
  readonly time: number;
  readonly track?: string | null;
  readonly point?: Point;
}

/** Upload files and put them one after another from their place on; a placeholder stands there until each is ready. */
export function arrive(bench: Workbench, files: readonly File[], where: DropPlace): void {
  const { session } = bench;
  const ids = uploadQueue.add(files);
  const arrivals = ids.map((id, index): Arrival => {
    const name = files[index]?.name ?? "";
    const start = where.time + index * DEFAULT_DURATION;
    const { track = null, point = null } = where;
    return { id, name, track, start, duration: DEFAULT_DURATION, progress: 0, point };
  });
  session.update({ arriving: [...session.state.arriving, ...arrivals] });
  for (const [index, file] of files.entries()) {
    void durationOf(file).then((duration) => duration && stretch(bench, ids, index, duration));
  }
  const unfollow = uploadQueue.store.subscribe(({ uploads }) => {
    const sent = new Map(uploads.map((upload) => [upload.id, upload.size && upload.sent / upload.size]));
    const arriving = session.state.arriving.map((arrival) => {
      const progress = sent.get(arrival.id) ?? arrival.progress;
      return progress === arrival.progress ? arrival : { ...arrival, progress };
    });
    session.update({ arriving });
  });
  void settle(bench, ids, where).finally(unfollow);
}

/** One after another, so that each begins where the one before it ends, whichever is there first. */
async function settle(bench: Workbench, ids: readonly number[], where: DropPlace): Promise<void> {
  const { session } = bench;
  let { time } = where;
  for (const id of ids) {
    const asset = await arrived(id);
    session.update({ arriving: session.state.arriving.filter((arrival) => arrival.id !== id) });
    const clip = asset && place(bench, asset, { ...where, time });
    const placed = clip && bench.store.document.clips[clip];
    if (placed) time = clipEnd(placed);
  }
}

/** The asset that an upload becomes, once it has been inspected; null when it comes to nothing. */
async function arrived(id: number): Promise<Asset | null> {
  const source = await new Promise<string | null>((resolve) => {
    const look = () => {
      const upload = uploadQueue.uploads.find((one) => one.id === id);
      if (upload && upload.state !== "done" && upload.state !== "failed") return;
      unfollow();
      resolve(upload?.asset ?? null);
    };
    const unfollow = uploadQueue.store.subscribe(look);
    look();
  });
  if (source === null) return null;
  try {
    const asset = await inspectedAsset(source);
    if (asset.state === "failed") toast({ text: asset.error, tone: "danger" });
    return asset.state === "failed" ? null : asset;
  } catch {
    // It is in the library: it can be taken from there.
    return null;
  }
}

/** The length of a file is known: its placeholder has it, and those behind it move. */
function stretch({ session }: Workbench, ids: readonly number[], index: number, duration: number): void {
  const by = duration - DEFAULT_DURATION;
  const arriving = session.state.arriving.map((arrival) => {
    const place = ids.indexOf(arrival.id);
    if (place === index) return { ...arrival, duration };
    return place > index ? { ...arrival, start: arrival.start + by } : arrival;
  });
  session.update({ arriving });
}

/** How long a film or a sound is, as far as this browser can tell from the file; null where it cannot. */
async function durationOf(file: File): Promise<number | null> {
  if (!/^(video|audio)\//.test(file.type)) return null;
  const element = document.createElement(file.type.startsWith("video") ? "video" : "audio");
  const url = URL.createObjectURL(file);
  try {
    return await new Promise<number | null>((resolve) => {
      element.preload = "metadata";
      element.onloadedmetadata = () =>
        resolve(Number.isFinite(element.duration) ? Math.round(element.duration * FLICKS_PER_SECOND) : null);
      element.onerror = () => resolve(null);
      element.src = url;
    });
  } finally {
    element.removeAttribute("src");
    URL.revokeObjectURL(url);
  }
}
