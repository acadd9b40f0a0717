/** What is where on the timeline, found by binary search. Built once for each version of a document. */

import type { Clip, Document, Track } from "./document";
import { compareOrder } from "./order";
import { shownIndex } from "./time";

export interface Placed {
  readonly id: string;
  readonly clip: Clip;
}

export function clipEnd(clip: Clip): number {
  return clip.start + clip.duration;
}

/** A track's clips by start; `reach[i]` is the latest end of the clips up to i. */
export class TrackIndex {
  readonly id: string;
  readonly track: Track;
  readonly clips: readonly Placed[];
  readonly starts: readonly number[];
  readonly reach: readonly number[];

  constructor(id: string, track: Track, clips: readonly Placed[]) {
    this.id = id;
    this.track = track;
    this.clips = clips;
    this.starts = clips.map(({ clip }) => clip.start);
    let latest = 0;
    this.reach = clips.map(({ clip }) => {
      latest = Math.max(latest, clipEnd(clip));
      return latest;
    });
  }

  /** The place of a clip in `clips`. */
  placeOf(id: string, start: number): number {
    // Of clips with one start the greater id is the later.
    let place = shownIndex(this.starts, start);
    while (place >= 0 && this.clips[place]?.id !== id) place--;
    return place;
  }

  /** The clips that a moment falls into, from the bottom to the top. */
  at(time: number): Placed[] {
    return this.between(time, time + 1).sort(compareStacking);
  }

  /** The clips that have any part in [from, to), by start. */
  between(from: number, to: number): Placed[] {
    const found: Placed[] = [];
    for (let place = shownIndex(this.starts, to - 1); place >= 0; place--) {
      if ((this.reach[place] as number) <= from) break;
      const placed = this.clips[place] as Placed;
      if (clipEnd(placed.clip) > from) found.push(placed);
    }
    return found.reverse();
  }
}

/** The tracks in their order, from the bottom to the top, each with its clips by start. */
export class TimelineIndex {
  readonly tracks: readonly TrackIndex[];
  /** The end of the last clip, in flicks: how long the film is. */
  readonly duration: number;

  constructor(document: Document) {
    const byTrack = new Map<string, Placed[]>(Object.keys(document.tracks).map((id) => [id, []]));
    // A clip whose track is gone is neither seen nor heard.
    for (const [id, clip] of Object.entries(document.clips)) byTrack.get(clip.track)?.push({ id, clip });
    this.tracks = Object.entries(document.tracks)
      .sort(([aId, a], [bId, b]) => compareOrder(a.order, aId, b.order, bId))
      .map(([id, track]) => new TrackIndex(id, track, (byTrack.get(id) as Placed[]).sort(compareStart)));
    this.duration = Math.max(0, ...this.tracks.map((track) => track.reach.at(-1) ?? 0));
  }
}

const indices = new WeakMap<Document, TimelineIndex>();

/** The index of a document, made on first use and kept as long as the document is. */
export function indexOf(document: Document): TimelineIndex {
  let index = indices.get(document);
  if (index === undefined) {
    index = new TimelineIndex(document);
    indices.set(document, index);
  }
  return index;
}

/** How long the film is, in flicks. */
export function documentDuration(document: Document): number {
  return indexOf(document).duration;
}

/** The films and pictures that a moment falls into, on tracks that are shown. */
export function picturesAt(document: Document, time: number): string[] {
  return indexOf(document).tracks.flatMap((index) =>
    index.track.hidden ? [] : index.at(time).flatMap(({ id, clip }) => (isPicture(clip) ? [id] : [])),
  );
}

function isPicture({ kind }: Clip): boolean {
  return kind === "video" || kind === "image";
}

/** Clips of a track by start, and of clips with one start the lesser id first. */
export function compareStart(a: Placed, b: Placed): number {
  return a.clip.start - b.clip.start || compareOrder("", a.id, "", b.id);
}

/** Clips that overlap on a track: the greater key is on top, then the later start, then the greater id. */
export function compareStacking(a: Placed, b: Placed): number {
  if (a.clip.order !== b.clip.order) return a.clip.order < b.clip.order ? -1 : 1;
  return compareStart(a, b);
}
