/** What the commands do: each reads the document and the selection, and makes one operation. */

import type { Asset as StudioAsset } from "../lib/shapes";
import { type Asset, type Clip, type Document, newId, type Transform } from "../timeline/document";
import {
  deleteClips,
  insertAsset,
  insertShape,
  insertText,
  moveAll,
  rippleDelete,
  split,
  trimEnd,
  trimStart,
} from "../timeline/edits";
import { DEFAULT_DURATION, trackKey } from "../timeline/edits/building";
import { fitted } from "../timeline/edits/insert-asset";
import { apply, batch, type Operation, type Primitive } from "../timeline/operations";
import type { Json } from "../timeline/schema-check";
import { frameTime } from "../timeline/time";
import { clipEnd, indexOf } from "../timeline/timeline-index";
import { type Point, transformOf } from "../tools/box";
import { moveBy } from "../tools/move-layers";
import { freeTrack, trackBelow } from "../tools/tracks";
import { isEditable, type Workbench } from "../tools/workbench";

type Edit = (document: Document) => Operation | null;

/** Several edits, each on top of the one before, as one operation. */
export function sequence(document: Document, edits: readonly Edit[]): Operation | null {
  const steps: Primitive[] = [];
  let now = document;
  for (const edit of edits) {
    const operation = edit(now);
    if (!operation) continue;
    now = apply(now, operation).document;
    steps.push(...(operation.type === "batch" ? operation.operations : [operation]));
  }
  return batch(steps);
}

function commit({ store }: Workbench, operation: Operation | null): boolean {
  if (operation) store.commit(operation);
  return operation !== null;
}

/** The selected clips that may be changed. */
export function editable({ store, session }: Workbench): string[] {
  return session.state.selection.filter((id) => isEditable(store.document, id));
}

/** The changeable clips under the playhead: of the selection, or all where nothing is selected. */
export function underPlayhead(bench: Workbench): string[] {
  const { store, session, player } = bench;
  const { time } = player;
  const under = indexOf(store.document)
    .tracks.filter((track) => !track.track.locked)
    .flatMap((track) => track.between(time, time + 1).map(({ id }) => id));
  const selected = under.filter((id) => session.state.selection.includes(id));
  return session.state.selection.length > 0 ? selected : under;
}

export function splitAtPlayhead(bench: Workbench): void {
  const { store, session, player } = bench;
  const at = player.time;
  const halves = underPlayhead(bench).map((id) => ({ id, second: newId() }));
  const operation = sequence(
    store.document,
    halves.map(
      ({ id, second }) =>
        (document) =>
          split(document, id, at, second),
    ),
  );
  if (!commit(bench, operation) || session.state.selection.length === 0) return;
  session.select(halves.map(({ second }) => second).filter((id) => Object.hasOwn(store.document.clips, id)));
}

/** Let the clips under the playhead begin, or end, there. */
export function trimToPlayhead(bench: Workbench, edge: "start" | "end"): void {
  const { store, player } = bench;
  const trim = edge === "start" ? trimStart : trimEnd;
  const at = player.time;
  const edits = underPlayhead(bench).map((id) => (document: Document) => trim(document, id, at));
  commit(bench, sequence(store.document, edits));
}

export function removeSelected(bench: Workbench, ripple: boolean): void {
  const ids = editable(bench);
  const { document } = bench.store;
  if (commit(bench, ripple ? rippleDelete(document, ids) : deleteClips(document, ids)))
    bench.session.select([]);
}

/** Move the selected clips by frames. */
export function shiftSelected(bench: Workbench, frames: number): void {
  const { document } = bench.store;
  const frame = frameTime(1, document.canvas.frame_rate);
  commit(bench, moveAll(document, editable(bench), frames * frame));
}

/** Move the selected layers on the stage, by canvas units. */
export function nudgeSelected(bench: Workbench, dx: number, dy: number): void {
  const boxes = new Map<string, Transform>();
  for (const id of editable(bench)) {
    const box = transformOf(bench.store.document.clips[id]);
    if (box) boxes.set(id, box);
  }
  commit(bench, moveBy(boxes, dx, dy));
}

export function copySelected({ store, session }: Workbench): void {
  const clips = session.state.selection.flatMap((id) => store.document.clips[id] ?? []);
  if (clips.length > 0) session.update({ clipboard: clips });
}

/** Put what was copied at the playhead, in its own tracks where there is room. */
export function paste(bench: Workbench): void {
  const { session, player } = bench;
  if (session.state.clipboard) place(bench, session.state.clipboard, player.time);
}

/** Copies of the selected clips right behind them. */
export function duplicateSelected(bench: Workbench): void {
  const { store, session } = bench;
  const clips = session.state.selection.flatMap((id) => store.document.clips[id] ?? []);
  if (clips.length > 0) place(bench, clips, Math.max(...clips.map(clipEnd)));
}

function place(bench: Workbench, clips: readonly Clip[], at: number): void {
  const { store, session } = bench;
  const earliest = Math.min(...clips.map((clip) => clip.start));
  const made: string[] = [];
  const edits = clips.map((clip): Edit => {
    const id = newId();
    made.push(id);
    const start = at + clip.start - earliest;
    return (document) => {
      const own = indexOf(document).tracks.find((track) => track.id === clip.track);
      const fits = own && !own.track.locked && own.between(start, start + clip.duration).length === 0;
      const free = fits ? clip.track : freeTrack(document, clip.kind, start, start + clip.duration);
      const track = free ?? newId();
      const copy = { ...clip, start, track } as unknown as Json;
      const steps: Primitive[] = [{ type: "set", path: ["clips", id], value: copy }];
      if (free === null) steps.unshift(newTrack(document, track, clip.kind));
      return batch(steps);
    };
  });
  if (commit(bench, sequence(store.document, edits))) session.select(made);
}

function newTrack(document: Document, id: string, kind: Clip["kind"]): Primitive {
  if (kind === "audio") return trackBelow(document, id);
  return { type: "set", path: ["tracks", id], value: { name: "", order: trackKey(document) } };
}

export function selectAll({ store, session }: Workbench): void {
  session.select(Object.keys(store.document.clips).filter((id) => isEditable(store.document, id)));
}

/** Go to the nearest cut before (-1) or after (1) the playhead. */
export function goToCut({ store, player }: Workbench, direction: 1 | -1): void {
  const cuts = [0];
  for (const clip of Object.values(store.document.clips)) cuts.push(clip.start, clipEnd(clip));
  const { time } = player;
  const past = cuts.filter((cut) => (direction === 1 ? cut > time : cut < time));
  if (past.length > 0) player.seek(direction === 1 ? Math.min(...past) : Math.max(...past));
}

/** Put a new text, or shape, above everything at the playhead, and select it. */
export function addText(bench: Workbench): void {
  const id = newId();
  if (addNew(bench, id, "text", (document, track, at) => insertText(document, id, track, at, "Your text"))) {
    bench.session.update({ editing: id });
  }
}

export function addShape(bench: Workbench, shape: "rectangle" | "ellipse"): void {
  const id = newId();
  addNew(bench, id, "shape", (document, track, at) => insertShape(document, id, track, at, shape));
}

function addNew(
  bench: Workbench,
  id: string,
  kind: Clip["kind"],
  insert: (document: Document, track: string, at: number) => Operation | null,
): boolean {
  const { store, session, player } = bench;
  player.pause();
  const at = player.time;
  const { document } = store;
  const track = freeTrack(document, kind, at, at + DEFAULT_DURATION) ?? newId();
  const made = commit(bench, insert(document, track, at));
  if (made) session.select([id]);
  return made;
}

/** Where an asset is put: any part that is left out is chosen so that nothing is covered. */
export interface Place {
  readonly time?: number;
  readonly track?: string | null;
  /** The centre on the stage, canvas units. */
  readonly point?: Point;
}

/** Put an asset of the library onto the timeline and select it. */
export function placeAsset(bench: Workbench, asset: StudioAsset, where: Place = {}): void {
  const { store, session, player } = bench;
  const facts = assetOf(asset);
  if (!facts) return;
  const id = newId();
  const start = where.time ?? (indexOf(store.document).duration === 0 ? 0 : player.time);
  const length = facts.kind === "image" ? DEFAULT_DURATION : facts.duration;
  // The track it was dropped on, unless it would cover something there.
  const given = indexOf(store.document).tracks.find((track) => track.id === where.track);
  const fits = given && !given.track.locked && given.between(start, start + length).length === 0;
  const free = fits ? given.id : freeTrack(store.document, facts.kind, start, start + length);
  const track = free ?? newId();
  // What fills the canvas is centred, wherever it was dropped.
  const { canvas } = store.document;
  const size = fitted(facts, canvas);
  const fills = size.width >= canvas.width || size.height >= canvas.height;
  const point = fills ? undefined : where.point;
  const operation = sequence(store.document, [
    (document) => (free === null && facts.kind === "audio" ? trackBelow(document, track) : null),
    (document) => insertAsset(document, asset.id.replaceAll("-", ""), facts, id, track, start),
    () =>
      point && facts.kind !== "audio"
        ? batch([
            { type: "set", path: ["clips", id, "transform", "x"], value: Math.round(point.x) },
            { type: "set", path: ["clips", id, "transform", "y"], value: Math.round(point.y) },
          ])
        : null,
  ]);
  if (commit(bench, operation)) session.select([id]);
}

/** What the document has to know of an asset; null while the server does not know it either. */
export function assetOf({ id, name, facts }: StudioAsset): Asset | null {
  const kind = facts?.kind;
  if (kind !== "video" && kind !== "image" && kind !== "audio") return null;
  return {
    source: id,
    kind,
    name,
    width: facts?.width ?? 0,
    height: facts?.height ?? 0,
    duration: facts?.duration ?? 0,
    has_audio: facts?.has_audio ?? kind === "audio",
  };
}
