/** Where a floating box goes: beside its anchor, inside the window. Used by tooltips and menus. */

export type Side = "top" | "bottom" | "left" | "right";
export type Align = "start" | "center" | "end";

const GAP = 6;
const MARGIN = 8;

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The top left corner of a box of `size` beside `anchor`: the other side when there is no room, then pushed inside. */
export function placement(
  anchor: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
  side: Side,
  align: Align,
): { left: number; top: number } {
  const vertical = side === "top" || side === "bottom";
  const along = (start: number, length: number, own: number) =>
    align === "start" ? start : align === "end" ? start + length - own : start + (length - own) / 2;
  const before = (start: number, own: number) => start - GAP - own;
  const after = (start: number, length: number) => start + length + GAP;
  let left = vertical
    ? along(anchor.left, anchor.width, size.width)
    : side === "left"
      ? before(anchor.left, size.width)
      : after(anchor.left, anchor.width);
  let top = vertical
    ? side === "top"
      ? before(anchor.top, size.height)
      : after(anchor.top, anchor.height)
    : along(anchor.top, anchor.height, size.height);
  if (
    side === "bottom" &&
    top + size.height > view.height - MARGIN &&
    before(anchor.top, size.height) >= MARGIN
  )
    top = before(anchor.top, size.height);
  if (side === "top" && top < MARGIN) top = after(anchor.top, anchor.height);
  if (side === "right" && left + size.width > view.width - MARGIN) left = before(anchor.left, size.width);
  if (side === "left" && left < MARGIN) left = after(anchor.left, anchor.width);
  left = Math.max(MARGIN, Math.min(left, view.width - MARGIN - size.width));
  top = Math.max(MARGIN, Math.min(top, view.height - MARGIN - size.height));
  return { left: Math.round(left), top: Math.round(top) };
}

/** Move a fixed element beside its anchor. */
export function placeBeside(element: HTMLElement, anchor: Element, side: Side, align: Align): void {
  const view = { width: window.innerWidth, height: window.innerHeight };
  const size = { width: element.offsetWidth, height: element.offsetHeight };
  const { left, top } = placement(anchor.getBoundingClientRect(), size, view, side, align);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
