import { clipOf, type Document } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { clipEnd } from "../timeline-index";
import { setField, setValue } from "./building";

/**
 * Cut a clip in two; null when `at` is not inside it. The fade in stays with the first part, the fade out with the
 * second.
 *
 *                 at
 *     before  |-- a -----|
 *     after   |-- a -|new|
 */
export function split(document: Document, clipId: string, at: number, newId: string): Operation | null {
  const clip = clipOf(document, clipId);
  if (!clip || clipOf(document, newId) || at <= clip.start || at >= clipEnd(clip)) return null;
  const steps: Primitive[] = [setField(clipId, "duration", at - clip.start)];
  let second = { ...clip, start: at, duration: clipEnd(clip) - at };
  if (second.kind === "video" || second.kind === "audio") {
    if (second.sound.fade_out) steps.push(setValue(["clips", clipId, "sound", "fade_out"], 0));
    second = {
      ...second,
      source_start: second.source_start + (at - clip.start),
      sound: { ...second.sound, fade_in: 0 },
    };
  }
  return batch([...steps, setValue(["clips", newId], second as unknown as Json)]);
}
