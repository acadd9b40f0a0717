import { clipOf, type Document, type ShapeClip } from "../document";
import { batch, type Operation } from "../operations";
import { DEFAULT_DURATION, missingTrack, setValue, wholeFrames } from "./building";

const SIDE = 480; // canvas units

/**
 * Put a shape into the middle of the canvas for 5 s, and add its track where it is missing; null when the clip's id is
 * taken.
 *
 *     before  1 |-- a --|      after  2 |-- shape --|
 *                                     1 |-- a --|
 */
export function insertShape(
  document: Document,
  clipId: string,
  trackId: string,
  start: number,
  shape: ShapeClip["shape"],
): Operation | null {
  if (clipOf(document, clipId)) return null;
  const clip = {
    kind: "shape",
    shape,
    track: trackId,
    start,
    duration: wholeFrames(document, DEFAULT_DURATION),
    transform: { x: 0, y: 0, width: SIDE, height: SIDE, rotation: 0 },
  };
  return batch([...missingTrack(document, trackId), setValue(["clips", clipId], clip)]);
}
