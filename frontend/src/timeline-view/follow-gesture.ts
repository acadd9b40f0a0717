/** From a press on something of the timeline to a gesture of the runner, scrolling at the edges of the window. */

import type { Gesture } from "../tools/gesture";
import { followPointer, type PointerNow } from "../tools/pointer";
import { STICK, scrollAtEdges, type TimelineGround, timeUnder } from "./gestures";
import { spanOf } from "./scale";

/** What most gestures along the timeline go by. */
export interface TimePointer {
  /** Time under the pointer, flicks; may be before the start. */
  readonly time: number;
  /** How near counts as touching, flicks; 0 turns snapping off. */
  readonly threshold: number;
}

export function timePointer(ground: TimelineGround, now: PointerNow): TimePointer {
  const snaps = ground.bench.session.state.snapping && !now.ctrlKey;
  return { time: timeUnder(ground, now.clientX), threshold: snaps ? spanOf(ground.scale(), STICK) : 0 };
}

interface Following<Pointer> {
  /** The gesture, once the pointer has moved; null where there is none after all. */
  readonly begin: () => Gesture<Pointer> | null;
  readonly pointer: (now: PointerNow) => Pointer;
  /** It was a click. */
  readonly click?: (now: PointerNow) => void;
  /** The gesture is over, and what it showed is kept or not. */
  readonly end?: (kept: boolean) => void;
}

/** Run a gesture from this press until the release; Escape leaves no trace. */
export function followGesture<Pointer>(
  ground: TimelineGround,
  event: PointerEvent,
  { begin, pointer, click, end }: Following<Pointer>,
  slack?: number,
): void {
  const { runner } = ground.bench;
  const edges = scrollAtEdges(ground);
  let gesture: Gesture<Pointer> | null = null;
  const poke = followPointer(
    event,
    ground.element,
    {
      begin: () => {
        gesture = begin();
        if (gesture) runner.enter(gesture as Gesture<never>);
      },
      drag: (now) => {
        edges.at(now, poke);
        if (gesture) runner.move(gesture, pointer(now));
      },
      release: (now, dragged) => {
        edges.end();
        const kept = dragged && runner.step !== null;
        if (dragged) runner.exit(gesture as Gesture<never> | null);
        else click?.(now);
        end?.(kept);
      },
      cancel: () => {
        edges.end();
        runner.cancel();
        end?.(false);
      },
    },
    slack,
  );
}
