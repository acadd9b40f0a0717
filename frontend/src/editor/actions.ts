/** What the commands do: each reads the document and the selection, and makes one operation. */

import type { Asset as StudioAsset } from "../lib/shapes";
import { strings } from "../lib/strings";
import {
  type Clip,
  type Document,
  newId,
  type TextClip,
  type TextStyle,
  type Transform,
} from "../timeline/document";
import {
  deleteClips,
  insertShape,
  insertText,
  moveAll,
  rippleDelete,
  splitAll,
  trimEnd,
  trimStart,
} from "../timeline/edits";
import { renewed } from "../timeline/edits/bonds";
import { DEFAULT_DURATION, trackKey, wholeFrames } from "../timeline/edits/building";
import { type Edit, sequence } from "../timeline/edits/sequence";
import { loadDocument } from "../timeline/load";
import { batch, type Operation, type Primitive } from "../timeline/operations";
import type { Json } from "../timeline/schema-check";
import { firstFrameTime, frameTime } from "../timeline/time";
import { clipEnd, indexOf } from "../timeline/timeline-index";
import { nextTrackName } from "../timeline/track-names";
import { transformOf } from "../tools/box";
import { wordsBox } from "../tools/fit-text";
import { moveBy } from "../tools/move-layers";
import { asKeyframes, standing } from "../tools/moving";
import { appendAsset, type Place, placeAsset, placeable } from "../tools/place-asset";
import { clipsUnder } from "../tools/razor";
import { freeTrack, trackBelow } from "../tools/tracks";
import { isEditable, type Workbench } from "../tools/workbench";

const words = strings.timeline;

/** Make an edit; false where there is nothing to do. */
export function commit({ store }: Workbench, operation: Operation | null): boolean {
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
  const under = clipsUnder(store.document, time);
  const selected = under.filter((id) => session.state.selection.includes(id));
  return session.state.selection.length > 0 ? selected : under;
}

export function splitAtPlayhead(bench: Workbench, ids: readonly string[] = underPlayhead(bench)): void {
  const { store, session, player } = bench;
  const at = player.time;
  const seconds = new Map(ids.map((id) => [id, newId()]));
  if (!commit(bench, splitAll(store.document, seconds, at, newId))) return;
  if (session.state.selection.length === 0) return;
  session.select([...seconds.values()].filter((id) => Object.hasOwn(store.document.clips, id)));
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
  if (
    commit(
      bench,
      ripple ? rippleDelete(document, ids, bench.session.state.rippleAll) : deleteClips(document, ids),
    )
  )
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
  const { store, player } = bench;
  const here = standing(store.document, player.time);
  const boxes = new Map<string, Transform>();
  for (const id of editable(bench)) {
    const box = transformOf(here.clips[id]);
    if (box) boxes.set(id, box);
  }
  commit(bench, asKeyframes(store.document, moveBy(boxes, dx, dy), player.time));
}

export function copySelected({ store, session }: Workbench): void {
  const clips = session.state.selection.flatMap((id) => store.document.clips[id] ?? []);
  if (clips.length > 0) session.update({ clipboard: clips });
}

/** Put what was copied at the playhead, in its own tracks where there is room. */
export function paste(bench: Workbench): void {
  const { session, player } = bench;
  if (session.state.clipboard) putCopies(bench, session.state.clipboard, player.time);
}

/** Copies of the selected clips right behind them. */
export function duplicateSelected(bench: Workbench): void {
  const { store, session } = bench;
  const clips = session.state.selection.flatMap((id) => store.document.clips[id] ?? []);
  if (clips.length > 0) putCopies(bench, clips, Math.max(...clips.map(clipEnd)));
}

function putCopies(bench: Workbench, clips: readonly Clip[], at: number): void {
  const { store, session } = bench;
  const earliest = Math.min(...clips.map((clip) => clip.start));
  const made: string[] = [];
  const originals = clips.map((_, place) => String(place));
  const bonds = renewed({ clips: Object.fromEntries(clips.entries()) }, originals, newId, "dropped");
  const edits = clips.map((clip, place): Edit => {
    const id = newId();
    made.push(id);
    const start = at + clip.start - earliest;
    return (document) => {
      const own = indexOf(document).tracks.find((track) => track.id === clip.track);
      const fits = own && !own.track.locked && own.between(start, start + clip.duration).length === 0;
      const free = fits ? clip.track : freeTrack(document, clip.kind, start, start + clip.duration);
      const track = free ?? newId();
      const copy = { ...clip, ...bonds.get(String(place)), start, track } as unknown as Json;
      const steps: Primitive[] = [{ type: "set", path: ["clips", id], value: copy }];
      if (free === null) steps.unshift(newTrack(document, track, clip.kind));
      return batch(steps);
    };
  });
  if (commit(bench, sequence(store.document, edits))) session.select(made);
}

function newTrack(document: Document, id: string, kind: Clip["kind"]): Primitive {
  if (kind === "audio") return trackBelow(document, id);
  return {
    type: "set",
    path: ["tracks", id],
    value: { name: nextTrackName(document), order: trackKey(document) },
  };
}

export function selectAll({ store, session }: Workbench): void {
  session.select(Object.keys(store.document.clips).filter((id) => isEditable(store.document, id)));
}

/** Go to the nearest cut before (-1) or after (1) the playhead. */
export function goToCut({ store, player }: Workbench, direction: 1 | -1): void {
  const { clips, canvas } = store.document;
  // The first frame after each: a cut may lie within a frame.
  const ends = Object.values(clips).flatMap((clip) => [clip.start, clipEnd(clip)]);
  const cuts = [0, ...ends].map((cut) => firstFrameTime(cut, canvas.frame_rate));
  const { time } = player;
  const past = cuts.filter((cut) => (direction === 1 ? cut > time : cut < time));
  if (past.length > 0) player.seek(direction === 1 ? Math.min(...past) : Math.max(...past));
}

/** Begin or end the range at the playhead: the frame there is the first of it, or the last. */
export function setRange({ session, store, player }: Workbench, end: "start" | "end"): void {
  const frame = frameTime(1, store.document.canvas.frame_rate);
  const at = end === "start" ? player.time : player.time + frame;
  const range = { ...session.state.range, [end]: at };
  // An end that has been passed is forgotten.
  if (range.start !== null && range.end !== null && range.start >= range.end)
    range[end === "start" ? "end" : "start"] = null;
  session.update({ range });
}

/** The type of a text that nobody has set yet: the schema's defaults. */
function newTextStyle(): TextStyle {
  const { clips } = loadDocument({
    clips: { text: { kind: "text", text: "", track: "t", start: 0, duration: 1 } },
  });
  return (clips.text as TextClip).style;
}

/** Put a new text, or shape, above everything at the playhead, and select it. */
export function addText(bench: Workbench): void {
  const id = newId();
  const { canvas } = bench.store.document;
  const size = wordsBox(words.newText, newTextStyle(), canvas, bench.player.fonts);
  const insert = (document: Document, track: string, at: number) =>
    insertText(document, id, track, at, words.newText, size);
  if (addNew(bench, id, "text", insert)) {
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
  const track = freeTrack(document, kind, at, at + wholeFrames(document, DEFAULT_DURATION)) ?? newId();
  const made = commit(bench, insert(document, track, at));
  if (made) session.select([id]);
  return made;
}

/** Put an asset of the library behind what is told already, select it and show it. */
export function append(bench: Workbench, asset: StudioAsset): void {
  const known = placeable(asset);
  const id = newId();
  const placed = known && appendAsset(bench.store.document, known, id, newId);
  if (!placed || !commit(bench, placed.operation)) return;
  bench.session.select([id]);
  bench.player.pause();
  bench.player.seek(firstFrameTime(placed.start, bench.store.document.canvas.frame_rate));
}

/** Put an asset of the library onto the timeline and select it; without a place at the playhead. Returns its clip. */
export function place(bench: Workbench, asset: StudioAsset, where: Partial<Place> = {}): string | null {
  const { store, session, player } = bench;
  const known = placeable(asset);
  const id = newId();
  const placed = known && placeAsset(store.document, known, id, { time: player.time, ...where }, newId);
  if (!placed || !commit(bench, placed.operation)) return null;
  session.select([id]);
  return id;
}
