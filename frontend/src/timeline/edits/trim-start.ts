import { clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { clipEnd } from "../timeline-index";
import { setField, shortest } from "./building";

/**
 * Let a clip begin at `start`, its end and the rest of its picture where they are: not before its source does, and a
 * frame before its end at the least.
 *
 *     before  |-- a --------|
 *     after      |-- a -----|
 */
export function trimStart(document: Document, clipId: string, start: number): Operation | null {
  const clip = clipOf(document, clipId);
  if (!clip) return null;
  const sourceStart = clip.kind === "video" || clip.kind === "audio" ? clip.source_start : null;
  const earliest = sourceStart === null ? 0 : Math.max(0, clip.start - sourceStart);
  const begin = Math.max(earliest, Math.min(start, clipEnd(clip) - shortest(document)));
  if (begin === clip.start) return null;
  const steps = [setField(clipId, "start", begin), setField(clipId, "duration", clipEnd(clip) - begin)];
  if (sourceStart !== null) steps.push(setField(clipId, "source_start", sourceStart + (begin - clip.start)));
  return batch(steps);
}
