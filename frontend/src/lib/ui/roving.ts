/** Many controls, one Tab stop: Tab goes in and out, the arrows move within. */
import { type RefObject, useEffect, useRef } from "react";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Roving {
  /** A selector of the controls, or of groups of them: within the present group Tab goes on. */
  items: string;
  /** Which arrows move. `grid`: all four, by what lies where. */
  along: "row" | "column" | "grid";
  /** In place of the browser's scrolling to what has the focus now. */
  onMove?: (item: HTMLElement) => void;
}

const FOCUSABLE = "button, a[href], input, select, textarea, [tabindex]";
const FLOATING = "[popover], dialog";

/** The box that an arrow leads to from another, or null. Pure. */
export function neighbour(boxes: readonly Box[], from: number, key: string): number | null {
  const here = boxes[from];
  if (!here) return null;
  const distance = (box: Box) => distanceTo(key, here, box);
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, box] of boxes.entries()) {
    const far = index === from ? 0 : distance(box);
    if (far > 0 && far < least) {
      least = far;
      best = index;
    }
  }
  return best;
}

/** How far a box lies from `here` the way that a key goes; 0 where it does not lie there. */
function distanceTo(key: string, here: Box, box: Box): number {
  const beside = box.top < here.bottom - 1 && box.bottom > here.top + 1;
  switch (key) {
    case "ArrowRight":
      return beside ? box.left - here.left : 0;
    case "ArrowLeft":
      return beside ? here.left - box.left : 0;
    // The nearest row first, and in it what stands the least aside.
    case "ArrowDown":
      return box.top >= here.bottom - 1 ? rowsAway(box.top - here.bottom, box, here) : 0;
    case "ArrowUp":
      return box.bottom <= here.top + 1 ? rowsAway(here.top - box.bottom, box, here) : 0;
    default:
      return 0;
  }
}

function rowsAway(gap: number, box: Box, here: Box): number {
  const aside = Math.max(0, box.left - here.left, here.left - box.right);
  return (Math.max(0, gap) + 1) * 10_000 + aside + Math.abs(box.left - here.left) / 1000;
}

/** Make what is in `container` one Tab stop. After a press of the pointer the arrows are the page's own. */
export function useRoving(container: RefObject<HTMLElement | null>, options: Roving): void {
  const { items, along } = options;
  const moved = useRef(options.onMove);
  moved.current = options.onMove;
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let current: Element | null = null;
    let pointed = false;

    const controls = () =>
      [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
        (one) => one.closest(FLOATING) === null || !element.contains(one.closest(FLOATING)),
      );
    const groupOf = (one: Element) => one.closest(items);
    const isOff = (one: HTMLElement) => "disabled" in one && one.disabled === true;
    const assign = () => {
      const all = controls();
      const usable = all.filter((one) => !isOff(one) && groupOf(one));
      if (!usable.some((one) => groupOf(one) === current))
        current = (usable[0] && groupOf(usable[0])) ?? null;
      for (const one of all) {
        const group = groupOf(one);
        if (!group) continue;
        const wanted = group === current ? 0 : -1;
        if (one.tabIndex !== wanted) one.tabIndex = wanted;
      }
    };
    assign();
    const observer = new MutationObserver(assign);
    observer.observe(element, { childList: true, subtree: true, attributeFilter: ["disabled"] });

    const until = new AbortController();
    const { signal } = until;
    element.addEventListener(
      "pointerdown",
      () => {
        pointed = true;
      },
      { capture: true, signal },
    );
    window.addEventListener(
      "keydown",
      ({ key }) => {
        if (key === "Tab" || key === "F6") pointed = false;
      },
      { capture: true, signal },
    );
    element.addEventListener(
      "focusin",
      ({ target }) => {
        const group = target instanceof Element ? groupOf(target) : null;
        if (!group || group === current) return;
        current = group;
        assign();
      },
      { signal },
    );
    element.addEventListener(
      "keydown",
      (event) => {
        const target = event.target as HTMLElement;
        if (pointed || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        if (target.closest("input, textarea, select, [role=combobox], [role=slider]")) return;
        if (target.closest(FLOATING) && element.contains(target.closest(FLOATING))) return;
        const firsts = new Map<Element, HTMLElement>();
        for (const one of controls()) {
          const group = groupOf(one);
          if (group && !firsts.has(group) && !isOff(one) && one.getClientRects().length > 0)
            firsts.set(group, one);
        }
        const groups = [...firsts.keys()];
        const from = groups.indexOf(groupOf(target) as Element);
        const to = from < 0 ? null : destination(groups, from, event.key, along);
        const next = to === null ? undefined : groups[to];
        const first = next && firsts.get(next);
        if (to === null) return;
        // At an end the arrow is still ours: it must not move something else.
        event.preventDefault();
        if (!first) return;
        first.focus({ preventScroll: moved.current !== undefined });
        moved.current?.(first);
      },
      { signal },
    );
    return () => {
      observer.disconnect();
      until.abort();
    };
  }, [container, items, along]);
}

/** The index that a key leads to; -1 where the key is ours and leads nowhere, null where it is none of ours. */
function destination(
  groups: readonly Element[],
  from: number,
  key: string,
  along: Roving["along"],
): number | null {
  if (along === "grid") {
    if (!key.startsWith("Arrow")) return null;
    const boxes = groups.map((group) => group.getBoundingClientRect());
    const found = neighbour(boxes, from, key);
    // At the end of a line, on to the next.
    if (found === null && key === "ArrowRight") return from + 1 < groups.length ? from + 1 : -1;
    if (found === null && key === "ArrowLeft") return from - 1;
    return found ?? -1;
  }
  const [back, on] = along === "row" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  if (key === back) return (from - 1 + groups.length) % groups.length;
  if (key === on) return (from + 1) % groups.length;
  if (key === "Home") return 0;
  return key === "End" ? groups.length - 1 : null;
}
