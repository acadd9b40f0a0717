import { clipOf, type Document, type Transition } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { FLICKS_PER_SECOND } from "../time";
import { clipEnd } from "../timeline-index";
import { setValue } from "./building";
import { isOpen } from "./set-property";

/** How long a passage takes that nobody has set yet. */
const USUAL = FLICKS_PER_SECOND / 2;

/**
 * Let clips take over from the ones before them in this way. A passage without a length gets half a second, or half of its
 * clip where that is shorter. Nothing moves in time; clips on locked tracks stay as they are.
 *
 *     before  |-- a --|-- b --|        after  |-- a --|x- b --|
 */
export function setPassage(
  document: Document,
  ids: readonly string[],
  kind: Transition["kind"],
): Operation | null {
  const steps = ids.flatMap((id): Primitive[] => {
    const clip = clipOf(document, id);
    if (!clip || !isOpen(document, { owner: "clip", id }) || clip.transition.kind === kind) return [];
    const at = (name: string, value: string | number) => setValue(["clips", id, "transition", name], value);
    const isNew = kind !== "none" && clip.transition.duration === 0;
    const duration = Math.min(USUAL, Math.floor(clip.duration / 2));
    return isNew ? [at("kind", kind), at("duration", duration)] : [at("kind", kind)];
  });
  return batch(steps);
}

/** The clips that begin at a cut: where another one of their track ends, or is still seen. */
export function clipsAtCuts(document: Document): string[] {
  const all = Object.entries(document.clips);
  return all
    .filter(([, clip]) =>
      all.some(
        ([, other]) =>
          other !== clip &&
          other.track === clip.track &&
          other.start < clip.start &&
          clipEnd(other) >= clip.start,
      ),
    )
    .map(([id]) => id);
}

/** Give every cut the passage that a clip begins with, as it is. */
export function passageEverywhere(document: Document, from: string): Operation | null {
  const transition = clipOf(document, from)?.transition;
  if (!transition) return null;
  const steps = clipsAtCuts(document)
    .filter((id) => id !== from && isOpen(document, { owner: "clip", id }))
    .map((id) => {
      const longest = document.clips[id]?.duration ?? 0;
      const fitting = { ...transition, duration: Math.min(transition.duration, longest) };
      return setValue(["clips", id, "transition"], { ...fitting });
    });
  return batch(steps);
}
