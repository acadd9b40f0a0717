/** From presses on the timeline to gestures. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import { newId } from "../timeline/document";
import { type Edge, edgePartners } from "../timeline/edits/trim-edge";
import { nearestFrameTime } from "../timeline/time";
import { clipEnd } from "../timeline/timeline-index";
import { choose } from "../tools/choosing";
import { type ClipPointer, MoveClips } from "../tools/move-clips";
import { MoveMarker } from "../tools/move-marker";
import { followPointer, type PointerNow, SLACK } from "../tools/pointer";
import { cutTime, razorCut } from "../tools/razor";
import { ReorderTrack } from "../tools/reorder-track";
import { TrimClip } from "../tools/trim-clip";
import { isEditable, type Workbench } from "../tools/workbench";
import { heightAt, ROW_GAP, type Row, rowAt } from "./rows";
import { type Scale, spanOf, toTime } from "./scale";

/** Pixels within which things stick together. */
export const STICK = 9;
/** Pixels from a cut within which a drop means "in between". */
const REACH = 40;
/** Pixels from the edge of the window at which a drag begins to scroll it. */
const EDGE = 28;

export interface Marquee {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the timeline tells its gestures; everything is read at the time of use. */
export interface TimelineGround {
  readonly bench: Workbench;
  /** The element of the rows: its left edge is the scale's, its top the first row's. */
  readonly element: HTMLElement;
  readonly scale: () => Scale;
  readonly rows: () => readonly Row[];
  readonly scroll: (pixels: number) => void;
  readonly showMarquee: (box: Marquee | null) => void;
  /** While the playhead is in the hand, the window does not jump after it. */
  readonly holdPlayhead: (held: boolean) => void;
}

export function timeUnder(ground: Pick<TimelineGround, "element" | "scale">, clientX: number): number {
  return toTime(ground.scale(), clientX - ground.element.getBoundingClientRect().left);
}

export function rowUnder(ground: Pick<TimelineGround, "element" | "rows">, clientY: number): Row | null {
  return rowAt(ground.rows(), clientY - ground.element.getBoundingClientRect().top);
}

/** Where something that is dropped would begin: on a frame, or on an edge that is near; flicks. */
function dropTime(ground: TimelineGround, clientX: number): number {
  const { store, player, session } = ground.bench;
  const time = Math.max(0, timeUnder(ground, clientX));
  const targets = snapTimes(store.document, new Set(), [player.time]);
  const stuck = session.state.snapping ? pull([time], targets, spanOf(ground.scale(), STICK)) : null;
  return stuck?.at ?? nearestFrameTime(time, store.document.canvas.frame_rate);
}

/** Where something that hovers at a pixel would be put. */
export function dropPlace(
  ground: TimelineGround,
  { clientX, clientY, shiftKey }: { clientX: number; clientY: number; shiftKey: boolean },
) {
  const track = rowUnder(ground, clientY)?.id ?? null;
  const reach = spanOf(ground.scale(), REACH);
  const aim = { time: timeUnder(ground, clientX), track, reach, overwrite: shiftKey };
  return { time: dropTime(ground, clientX), track, aim };
}

/** Begin what a press on the rows means. */
export function pressRows(ground: TimelineGround, event: PointerEvent): void {
  if (event.button !== 0) return;
  const target = event.target instanceof Element ? event.target : null;
  const id = target?.closest<HTMLElement>("[data-clip]")?.dataset.clip;
  const edge = target?.closest<HTMLElement>("[data-edge]")?.dataset.edge as Edge | undefined;
  const { session, store } = ground.bench;
  const clip = id === undefined ? undefined : store.document.clips[id];
  if (session.state.razor) {
    pressRazor(ground, event, clip && id !== undefined ? id : null);
    return;
  }
  // A finger scrolls until it has chosen a clip; a mouse takes hold at once.
  const takes = event.pointerType !== "touch" || (id !== undefined && session.state.selection.includes(id));
  if (id === undefined || !clip) {
    if (event.pointerType === "touch") pressToScroll(ground, event, null);
    else pressGround(ground, event);
  } else if (!takes) pressToScroll(ground, event, id);
  else if (!isEditable(store.document, id)) session.select([]);
  else if (edge) pressEdge(ground, event, id, edge);
  else pressClip(ground, event, id, clip.track);
}

/** Move the playhead with the pointer; with Shift it sticks to edges. */
export function pressRuler(ground: TimelineGround, event: PointerEvent): void {
  if (event.button !== 0) return;
  const { player, store } = ground.bench;
  player.pause();
  ground.holdPlayhead(true);
  const targets = snapTimes(store.document, new Set());
  const edges = scrollAtEdges(ground);
  const end = () => {
    edges.end();
    ground.holdPlayhead(false);
  };
  const seek = (now: PointerNow) => {
    edges.at(now, poke);
    const time = timeUnder(ground, now.clientX);
    const stuck = now.shiftKey ? pull([time], targets, spanOf(ground.scale(), STICK)) : null;
    player.seek(stuck?.at ?? time);
  };
  const poke = followPointer(event, ground.element, { drag: seek, release: end, cancel: end }, -1);
  seek(event);
}

/** @param ground its rows are those at the press: a preview may show a track more, but the hand means what it saw */
function pointerOf(ground: TimelineGround, now: PointerNow): ClipPointer {
  const snaps = ground.bench.session.state.snapping && !now.ctrlKey;
  return {
    time: timeUnder(ground, now.clientX),
    track: rowUnder(ground, now.clientY)?.id ?? null,
    threshold: snaps ? spanOf(ground.scale(), STICK) : 0,
    reach: spanOf(ground.scale(), REACH),
    overwrite: now.shiftKey,
    copy: now.altKey,
    beyond: beyondRows(ground, now.clientY),
  };
}

/** Whether a height is above the first row or below the last one. */
function beyondRows(ground: TimelineGround, clientY: number): "above" | "below" | null {
  const y = clientY - ground.element.getBoundingClientRect().top;
  const last = ground.rows().at(-1);
  if (y < 0) return "above";
  return last && y >= last.top + last.height + last.lanes + ROW_GAP ? "below" : null;
}

/** What holds the pointer while a control is dragged. */
function pressed({ target }: PointerEvent): HTMLElement {
  const element = target as HTMLElement;
  return element.closest("button") ?? element;
}

/** Drag a marker along the ruler; a click goes there. */
export function pressMarker(ground: TimelineGround, event: PointerEvent, id: string): void {
  if (event.button !== 0) return;
  event.stopPropagation();
  const { store, runner, player } = ground.bench;
  const marker = store.document.markers[id];
  if (!marker) return;
  const gesture = new MoveMarker(store.document, id, timeUnder(ground, event.clientX), player.time);
  const edges = scrollAtEdges(ground);
  const poke = followPointer(event, pressed(event), {
    begin: () => runner.enter(gesture),
    drag: (now) => {
      edges.at(now, poke);
      runner.move(gesture, pointerOf(ground, now));
    },
    release: (_now, dragged) => {
      edges.end();
      if (dragged) runner.exit(gesture);
      else player.seek(marker.time);
    },
    cancel: () => {
      edges.end();
      runner.cancel();
    },
  });
}

/** Drag a track's head to another place among the tracks. */
export function pressHead(
  { store, runner, session }: Workbench,
  list: HTMLElement,
  rows: readonly Row[],
  event: PointerEvent,
  id: string,
): void {
  session.update({ track: id });
  if (event.button !== 0 || store.document.tracks[id]?.locked) return;
  const gesture = new ReorderTrack(store.document, id, rows.length);
  const begin = () =>
    followPointer(event, list, {
      begin: () => runner.enter(gesture),
      drag: ({ clientY }) => {
        const y = clientY - list.getBoundingClientRect().top;
        const under = rows.findIndex((row) => y < row.top + row.height + row.lanes + ROW_GAP);
        runner.move(gesture, { row: under < 0 ? rows.length - 1 : under });
      },
      release: () => runner.exit(gesture),
      cancel: () => runner.cancel(),
    });
  // The head itself changes its place on the way, and would lose the pointer: the list holds it, once it is a drag. Until
  // then a click is the head's own.
  const until = new AbortController();
  const { signal } = until;
  window.addEventListener(
    "pointermove",
    ({ clientY }) => {
      if (Math.abs(clientY - event.clientY) <= SLACK) return;
      until.abort();
      begin();
    },
    { signal },
  );
  window.addEventListener("pointerup", () => until.abort(), { signal });
}

/** Drag the lower edge of a track's head: it is shown small, middle or large. */
export function pressHeight({ session }: Workbench, row: Row, event: PointerEvent): void {
  if (event.button !== 0) return;
  const before = session.state.heights;
  const show = ({ clientY }: PointerNow) => {
    const height = heightAt(row.height + clientY - event.clientY);
    if (session.state.heights[row.id] !== height)
      session.update({ heights: { ...session.state.heights, [row.id]: height } });
  };
  followPointer(event, pressed(event), {
    drag: show,
    release: () => undefined,
    cancel: () => session.update({ heights: before }),
  });
}

/** Cut what is under the pointer: a clip with its partners, one alone with Alt, all tracks with Shift. */
function pressRazor(ground: TimelineGround, event: PointerEvent, id: string | null): void {
  const { store } = ground.bench;
  if (id === null && !event.shiftKey) return;
  const at = razorTime(ground, event);
  const operation = razorCut(store.document, event.shiftKey ? null : id, at, event.altKey, newId);
  if (operation) store.commit(operation);
}

/** Where the razor would cut, flicks. */
export function razorTime(ground: TimelineGround, now: { clientX: number; ctrlKey: boolean }): number {
  const { store, session, player } = ground.bench;
  const threshold = session.state.snapping && !now.ctrlKey ? spanOf(ground.scale(), STICK) : 0;
  return cutTime(store.document, timeUnder(ground, now.clientX), player.time, threshold);
}

function pressEdge(ground: TimelineGround, event: PointerEvent, id: string, edge: Edge): void {
  const { store, session, runner, player } = ground.bench;
  if (!session.state.selection.includes(id) || event.altKey)
    choose(ground.bench, [id], { alone: event.altKey });
  const { selection } = session.state;
  const ids = edgePartners(store.document, id, edge).filter((other) => selection.includes(other));
  const from = timeUnder(ground, event.clientX);
  const { rippleAll } = session.state;
  const gesture = new TrimClip(store.document, ids, edge, from, player.time, rippleAll);
  const edges = scrollAtEdges(ground);
  const poke = followPointer(
    event,
    ground.element,
    {
      begin: () => runner.enter(gesture),
      drag: (now) => {
        edges.at(now, poke);
        runner.move(gesture, { ...pointerOf(ground, now), stretch: now.shiftKey });
      },
      release: () => {
        edges.end();
        runner.exit(gesture);
      },
      cancel: () => {
        edges.end();
        runner.cancel();
      },
    },
    1,
  );
}

function pressClip(ground: TimelineGround, event: PointerEvent, id: string, track: string): void {
  const { store, session, runner, player } = ground.bench;
  const from = { time: timeUnder(ground, event.clientX), track, clip: id };
  const held = session.state.selection.includes(id);
  let gesture: MoveClips | null = null;
  const seen = ground.rows();
  const still = { ...ground, rows: () => seen };
  const edges = scrollAtEdges(ground);
  const poke = followPointer(event, ground.element, {
    begin: () => {
      if (!held) choose(ground.bench, [id], { more: event.shiftKey });
      const { document } = store;
      const ids = session.state.selection.filter((other) => isEditable(document, other));
      const rows = ground.rows().flatMap((row) => (row.track.locked ? [] : [row.id]));
      gesture = new MoveClips(document, ids, rows, from, player.time);
      runner.enter(gesture);
    },
    drag: (now) => {
      edges.at(now, poke);
      if (gesture) runner.move(gesture, pointerOf(still, now));
    },
    release: (now, dragged) => {
      edges.end();
      if (dragged) {
        runner.exit(gesture);
        const copies = [...(gesture?.copies.values() ?? [])].filter((made) => store.document.clips[made]);
        if (copies.length > 0) session.select(copies);
      } else choose(ground.bench, [id], { more: now.shiftKey || now.ctrlKey, alone: now.altKey });
    },
    cancel: () => {
      edges.end();
      runner.cancel();
    },
  });
}

/** A press beside all clips: a click moves the playhead, a drag selects what its box touches. */
function pressGround(ground: TimelineGround, event: PointerEvent): void {
  const { session, player } = ground.bench;
  const before = event.shiftKey ? session.state.selection : [];
  const startTime = timeUnder(ground, event.clientX);
  const startY = event.clientY - ground.element.getBoundingClientRect().top;
  const edges = scrollAtEdges(ground);
  const poke = followPointer(event, ground.element, {
    drag: (now) => {
      edges.at(now, poke);
      const box = ground.element.getBoundingClientRect();
      const y = now.clientY - box.top;
      const time = timeUnder(ground, now.clientX);
      const [top, bottom] = [Math.min(startY, y), Math.max(startY, y)];
      const [early, late] = [Math.min(startTime, time), Math.max(startTime, time)];
      const scale = ground.scale();
      const left = ((early - scale.from) / spanOf(scale, 1)) | 0;
      const right = ((late - scale.from) / spanOf(scale, 1)) | 0;
      ground.showMarquee({ left, top, width: right - left, height: bottom - top });
      const touched = ground.rows().flatMap((row) => {
        if (row.track.locked || row.top > bottom || row.top + row.height < top) return [];
        return row.index
          .between(early, late + 1)
          .flatMap(({ id, clip }) => (clipEnd(clip) > early ? [id] : []));
      });
      choose(ground.bench, [...before, ...touched], { alone: now.altKey });
    },
    release: (_now, dragged) => {
      edges.end();
      ground.showMarquee(null);
      if (dragged) return;
      session.select([]);
      player.seek(startTime);
    },
    cancel: () => {
      edges.end();
      ground.showMarquee(null);
      session.select(before);
    },
  });
}

/** A finger: a drag scrolls, a tap selects the clip or moves the playhead. */
function pressToScroll(ground: TimelineGround, event: PointerEvent, id: string | null): void {
  let last = event.clientX;
  followPointer(event, ground.element, {
    drag: (now) => {
      ground.scroll(last - now.clientX);
      last = now.clientX;
    },
    release: (_now, dragged) => {
      if (dragged) return;
      choose(ground.bench, id === null ? [] : [id]);
      if (id === null) ground.bench.player.seek(timeUnder(ground, event.clientX));
    },
    cancel: () => undefined,
  });
}

/** While the pointer rests at an edge of the window, scroll on and let the gesture follow. */
export function scrollAtEdges(ground: TimelineGround) {
  let request = 0;
  const end = () => {
    cancelAnimationFrame(request);
    request = 0;
  };
  const at = (now: PointerNow, poke: () => void) => {
    end();
    const { left, right } = ground.element.getBoundingClientRect();
    const past =
      now.clientX > right - EDGE ? now.clientX - right + EDGE : Math.min(0, now.clientX - left - 4);
    if (past === 0) return;
    request = requestAnimationFrame(() => {
      ground.scroll(Math.max(-40, Math.min(40, past / 2)));
      poke();
    });
  };
  return { at, end };
}
