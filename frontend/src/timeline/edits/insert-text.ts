import { clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { DEFAULT_DURATION, missingTrack, setValue, wholeFrames } from "./building";

/** Keeps light words readable on a bright film; canvas units. */
const SOFT_SHADOW = { opacity: 0.6, colour: "#000000", x: 0, y: 3, blur: 9 };

/**
 * Put a text of a size into the middle of the canvas for 5 s, and add its track where it is missing; null when the clip's id is
 * taken.
 *
 *     before  1 |-- a --|      after  2 |-- text --|
 *                                     1 |-- a --|
 */
export function insertText(
  document: Document,
  clipId: string,
  trackId: string,
  start: number,
  text: string,
  size: { readonly width: number; readonly height: number },
): Operation | null {
  if (clipOf(document, clipId)) return null;
  const clip = {
    kind: "text",
    text,
    track: trackId,
    start,
    duration: wholeFrames(document, DEFAULT_DURATION),
    transform: { x: 0, y: 0, width: size.width, height: size.height, rotation: 0 },
    appearance: { shadow: SOFT_SHADOW },
  };
  return batch([...missingTrack(document, trackId), setValue(["clips", clipId], clip)]);
}
