/** Where something that is dragged comes to stand among what is there already. Pure. */

import type { Clip, Document } from "../timeline/document";
import { clearRange, openGap } from "../timeline/edits";
import { trackKey } from "../timeline/edits/building";
import { inStep } from "../timeline/edits/in-step";
import { removedBefore } from "../timeline/edits/ripple-delete";
import { type Edit, sequence } from "../timeline/edits/sequence";
import { apply, batch, type Operation, type Primitive } from "../timeline/operations";
import { keyBetween } from "../timeline/order";
import { clipEnd, indexOf, type TrackIndex } from "../timeline/timeline-index";
import { nextTrackName } from "../timeline/track-names";

/**
 * How it meets what stands there: `free` covers nothing; `insert` pushes the rest on from a cut; `overwrite` takes the
 * place; `own` goes to another track, a new one where none has room.
 */
export type How = "free" | "insert" | "overwrite" | "own";

/** A clip on its way: where it is wanted. `id` need not be in the document yet. */
export interface Wanted {
  readonly id: string;
  readonly kind: Clip["kind"];
  readonly track: string;
  readonly start: number;
  readonly duration: number;
}

/** What the hand says. */
export interface Aim {
  /** Time under the pointer, flicks. */
  readonly time: number;
  /** The track under the pointer. */
  readonly track: string | null;
  /** Within how many flicks of a cut the pointer means "in between". */
  readonly reach: number;
  /** Take the place of what is there (Shift). */
  readonly overwrite: boolean;
}

export interface Landing {
  readonly how: How;
  /** For `insert`: the cut, before anything has moved. */
  readonly at: number;
}

const NOBODY: ReadonlySet<string> = new Set();

const between = (track: TrackIndex | undefined, start: number, end: number, besides: ReadonlySet<string>) =>
  (track?.between(start, end) ?? []).filter(({ id }) => !besides.has(id));

/**
 * How clips would land.
 * @param partners those of the clips that only come along: the others are what the hand means
 */
export function landingOf(
  document: Document,
  clips: readonly Wanted[],
  aim: Aim,
  partners: ReadonlySet<string> = NOBODY,
): Landing {
  const besides = new Set(clips.map(({ id }) => id));
  const tracks = new Map(indexOf(document).tracks.map((track) => [track.id, track]));
  const covers = clips.some(
    ({ track, start, duration }) => between(tracks.get(track), start, start + duration, besides).length > 0,
  );
  if (!covers) return { how: "free", at: 0 };
  if (aim.overwrite) return { how: "overwrite", at: 0 };
  const [under] = aim.track === null ? [] : between(tracks.get(aim.track), aim.time, aim.time + 1, besides);
  const meant = clips.filter(({ id }) => !partners.has(id));
  if (under && new Set(meant.map(({ track }) => track)).size === 1) {
    // Of a short clip both ends are near: its middle third means neither.
    const reach = Math.min(aim.reach, under.clip.duration / 3);
    const [start, end] = [under.clip.start, clipEnd(under.clip)];
    if (aim.time - start <= reach) return { how: "insert", at: start };
    if (end - aim.time <= reach) return { how: "insert", at: end };
  }
  return { how: "own", at: 0 };
}

/** Where the clips come to stand, and what has to be done for it first. */
export interface Landed {
  readonly before: Operation | null;
  readonly clips: readonly Wanted[];
}

/**
 * Make room. `newId` gives ids for what is split and for new tracks; the same ones each time, so that a preview does not
 * flicker. Partners get a track of their own where what they come to stand on is taken.
 */
export function land(
  document: Document,
  clips: readonly Wanted[],
  landing: Landing,
  newId: () => string,
  partners: ReadonlySet<string> = NOBODY,
): Landed {
  const besides = new Set(clips.map(({ id }) => id));
  switch (landing.how) {
    case "free":
      return { before: null, clips };
    case "insert":
      return inserted(document, clips, landing.at, besides, newId, partners);
    case "overwrite": {
      const cleared = clips.map(
        ({ track, start, duration }): Edit =>
          (now) =>
            clearRange(now, track, start, start + duration, besides, newId),
      );
      return { before: sequence(document, cleared), clips };
    }
    case "own":
      return onTracksOfTheirOwn(document, clips, besides, newId);
  }
}

/** Between two neighbours of one track. What comes from the same track leaves no gap behind: it changes places. */
function inserted(
  document: Document,
  clips: readonly Wanted[],
  cut: number,
  besides: ReadonlySet<string>,
  newId: () => string,
  partners: ReadonlySet<string>,
): Landed {
  const meant = clips.filter(({ id }) => !partners.has(id));
  const [first] = meant;
  if (!first) return { before: null, clips };
  const { track } = first;
  const earliest = Math.min(...meant.map(({ start }) => start));
  const length = Math.max(...meant.map(({ start, duration }) => start + duration)) - earliest;
  const left = meant.flatMap(({ id }) => {
    const clip = document.clips[id];
    return clip?.track === track ? [clip] : [];
  });
  const there = indexOf(document).tracks.find((one) => one.id === track)?.clips ?? [];
  const closing = new Map(there.map(({ id, clip }) => [id, -removedBefore(clip.start, left)]));
  const at = cut - removedBefore(cut, left);
  const room: Edit[] = [
    (now) => batch(inStep(now, closing, besides)),
    (now) => openGap(now, track, at, length, besides, newId),
  ];
  const placed = clips.map((clip) => ({ ...clip, start: at + clip.start - earliest }));
  if (partners.size === 0) return { before: sequence(document, room), clips: placed };
  // Their tracks have made room as far as what stands there is linked to what made room here.
  const opened = sequence(document, room);
  const now = opened ? apply(document, opened).document : document;
  const others = onTracksOfTheirOwn(
    now,
    placed.filter(({ id }) => partners.has(id)),
    besides,
    newId,
  );
  return {
    before: sequence(document, [() => opened, () => others.before]),
    clips: [...placed.filter(({ id }) => !partners.has(id)), ...others.clips],
  };
}

/** Each row that has no room goes to the next one above (sound: below) that has, or to a new one beside it. */
function onTracksOfTheirOwn(
  document: Document,
  clips: readonly Wanted[],
  besides: ReadonlySet<string>,
  newId: () => string,
): Landed {
  const { tracks } = indexOf(document);
  const steps: Primitive[] = [];
  const moved = new Map<string, string>();
  for (const track of new Set(clips.map((clip) => clip.track))) {
    const group = clips.filter((clip) => clip.track === track);
    const sound = group.every(({ kind }) => kind === "audio");
    const fits = (one: TrackIndex) =>
      !one.track.locked &&
      ![...moved.values()].includes(one.id) &&
      one.clips.every(({ id, clip }) => besides.has(id) || (clip.kind === "audio") === sound) &&
      group.every(({ start, duration }) => between(one, start, start + duration, besides).length === 0);
    const place = tracks.findIndex(({ id }) => id === track);
    const others = sound ? tracks.slice(0, place).reverse() : tracks.slice(place + 1);
    const here = tracks[place];
    const found = (here && fits(here) ? here : others.find(fits))?.id;
    if (found) moved.set(track, found);
    else {
      const id = newId();
      const order = sound
        ? keyBetween(tracks[place - 1]?.track.order ?? null, here?.track.order ?? null)
        : trackKey(document, track);
      steps.push({ type: "set", path: ["tracks", id], value: { name: nextTrackName(document), order } });
      moved.set(track, id);
    }
  }
  return {
    before: batch(steps),
    clips: clips.map((clip) => ({ ...clip, track: moved.get(clip.track) ?? clip.track })),
  };
}

/** Ids that are made once and given again in the same order at each `restart`. */
export class SpareIds {
  private readonly made: string[] = [];
  private next = 0;

  constructor(private readonly make: () => string) {}

  restart(): void {
    this.next = 0;
  }

  readonly take = (): string => {
    this.made[this.next] ??= this.make();
    this.next += 1;
    return this.made[this.next - 1] as string;
  };
}
