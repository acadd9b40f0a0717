/** The colours that were chosen last, in this browser. */

import { kept, remember } from "../kept";

const KEY = "cloudstudio.colours";
const MOST = 14;

/** Newest first, `#rrggbb` or `#rrggbbaa`. */
export function recentColours(): readonly string[] {
  const colours = kept(KEY);
  return Array.isArray(colours) ? colours.filter(isColour) : [];
}

/** Keep a colour as the newest. */
export function rememberColour(colour: string): void {
  remember(KEY, [colour, ...recentColours().filter((other) => other !== colour)].slice(0, MOST));
}

const isColour = (value: unknown): value is string =>
  typeof value === "string" && /^#([0-9a-f]{6}|[0-9a-f]{8})$/.test(value);
