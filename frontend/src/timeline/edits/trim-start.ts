import { clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { sourceSpan } from "../playing";
import { firstFrameTime } from "../time";
import { clipEnd } from "../timeline-index";
import { setField, shiftedFields, shortest, sourceAhead, sourceMoment } from "./building";

/**
 * Let a clip begin at `start`, its end and the rest of its picture where they are: not before its source does, on
 * a frame, and a frame before its end at the least.
 *
 *     before  |-- a --------|
 *     after      |-- a -----|
 */
export function trimStart(document: Document, clipId: string, start: number): Operation | null {
  const clip = clipOf(document, clipId);
  if (!clip) return null;
  const ahead = sourceAhead(document, clip);
  const first = firstFrameTime(Math.max(0, clip.start - (ahead ?? clip.start)), document.canvas.frame_rate);
  // What begins within a frame does not have to leave it.
  const earliest = Math.min(first, clip.start);
  const begin = Math.max(earliest, Math.min(start, clipEnd(clip) - shortest(document)));
  const by = begin - clip.start;
  if (by === 0) return null;
  const steps = [setField(clipId, "start", begin), setField(clipId, "duration", clipEnd(clip) - begin)];
  if ((clip.kind === "video" || clip.kind === "audio") && !clip.playing.reversed) {
    const sourceStart = sourceMoment(clip.source_start + sourceSpan(clip.playing, by));
    if (sourceStart !== clip.source_start) steps.push(setField(clipId, "source_start", sourceStart));
  }
  for (const [name, value] of Object.entries(shiftedFields(clip, by)))
    steps.push(setField(clipId, name, value));
  return batch(steps);
}
