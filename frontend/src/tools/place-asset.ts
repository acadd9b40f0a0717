/** Put an asset onto the timeline: at the end of its track, or where it was dropped. Pure. */

import type { Asset as StudioAsset } from "../lib/shapes";
import type { Asset, Clip, ClipAsset, Document } from "../timeline/document";
import { deleteClips, insertAsset } from "../timeline/edits";
import { fitted, lengthOf } from "../timeline/edits/insert-asset";
import { sequence } from "../timeline/edits/sequence";
import { type Cell, filledBy, filling } from "../timeline/edits/set-layout";
import { batch, type Operation } from "../timeline/operations";
import { clipEnd, indexOf } from "../timeline/timeline-index";
import type { Point } from "./box";
import { type Aim, type How, land, landingOf, type Wanted } from "./landing";
import { freeTrack, mainTrack, trackBelow } from "./tracks";

/** Where an asset is put. */
export interface Place {
  readonly time: number;
  /** The track it was dropped on; none gives one where it covers nothing. */
  readonly track?: string | null;
  /** The centre on the stage, canvas units. */
  readonly point?: Point;
  /** The cell of a layout that it is to fill, in place of what fills it now. */
  readonly cell?: Cell | null;
  /** What the hand says of what stands there already. */
  readonly aim?: Aim;
}

/** An asset as the document knows it. */
export interface Placeable {
  /** The id in the document's table. */
  readonly id: string;
  readonly facts: ClipAsset;
}

/** What the document has to know of an asset; null while the server does not know it either. */
export function placeable({ id, name, facts }: StudioAsset): Placeable | null {
  const kind = facts?.kind;
  if (kind !== "video" && kind !== "image" && kind !== "audio") return null;
  return {
    id: id.replaceAll("-", ""),
    facts: {
      source: id,
      kind,
      name,
      width: facts?.width ?? 0,
      height: facts?.height ?? 0,
      duration: facts?.duration ?? 0,
      has_audio: facts?.has_audio ?? kind === "audio",
      made_from: "",
    },
  };
}

/** What was placed: one operation, and how it meets what was there. */
export interface Placed {
  readonly operation: Operation | null;
  readonly how: How;
  /** Where the clip begins. */
  readonly start: number;
  /** The cut that it went into, or null. */
  readonly line: number | null;
}

/** At the end of the track where the film is told (sound: of the first track of sounds). */
export function appendAsset(document: Document, asset: Placeable, clip: string, newId: () => string): Placed {
  const { kind } = asset.facts;
  const track = mainTrack(document, kind);
  const start =
    indexOf(document)
      .tracks.find(({ id }) => id === track)
      ?.reach.at(-1) ?? 0;
  const to = track ?? newId();
  const operation = sequence(document, [
    // The film lies beneath what is put over it, and sound beneath the film.
    (now) => (track === null ? trackBelow(now, to) : null),
    (now) => insertAsset(now, asset.id, asset.facts, clip, to, start),
  ]);
  return { operation, how: "free", start, line: null };
}

/** Where it was dropped, or at the playhead: on the given track as the hand says, else where it covers nothing. */
export function placeAsset(
  document: Document,
  asset: Placeable,
  clip: string,
  place: Place,
  newId: () => string,
): Placed {
  const { kind } = asset.facts;
  const length = lengthOf(document, asset.facts);
  const { time: start } = place;
  const given = indexOf(document).tracks.find(({ id }) => id === place.track);
  const fits = given && !given.track.locked;
  const free = fits ? given.id : freeTrack(document, kind, start, start + length);
  const track = free ?? newId();
  const wanted: Wanted = { id: clip, kind, track, start, duration: length };
  const landing = landingOf(
    document,
    [wanted],
    place.aim ?? { time: start, track: null, reach: 0, overwrite: false },
  );
  const landed = land(document, [wanted], landing, newId);
  const stands = landed.clips[0] ?? wanted;
  const cell = kind === "audio" ? null : (place.cell ?? null);
  const box = cell ? null : boxAt(document, asset.facts, stands.start, place.point);
  const operation = sequence(document, [
    (now) => (free === null && kind === "audio" ? trackBelow(now, track) : null),
    () => landed.before,
    (now) => insertAsset(now, asset.id, asset.facts, clip, stands.track, stands.start),
    (now) => cell && deleteClips(now, filledBy(now, cell, stands.start, clip)),
    () => cell && batch(filling(clip, cell)),
    () =>
      box &&
      batch(
        Object.entries(box).map(([name, value]) => ({
          type: "set" as const,
          path: ["clips", clip, "transform", name],
          value,
        })),
      ),
  ]);
  return {
    operation,
    how: landing.how,
    start: stands.start,
    line: landing.how === "insert" ? landing.at : null,
  };
}

/**
 * The box of what is dropped on the stage: the first picture of a moment fills the canvas; over another one it takes half
 * of it, about the point where it was dropped, as far as it stays inside.
 */
function boxAt(document: Document, facts: Asset, time: number, point: Point | undefined) {
  if (!point || facts.kind === "audio" || !isSomethingShown(document, time)) return null;
  const { canvas } = document;
  const whole = fitted(facts, canvas);
  const [width, height] = [
    Math.max(1, Math.round(whole.width / 2)),
    Math.max(1, Math.round(whole.height / 2)),
  ];
  const inside = (at: number, size: number, room: number) =>
    Math.round(Math.min(Math.max(at, (size - room) / 2), (room - size) / 2));
  return {
    x: inside(point.x, width, canvas.width),
    y: inside(point.y, height, canvas.height),
    width,
    height,
  };
}

function isSomethingShown(document: Document, time: number): boolean {
  const shows = (clip: Clip) => clip.kind !== "audio" && clip.start <= time && time < clipEnd(clip);
  return Object.values(document.clips).some(shows);
}

/** Takes what is dragged over the stage or the timeline. */
export interface DropTaker {
  takes(data: DataTransfer): boolean;
  /** Show where it would land; null where that cannot be told before it is dropped. */
  over(where: Place): Placed | null;
  leave(): void;
  drop(data: DataTransfer, where: Place): void;
}
