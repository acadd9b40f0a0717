import type { Document } from "../document";
import type { Operation } from "../operations";
import { setValue } from "./building";

/**
 * Put a marker at a moment, or take away the one that stands there already.
 *
 *     before  |-- a --|-- b --|      after  |-- a --|-- b --|
 *                                               ^
 */
export function toggleMarker(document: Document, markerId: string, time: number): Operation {
  const [there] = Object.entries(document.markers).find(([, marker]) => marker.time === time) ?? [];
  return there === undefined
    ? setValue(["markers", markerId], { time })
    : { type: "remove", path: ["markers", there] };
}
