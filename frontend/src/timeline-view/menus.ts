/** Which menu a right click on the timeline means, or the menu key; what it is about is chosen first. */

import { choose } from "../tools/choosing";
import { isEditable, type Workbench } from "../tools/workbench";
import { rowUnder, type TimelineGround, timeUnder } from "./gestures";

/** What a menu is wanted for. */
export type MenuPlace = "clip" | "lane" | "track" | "marker";
type OnMenu = (what: MenuPlace, at: { readonly x: number; readonly y: number }) => void;

export function openMenu(
  { store, session, player }: Workbench,
  ground: TimelineGround | null,
  event: MouseEvent,
  onMenu: OnMenu,
): void {
  const target = event.target instanceof Element ? event.target : null;
  // What is typed into has the browser's own menu.
  if (!target || !ground || target.closest("input, [popover], [role=toolbar]")) return;
  const under = (name: string) => target.closest<HTMLElement>(`[data-${name}]`)?.getAttribute(`data-${name}`);
  const [clip, head, marker] = [under("clip"), under("head"), under("marker")];
  const byKey = event.button !== 2;
  const box = target.getBoundingClientRect();
  const at = byKey
    ? { x: Math.max(box.left, 0) + 12, y: Math.min(box.bottom, box.top + 24) }
    : { x: event.clientX, y: event.clientY };
  if (clip) {
    if (!isEditable(store.document, clip)) return void event.preventDefault();
    session.update({ track: store.document.clips[clip]?.track ?? null });
    if (!session.state.selection.includes(clip)) choose({ store, session }, [clip], { alone: event.altKey });
    show("clip");
  } else if (head) {
    session.update({ track: head });
    show("track");
  } else if (marker) {
    player.seek(store.document.markers[marker]?.time ?? player.time);
    show("marker");
  } else if (target.closest("[data-lanes]")) {
    session.update({ track: rowUnder(ground, event.clientY)?.id ?? null });
    session.select([]);
    player.seek(Math.max(0, timeUnder(ground, event.clientX)));
    show("lane");
  }

  function show(what: MenuPlace): void {
    event.preventDefault();
    onMenu(what, at);
  }
}
