/** What texts have in common: how words come in, and what keeps them readable. */

import { FLICKS_PER_SECOND } from "../timeline/time";

const seconds = (count: number) => Math.round(count * FLICKS_PER_SECOND);

/** How words come in, and leave again. */
export const comes = (
  kind: "fade" | "rise" | "drop" | "slide" | "grow" | "type",
  unit: "letter" | "word" | "line" | "block",
  duration: number,
  stagger: number,
) => ({ kind, unit, duration: seconds(duration), stagger: seconds(stagger), leaves: true });

/** Keeps light words readable on a bright film. */
export const SOFT = { shadow: { opacity: 0.55, colour: "#000000", x: 0, y: 3, blur: 14 } };

/** The warm colour of rules and marks. */
export const SAND = "#f4c77b";
