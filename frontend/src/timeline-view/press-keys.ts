/** Presses on the lanes of keyframes: a diamond is dragged, the ground takes a rubber band or a new keyframe. */

import { clipOf } from "../timeline/document";
import { addKey, type KeyName, movingProperties } from "../timeline/edits/keys";
import { curveOf } from "../timeline/edits/set-property";
import type { CurveName } from "../timeline/keyframes";
import { nearestFrameTime } from "../timeline/time";
import { isSameKey, MoveKeys } from "../tools/move-keys";
import { followPointer } from "../tools/pointer";
import { isEditable } from "../tools/workbench";
import { followGesture, timePointer } from "./follow-gesture";
import { scrollAtEdges, type TimelineGround, timeUnder } from "./gestures";
import { LANE_HEIGHT } from "./rows";
import { toX } from "./scale";

/** Whether the press was on a lane, and is dealt with. */
export function pressKeys(ground: TimelineGround, event: PointerEvent, target: Element): boolean {
  const { opened } = ground.bench.session.state;
  const lane = target.closest<HTMLElement>("[data-lane]")?.dataset.lane as CurveName | undefined;
  if (opened === null || lane === undefined) return false;
  const time = target.closest<HTMLElement>("[data-key]")?.dataset.key;
  if (time !== undefined) pressKey(ground, event, opened, { curve: lane, time: Number(time) });
  else pressLane(ground, event, opened, lane);
  return true;
}

function pressKey(ground: TimelineGround, event: PointerEvent, id: string, key: KeyName): void {
  const { store, session, player } = ground.bench;
  const { keys } = session.state;
  const isHeld = keys.some((one) => isSameKey(one, key));
  const more = event.shiftKey || event.ctrlKey || event.metaKey;
  if (!isHeld) session.selectKeys(more ? [...keys, key] : [key]);
  const from = timeUnder(ground, event.clientX);
  let gesture: MoveKeys | null = null;
  followGesture(ground, event, {
    begin: () => {
      if (!isEditable(store.document, id)) return null;
      gesture = new MoveKeys(store.document, id, session.state.keys, key, from, player.time);
      return gesture;
    },
    pointer: (now) => timePointer(ground, now),
    click: () => {
      if (more && isHeld) session.selectKeys(keys.filter((one) => !isSameKey(one, key)));
      else if (!more) {
        session.selectKeys([key]);
        const clip = clipOf(store.document, id);
        player.pause();
        if (clip) player.seek(clip.start + key.time);
      }
    },
    end: (kept) => {
      if (kept && gesture) session.selectKeys(gesture.moved);
    },
  });
}

/** A click lets go; with Ctrl or Alt it sets a keyframe there; a drag selects what its band touches. */
function pressLane(ground: TimelineGround, event: PointerEvent, id: string, curve: CurveName): void {
  const { store, session, player } = ground.bench;
  const at = nearestFrameTime(
    Math.max(0, timeUnder(ground, event.clientX)),
    store.document.canvas.frame_rate,
  );
  if (event.ctrlKey || event.metaKey || event.altKey) {
    const operation = isEditable(store.document, id) ? addKey(store.document, id, curve, at) : null;
    if (operation) store.commit(operation);
    return;
  }
  const before = event.shiftKey ? session.state.keys : [];
  const from = timeUnder(ground, event.clientX);
  const fromY = event.clientY - ground.element.getBoundingClientRect().top;
  const edges = scrollAtEdges(ground);
  const done = () => {
    edges.end();
    ground.showMarquee(null);
  };
  const poke = followPointer(event, ground.element, {
    drag: (now) => {
      edges.at(now, poke);
      const y = now.clientY - ground.element.getBoundingClientRect().top;
      const time = timeUnder(ground, now.clientX);
      const [early, late] = [Math.min(from, time), Math.max(from, time)];
      const [top, bottom] = [Math.min(fromY, y), Math.max(fromY, y)];
      const left = toX(ground.scale(), early);
      ground.showMarquee({ left, top, width: toX(ground.scale(), late) - left, height: bottom - top });
      const touched = touchedKeys(ground, id, early, late, top, bottom);
      const others = before.filter((one) => !touched.some((key) => isSameKey(one, key)));
      session.selectKeys([...others, ...touched]);
    },
    release: (_now, dragged) => {
      done();
      if (dragged) return;
      session.selectKeys([]);
      player.seek(from);
    },
    cancel: () => {
      done();
      session.selectKeys(before);
    },
  });
}

/** The keyframes within a stretch of time and of the rows' heights. */
function touchedKeys(
  ground: TimelineGround,
  id: string,
  early: number,
  late: number,
  top: number,
  bottom: number,
): KeyName[] {
  const { document } = ground.bench.store;
  const clip = clipOf(document, id);
  const row = ground.rows().find((one) => one.id === clip?.track);
  if (!clip || !row) return [];
  return movingProperties(document, id).flatMap((property, place) => {
    const above = row.top + row.height + place * LANE_HEIGHT;
    if (above > bottom || above + LANE_HEIGHT < top) return [];
    return curveOf(document, { owner: "clip", id }, property).flatMap(({ time }) =>
      clip.start + time >= early && clip.start + time <= late
        ? [{ curve: property.curve as CurveName, time }]
        : [],
    );
  });
}
