/** A plate on a quiet ground that comes in, or goes out, in a way. Pure. */

import { WAY_PRESETS, type WayName } from "../../presets/ways";
import type { Document } from "../../timeline/document";
import { setWay } from "../../timeline/edits";
import type { Side } from "../../timeline/edits/way";
import { loadDocument } from "../../timeline/load";
import { apply } from "../../timeline/operations";
import { FLICKS_PER_SECOND } from "../../timeline/time";

/** Of a picture of a way, flicks: the way, and a moment of rest. */
export const WAY_TAKES = Math.round(0.7 * FLICKS_PER_SECOND);
export const WAY_RUNS = Math.round(1.3 * FLICKS_PER_SECOND);

const PLATE = loadDocument({
  tracks: { B: { order: "B" }, C: { order: "C" } },
  clips: {
    ground: {
      kind: "shape",
      track: "B",
      start: 0,
      duration: WAY_RUNS,
      fill: "#20242d",
      transform: { x: 0, y: 0, width: 1920, height: 1080 },
    },
    plate: {
      kind: "shape",
      track: "C",
      start: 0,
      duration: WAY_RUNS,
      fill: "#8286ff",
      gradient: { kind: "linear", to: "#5054e0", angle: 60 },
      corner_radius: 70,
      transform: { x: 0, y: 0, width: 880, height: 500 },
    },
  },
});

export function waySketch(side: Side, name: WayName | null): Document {
  const operation = setWay(PLATE, ["plate"], side, name, WAY_TAKES, WAY_PRESETS);
  return operation ? apply(PLATE, operation).document : PLATE;
}
/** The moment that tells most of a way. */
export function tellingMoment(side: Side, name: WayName | null): number {
  if (name === null) return 0;
  const early = Math.round(WAY_TAKES * (name === "fade" || name === "focus" ? 0.5 : 0.13));
  return side === "in" ? early : WAY_RUNS - early;
}
