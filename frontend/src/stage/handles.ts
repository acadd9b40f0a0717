/** The handles around a selected box: their names, places and cursors. */

import type { Handle } from "../tools/resize-layer";

export interface HandleSpot extends Handle {
  readonly key: string;
  /** Accessible name. */
  readonly label: string;
}

export const HANDLES: readonly HandleSpot[] = [
  { key: "top-left", x: -1, y: -1, label: "Resize from the top left" },
  { key: "top", x: 0, y: -1, label: "Resize from the top" },
  { key: "top-right", x: 1, y: -1, label: "Resize from the top right" },
  { key: "right", x: 1, y: 0, label: "Resize from the right" },
  { key: "bottom-right", x: 1, y: 1, label: "Resize from the bottom right" },
  { key: "bottom", x: 0, y: 1, label: "Resize from the bottom" },
  { key: "bottom-left", x: -1, y: 1, label: "Resize from the bottom left" },
  { key: "left", x: -1, y: 0, label: "Resize from the left" },
];

const CURSORS = ["ew-resize", "nwse-resize", "ns-resize", "nesw-resize"] as const;

/** The arrow that points the way a handle goes, also when its box is turned by `rotation` degrees. */
export function cursorOf(handle: Handle, rotation: number): string {
  const angle = (Math.atan2(handle.y, handle.x) * 180) / Math.PI + rotation;
  const eighth = ((Math.round(angle / 45) % 4) + 4) % 4;
  return CURSORS[eighth] ?? "move";
}
