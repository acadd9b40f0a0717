/** Eight ways in and eight ways out: where a layer comes from, or goes to. Lengths are in the canvas's short sides. */

import type { Way } from "../timeline/edits/way";

const QUICKLY = { x1: 0.16, y1: 1, x2: 0.3, y2: 1 };
const EVENLY = { x1: 0.4, y1: 0, x2: 0.4, y2: 1 };
/** A little too far, and back. */
const SPRINGING = { x1: 0.3, y1: 1.6, x2: 0.5, y2: 1 };

const WAYS = {
  fade: { opacity: 0, pace: EVENLY },
  rise: { opacity: 0, y: { in: 0.14, out: -0.14 }, pace: QUICKLY },
  drop: { opacity: 0, y: { in: -0.14, out: 0.14 }, pace: QUICKLY },
  left: { outside: "left", pace: QUICKLY },
  right: { outside: "right", pace: QUICKLY },
  grow: { opacity: 0, scale: 0.72, pace: QUICKLY },
  pop: { scale: 0, unit: "word", pace: SPRINGING },
  focus: { opacity: 0, blur: 48, pace: EVENLY },
} as const satisfies Readonly<Record<string, Way>>;

export type WayName = keyof typeof WAYS;

export const WAY_PRESETS: Readonly<Record<WayName, Way>> = WAYS;
