import type { Document, Rational } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { frameTime, nearestFrameTime } from "../time";
import { clipEnd } from "../timeline-index";
import { setField, setValue } from "./building";

/**
 * Give the film another number of frames a second. Every cut goes to the nearest new frame, so clips that met still meet and
 * nothing lasts less than a frame; markers go along, and so do locked tracks, since the rate is the whole film's. What counts
 * from a clip's start (keyframes, words, fades, the source) keeps its time; links and groups stay.
 *
 *     before  |--a--|--b--|   at 30        after  |--a--|---b---|   at 24
 */
export function changeRate(document: Document, rate: Rational): Operation | null {
  const { frame_rate: before } = document.canvas;
  if (before.numerator === rate.numerator && before.denominator === rate.denominator) return null;
  const value = { numerator: rate.numerator, denominator: rate.denominator };
  const steps: Primitive[] = [setValue(["canvas", "frame_rate"], value as Json)];
  const frame = frameTime(1, rate);
  for (const [id, clip] of Object.entries(document.clips)) {
    const start = nearestFrameTime(clip.start, rate);
    const duration = Math.max(nearestFrameTime(clipEnd(clip), rate) - start, frame);
    if (start !== clip.start) steps.push(setField(id, "start", start));
    if (duration !== clip.duration) steps.push(setField(id, "duration", duration));
  }
  for (const [id, marker] of Object.entries(document.markers)) {
    const time = nearestFrameTime(marker.time, rate);
    if (time !== marker.time) steps.push(setValue(["markers", id, "time"], time));
  }
  return batch(steps);
}
