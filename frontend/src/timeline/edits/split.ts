import { clipOf, type Document, MAX_TIME } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { sourceSpan } from "../playing";
import type { Json } from "../schema-check";
import { cutSpoken, saidBefore, tokensOf } from "../spoken";
import { clipEnd } from "../timeline-index";
import { renewed, setBonds } from "./bonds";
import { setField, setValue, shiftedFields, sourceMoment } from "./building";
import { type Edit, sequence } from "./sequence";
import { isOpen } from "./set-property";

const NO_TRANSITION = {
  kind: "none",
  duration: 0,
  easing: "linear",
  colour: "#000000",
  angle: 0,
  softness: 0,
} as const;

/**
 * Cut a clip in two; null when `at` is not inside it. The fade in and the transition stay with the first part, the fade
 * out with the second. Keyframes, the words of a text and its coming and going stay where they are in time. What runs
 * backwards shows the later stretch of its source first. Where another clip covers it at the cut, the second part lies
 * on top of that: of two that overlap the one that starts later is seen. Of a caption each part says its own words.
 *
 *                 at
 *     before  |-- a -----|
 *     after   |-- a -|new|
 */
export function split(document: Document, clipId: string, at: number, newId: string): Operation | null {
  const clip = clipOf(document, clipId);
  if (!clip || clipOf(document, newId) || at <= clip.start || at >= clipEnd(clip)) return null;
  const into = at - clip.start;
  const rest = clipEnd(clip) - at;
  const steps: Primitive[] = [setField(clipId, "duration", into)];
  const moved = shiftedFields(clip, into);
  let second = { ...clip, start: at, duration: rest, transition: NO_TRANSITION, ...moved };
  if (second.kind === "text" && second.animation.kind !== "none") {
    const { before, after } = second.animation;
    steps.push(setValue(["clips", clipId, "animation", "after"], Math.min(after + rest, MAX_TIME)));
    second = { ...second, animation: { ...second.animation, before: Math.min(before + into, MAX_TIME) } };
  }
  if (clip.kind === "caption" && second.kind === "caption") {
    const count = saidBefore(clip, clip.duration, into);
    // Of a single word whose time nobody knows, both parts are that word.
    if (clip.words.length > 0 || tokensOf(clip.text).length > 1) {
      const [head, tail] = cutSpoken(clip, count, into);
      steps.push(
        setField(clipId, "text", head.text),
        setField(clipId, "words", head.words as unknown as Json),
      );
      second = { ...second, text: tail.text, words: [...tail.words] };
    }
  }
  if (second.kind === "video" || second.kind === "audio") {
    const { playing, source_start } = second;
    const later = sourceMoment(source_start + sourceSpan(playing, playing.reversed ? rest : into));
    if (playing.reversed && later !== source_start) steps.push(setField(clipId, "source_start", later));
    if (second.sound.fade_out) steps.push(setValue(["clips", clipId, "sound", "fade_out"], 0));
    second = {
      ...second,
      source_start: playing.reversed ? source_start : later,
      sound: { ...second.sound, fade_in: 0 },
    };
  }
  return batch([...steps, setValue(["clips", newId], second as unknown as Json)]);
}

/**
 * Cut several clips at one moment, in one step. The second parts of what was linked or grouped are so among themselves.
 * Clips on locked tracks, and those that the moment is not inside of, stay as they are; markers stay.
 *
 *                       at
 *     before  film   |-- a -----|        after  |-- a -|-A-|
 *             sound  |-- b -----|               |-- b -|-B-|     (a with b, A with B)
 *
 * @param seconds the ids of the second parts, by the clip that they are cut from
 * @param newId names what the second parts share
 */
export function splitAll(
  document: Document,
  seconds: ReadonlyMap<string, string>,
  at: number,
  newId: () => string,
): Operation | null {
  const cut = [...seconds].filter(
    ([id, second]) => isOpen(document, { owner: "clip", id }) && split(document, id, at, second) !== null,
  );
  const bonds = renewed(
    document,
    cut.map(([id]) => id),
    newId,
    "kept",
  );
  return sequence(
    document,
    cut.flatMap(([id, second]): Edit[] => [
      (now) => split(now, id, at, second),
      (now) => batch(setBonds(now, second, bonds.get(id) ?? { link: "", group: "" })),
    ]),
  );
}
