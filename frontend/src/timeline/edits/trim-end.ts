import { clipOf, type Document, MAX_TIME } from "../document";
import { batch, type Operation } from "../operations";
import { sourceSpan } from "../playing";
import { nearestFrameTime } from "../time";
import { setField, shortest, sourceLeft, sourceMoment } from "./building";

/**
 * Let a clip end at `end`, its beginning where it is: a frame after its start at the least, and no later than its
 * source does, to the nearest frame. What runs backwards ends with the beginning of its source.
 *
 *     before  |-- a --------|
 *     after   |-- a ---|
 */
export function trimEnd(document: Document, clipId: string, end: number): Operation | null {
  const clip = clipOf(document, clipId);
  if (!clip) return null;
  const left = sourceLeft(document, clip);
  const latest = left === null ? MAX_TIME : nearestFrameTime(clip.start + left, document.canvas.frame_rate);
  const duration = Math.max(Math.min(end, latest) - clip.start, shortest(document));
  if (duration === clip.duration) return null;
  const steps = [setField(clipId, "duration", duration)];
  if ((clip.kind === "video" || clip.kind === "audio") && clip.playing.reversed) {
    const { playing, source_start } = clip;
    const taken = sourceSpan(playing, clip.duration) - sourceSpan(playing, duration);
    if (taken !== 0) steps.push(setField(clipId, "source_start", sourceMoment(source_start + taken)));
  }
  return batch(steps);
}
