import { clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { mulDivFloor } from "../time";
import { DEFAULT_DURATION, missingTrack, setValue } from "./building";

/**
 * Put a text into the middle of the canvas for 5 s, and add its track where it is missing; null when the clip's id is
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
): Operation | null {
  if (clipOf(document, clipId)) return null;
  const width = mulDivFloor(document.canvas.width, 4, 5);
  const clip = {
    kind: "text",
    text,
    track: trackId,
    start,
    duration: DEFAULT_DURATION,
    transform: { x: 0, y: 0, width, height: 240, rotation: 0 },
  };
  return batch([...missingTrack(document, trackId), setValue(["clips", clipId], clip)]);
}
