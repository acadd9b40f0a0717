/** What a press on the rows takes hold of: what lies on clips first, then clips and the ground. */

import { TrimPassage } from "../tools/trim-passage";
import { isEditable } from "../tools/workbench";
import { followGesture, timePointer } from "./follow-gesture";
import { pressRows, type TimelineGround, timeUnder } from "./gestures";
import { pressKeys } from "./press-keys";
import { pressSound } from "./press-sound";

export function pressLanes(ground: TimelineGround, event: PointerEvent): void {
  if (event.button !== 0 || !(event.target instanceof Element)) return;
  const isCutting = ground.bench.session.state.razor;
  if (!isCutting && pressKeys(ground, event, event.target)) return;
  if (!isCutting && pressSound(ground, event, event.target)) return;
  const passage = event.target.closest<HTMLElement>("[data-passage]")?.dataset.passage;
  if (passage === undefined || isCutting) return void pressRows(ground, event);
  const { store, session, player } = ground.bench;
  if (!isEditable(store.document, passage)) return void session.select([]);
  session.selectPassage(passage);
  const edge = event.target.closest<HTMLElement>("[data-passage-edge]")?.dataset.passageEdge;
  if (edge !== "start" && edge !== "end") return;
  const from = timeUnder(ground, event.clientX);
  followGesture(
    ground,
    event,
    {
      begin: () => new TrimPassage(store.document, passage, edge, from, player.time),
      pointer: (now) => timePointer(ground, now),
    },
    1,
  );
}
