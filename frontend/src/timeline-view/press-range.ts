/** A press on in, out, or the stretch between them. */

import { MoveRange, type RangePart, stretchOf } from "../tools/move-range";
import { followGesture, timePointer } from "./follow-gesture";
import { type TimelineGround, timeUnder } from "./gestures";

export function pressRange(ground: TimelineGround, event: PointerEvent, part: RangePart): void {
  event.stopPropagation();
  if (event.button !== 0) return;
  const { store, session, player } = ground.bench;
  const before = session.state.range;
  const held = stretchOf(store.document, before);
  followGesture(
    ground,
    event,
    {
      begin: () =>
        new MoveRange(store.document, held, part, timeUnder(ground, event.clientX), player.time, (range) =>
          session.update({ range }),
        ),
      pointer: (now) => timePointer(ground, now),
      click: () => player.seek(part === "end" ? held.end : held.start),
      end: (kept) => {
        if (!kept) session.update({ range: before });
      },
    },
    1,
  );
}
