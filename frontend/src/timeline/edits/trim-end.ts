import { clipOf, type Document, MAX_TIME } from "../document";
import type { Operation } from "../operations";
import { setField, shortest, sourceLeft } from "./building";

/**
 * Let a clip end at `end`, its beginning where it is: a frame after its start at the least, and no later than its
 * source does.
 *
 *     before  |-- a --------|
 *     after   |-- a ---|
 */
export function trimEnd(document: Document, clipId: string, end: number): Operation | null {
  const clip = clipOf(document, clipId);
  if (!clip) return null;
  const longest = sourceLeft(document, clip) ?? MAX_TIME;
  const duration = Math.max(Math.min(end - clip.start, longest), shortest(document));
  return duration === clip.duration ? null : setField(clipId, "duration", duration);
}
