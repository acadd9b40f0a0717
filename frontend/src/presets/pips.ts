/** Four pictures in the picture: where a layer stands over the film, by the canvas's shape. */

import type { Boxed, Frame } from "../timeline/edits/set-frame";

/** Where it is: its size and its margins, of the canvas's width and height; "own" keeps the picture's shape. */
export interface Pip {
  readonly wide: Boxed;
  readonly tall: Boxed;
  readonly square: Boxed;
  readonly frame: Frame;
}

const NO_SHADOW = { opacity: 0, colour: "#000000", x: 0, y: 0, blur: 24 };
const SOFT = { opacity: 0.45, colour: "#000000", x: 0, y: 10, blur: 26 };

const PIPS = {
  corner: {
    wide: { width: 0.28, height: "own", across: 1, down: 1, margin: 0.055 },
    tall: { width: 0.44, height: "own", across: 1, down: -1, margin: 0.055 },
    square: { width: 0.38, height: "own", across: 1, down: 1, margin: 0.05 },
    frame: { radius: 20, border: { width: 0, colour: "#ffffff" }, shadow: SOFT, rotation: 0 },
  },
  circle: {
    wide: { width: 0.19, height: "width", across: -1, down: 1, margin: 0.06 },
    tall: { width: 0.36, height: "width", across: -1, down: 1, margin: 0.07 },
    square: { width: 0.3, height: "width", across: -1, down: 1, margin: 0.06 },
    frame: { radius: "round", border: { width: 8, colour: "#ffffff" }, shadow: SOFT, rotation: 0 },
  },
  side: {
    wide: { width: 1 / 3, height: 1, across: 1, down: 0, margin: 0 },
    tall: { width: 1, height: 1 / 3, across: 0, down: 1, margin: 0 },
    square: { width: 0.4, height: 1, across: 1, down: 0, margin: 0 },
    frame: { radius: 0, border: { width: 0, colour: "#ffffff" }, shadow: NO_SHADOW, rotation: 0 },
  },
  framed: {
    wide: { width: 0.42, height: "own", across: 1, down: 0, margin: 0.1 },
    tall: { width: 0.74, height: "own", across: 0, down: -1, margin: 0.16 },
    square: { width: 0.58, height: "own", across: 1, down: 1, margin: 0.1 },
    frame: { radius: 4, border: { width: 16, colour: "#f7f5f0" }, shadow: SOFT, rotation: -2.5 },
  },
} as const satisfies Readonly<Record<string, Pip>>;

export type PipName = keyof typeof PIPS;

export const PIP_PRESETS: Readonly<Record<PipName, Pip>> = PIPS;
