/** From presses on the stage to gestures: what was pressed decides which one begins. */

import { bound } from "../timeline/edits/bonds";
import { BandLayers } from "../tools/band-layers";
import { type Bounds, type Point, transformOf } from "../tools/box";
import { choose } from "../tools/choosing";
import { MoveLayers, type MovePointer } from "../tools/move-layers";
import { AtMoment, standing } from "../tools/moving";
import { followPointer, type PointerNow } from "../tools/pointer";
import { type Handle, ResizeLayer } from "../tools/resize-layer";
import { RotateLayer } from "../tools/rotate-layer";
import { SHAPE_PARTS, ShapeLayer } from "../tools/shape-handles";
import { isEditable, type Workbench } from "../tools/workbench";
import { hits } from "./hit";
import { CLEAR, toldValue } from "./shape-handles";
import { toUnits, type Viewport } from "./viewport";

/** Pixels within which things stick together. */
const STICK = 7;

/** What the stage tells its gestures; `view` is read at the time of use. */
export interface StageGround {
  readonly bench: Workbench;
  readonly element: HTMLElement;
  readonly view: () => Viewport;
  readonly pan: (dx: number, dy: number) => void;
  /** Draw the rubber band, canvas units; null takes it away. */
  readonly showBand: (box: Bounds | null) => void;
}

/** A pixel of the window as a point of the stage. */
export function pointAt(
  { bench, element, view }: StageGround,
  now: { clientX: number; clientY: number },
): Point {
  const { left, top } = element.getBoundingClientRect();
  return toUnits(view(), bench.store.document.canvas, { x: now.clientX - left, y: now.clientY - top });
}

/** Begin what a press on the stage means. */
export function pressStage(ground: StageGround, event: PointerEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const handle = target?.closest<HTMLElement>("[data-handle]")?.dataset.handle;
  const part = target?.closest<HTMLElement>("[data-shape-part]");
  if (event.button === 1) pressPan(ground, event);
  else if (event.button !== 0) return;
  else if (handle !== undefined) pressHandle(ground, event, handle);
  else if (part) pressShape(ground, event, part);
  else if (target?.closest("[data-rotate]")) pressRotate(ground, event);
  else pressLayer(ground, event);
}

function threshold(ground: StageGround, now: PointerNow): number {
  // Ctrl held lets go of everything that sticks.
  return ground.bench.session.state.snapping && !now.ctrlKey ? STICK / ground.view().zoom : 0;
}

function visibleIds(ground: StageGround): string[] {
  return ground.bench.player.frame?.layers.map((layer) => layer.clip) ?? [];
}

function pressHandle(ground: StageGround, event: PointerEvent, name: string): void {
  const { store, session, runner, player } = ground.bench;
  const id = session.state.selection[0];
  const clip = id === undefined ? undefined : store.document.clips[id];
  if (id === undefined || !clip || !transformOf(clip)) return;
  const [x, y] = name.split(",").map(Number);
  const handle = { x, y } as Handle;
  const corner = handle.x !== 0 && handle.y !== 0;
  const keeps = clip.kind === "video" || clip.kind === "image" || (clip.kind === "text" && corner);
  const here = standing(store.document, player.time);
  const resize = new ResizeLayer(here, id, handle, visibleIds(ground), pointAt(ground, event));
  const gesture = new AtMoment(store.document, player.time, resize);
  followPointer(event, ground.element, {
    begin: () => runner.enter(gesture),
    drag: (now) =>
      runner.move(gesture, {
        point: pointAt(ground, now),
        proportional: keeps !== now.shiftKey,
        fromCentre: now.altKey,
        threshold: threshold(ground, now),
      }),
    release: () => runner.exit(gesture),
    cancel: () => runner.cancel(),
  });
}

function pressRotate(ground: StageGround, event: PointerEvent): void {
  const { store, session, runner, player } = ground.bench;
  const id = session.state.selection[0];
  if (id === undefined || !transformOf(store.document.clips[id])) return;
  const here = standing(store.document, player.time);
  const rotate = new RotateLayer(here, id, pointAt(ground, event));
  const gesture = new AtMoment(store.document, player.time, rotate);
  followPointer(event, ground.element, {
    begin: () => runner.enter(gesture),
    drag: (now) => runner.move(gesture, { point: pointAt(ground, now), stepped: now.shiftKey }),
    release: () => runner.exit(gesture),
    cancel: () => runner.cancel(),
  });
}

/** Drag a handle of a shape; it keeps the keyboard, so that arrows go on with it. */
function pressShape(ground: StageGround, event: PointerEvent, handle: HTMLElement): void {
  const { store, session, runner, player } = ground.bench;
  const id = session.state.selection[0];
  const part = SHAPE_PARTS.find((one) => one === handle.dataset.shapePart);
  if (id === undefined || !part) return;
  handle.focus({ preventScroll: true });
  const clear = CLEAR / ground.view().zoom;
  const here = standing(store.document, player.time);
  const from = pointAt(ground, event);
  const gesture = new ShapeLayer(store.document, here, id, part, from, player.time, toldValue, clear);
  followPointer(event, ground.element, {
    begin: () => runner.enter(gesture),
    drag: (now) => runner.move(gesture, { point: pointAt(ground, now), coarse: now.shiftKey }),
    release: () => runner.exit(gesture),
    cancel: () => runner.cancel(),
  });
}

/**
 * A press on a selected layer drags the whole selection, even where something else lies on top of it; a press on
 * another one takes that one. A click without a drag selects the topmost; with Alt the next one below what is selected, alone,
 * and from the lowest on the topmost again.
 */
function pressLayer(ground: StageGround, event: PointerEvent): void {
  const { store, session, runner, player } = ground.bench;
  const from = pointAt(ground, event);
  const under = hits(standing(store.document, player.time), player.frame, from, ground.view().zoom);
  const top = under[0];
  const held = under.some((id) => session.state.selection.includes(id));
  if (top === undefined) {
    pressBand(ground, event, from);
    return;
  }
  let gesture: AtMoment<MovePointer> | null = null;
  followPointer(event, ground.element, {
    begin: () => {
      if (!held) {
        choose(ground.bench, [top], { more: event.shiftKey });
      }
      const { document } = store;
      const ids = session.state.selection.filter((id) => isEditable(document, id));
      const here = standing(document, player.time);
      gesture = new AtMoment(document, player.time, new MoveLayers(here, ids, visibleIds(ground), from));
      runner.enter(gesture);
    },
    drag: (now) => {
      if (!gesture) return;
      runner.move(gesture, {
        point: pointAt(ground, now),
        straight: now.shiftKey,
        threshold: threshold(ground, now),
      });
    },
    release: (_now, dragged) => {
      if (dragged) runner.exit(gesture);
      else if (event.altKey)
        choose(ground.bench, [below(under, session.state.selection) ?? top], { alone: true });
      else choose(ground.bench, [top], { more: event.shiftKey });
    },
    cancel: () => runner.cancel(),
  });
}

/** The first below those that are selected, of layers from the top. */
export function below(under: readonly string[], selection: readonly string[]): string | undefined {
  const lowest = under.findLastIndex((id) => selection.includes(id));
  return under[(lowest + 1) % under.length];
}

/** A press where nothing is: a rubber band, or a click that lets go of everything. */
function pressBand(ground: StageGround, event: PointerEvent, from: Point): void {
  const { store, session, player } = ground.bench;
  const before = session.state.selection;
  const band = new BandLayers(
    standing(store.document, player.time),
    visibleIds(ground),
    from,
    event.shiftKey ? before : [],
  );
  followPointer(event, ground.element, {
    drag: (now) => {
      const { box, selection } = band.step(pointAt(ground, now));
      ground.showBand(box);
      session.select(selection);
    },
    release: (_now, dragged) => {
      ground.showBand(null);
      if (dragged) session.select(bound(store.document, session.state.selection));
      else if (!event.shiftKey) session.select([]);
    },
    cancel: () => {
      ground.showBand(null);
      session.select(before);
    },
  });
}

function pressPan(ground: StageGround, event: PointerEvent): void {
  event.preventDefault();
  let last = { x: event.clientX, y: event.clientY };
  followPointer(event, ground.element, {
    drag: (now) => {
      ground.pan(now.clientX - last.x, now.clientY - last.y);
      last = { x: now.clientX, y: now.clientY };
    },
    release: () => undefined,
    cancel: () => undefined,
  });
}
