/** What tracks are called where nobody has named them: each keeps its number, whatever is added or taken away. */

import type { Document } from "./document";

const NUMBERED = /^Track (\d+)$/;

/** The name that goes with a number. */
export function numbered(number: number): string {
  return `Track ${number}`;
}

/** The name for a new track: a number that no other track has, nor had while it was the highest. */
export function nextTrackName(document: Document): string {
  const tracks = Object.values(document.tracks);
  const nameless = tracks.filter(({ name }) => name === "").length;
  const numbers = tracks.map(({ name }) => Number(NUMBERED.exec(name)?.[1] ?? 0));
  return numbered(Math.max(nameless, ...numbers) + 1);
}
