import { clipOf, type Document, type Keyframes, MAX_TIME } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { sourceSpan, timelineSpan } from "../playing";
import type { Json } from "../schema-check";
import { clipEnd } from "../timeline-index";
import { setField, setValue, shortest } from "./building";
import { inStep } from "./in-step";
import { sequence } from "./sequence";
import { isOpen } from "./set-property";

/**
 * Let clips run at another speed: each shows the same stretch of its source in another time. What follows on its track
 * moves along, so that nothing is covered and no gap opens, and what is linked to that as far; keyframes and fades keep
 * their place in the picture. Markers and the rest of the other tracks stay. What is frozen, and clips on locked tracks,
 * stay as they are.
 *
 *     before  |-- a --||-- b --|        after twice as fast  |- a||-- b --|
 */
export function setSpeed(document: Document, ids: readonly string[], speed: number): Operation | null {
  const starts = new Map<string, number>();
  const steps: Primitive[] = [];
  for (const id of ids) {
    const clip = clipOf(document, id);
    if (!clip || (clip.kind !== "video" && clip.kind !== "audio") || clip.playing.frozen) continue;
    if (!isOpen(document, { owner: "clip", id }) || clip.playing.speed === speed) continue;
    const span = sourceSpan(clip.playing, clip.duration);
    const wanted = timelineSpan({ ...clip.playing, speed }, span) ?? clip.duration;
    const duration = Math.min(Math.max(wanted, shortest(document)), MAX_TIME);
    steps.push(setValue(["clips", id, "playing", "speed"], speed));
    if (duration !== clip.duration) {
      steps.push(setField(id, "duration", duration));
      if (Object.values(clip.keyframes).some((curve) => curve.length > 0)) {
        const share = duration / clip.duration;
        steps.push(setField(id, "keyframes", stretched(clip.keyframes, share) as unknown as Json));
      }
      for (const [other, { track, start }] of Object.entries(document.clips)) {
        if (other === id || track !== clip.track || start < clipEnd(clip)) continue;
        starts.set(other, (starts.get(other) ?? 0) + duration - clip.duration);
      }
    }
  }
  const retimed = batch(steps);
  // In the new lengths, so that what became longer does not come to lie over what follows.
  return sequence(document, [() => retimed, (now) => batch(inStep(now, starts))]);
}

/** Keyframes of a clip that has become so much longer. */
function stretched(keyframes: Keyframes, share: number): Keyframes {
  return Object.fromEntries(
    Object.entries(keyframes).map(([name, curve]) => [
      name,
      curve.map((key: Keyframes["x"][number]) => ({
        ...key,
        time: Math.min(Math.max(Math.round(key.time * share), -MAX_TIME), MAX_TIME),
      })),
    ]),
  ) as unknown as Keyframes;
}
