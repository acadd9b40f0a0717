import { clipOf, type Document, type VideoClip } from "../document";
import { resolve } from "../keyframes";
import { batch, type Operation } from "../operations";
import { sourceTime } from "../playing";
import type { Json } from "../schema-check";
import { clipEnd } from "../timeline-index";
import { setValue, wholeFrames } from "./building";
import { openGap } from "./landing";
import { sequence } from "./sequence";
import { isOpen } from "./set-property";
import { standing } from "./standing";

const NOBODY: ReadonlySet<string> = new Set();

/** Whether a clip is a film that runs at a moment of the timeline, and may be changed. */
export function canFreeze(document: Document, id: string, at: number): boolean {
  const clip = clipOf(document, id);
  if (clip?.kind !== "video" || clip.playing.frozen || !isOpen(document, { owner: "clip", id })) return false;
  return clip.start <= at && at < clipEnd(clip);
}

/**
 * Let a film stand still at a moment: what it shows there, as it looks there, stands for `length` flicks, in whole frames, without sound;
 * then it goes on. What follows on its track moves on, with all that is linked to it, whose sound has a gap there. The
 * still has no transition, keyframes, link or group of its own. Markers, other tracks and locked ones stay. Null where no
 * film runs at that moment, and on a locked track.
 *
 *                  at
 *     before  |-- film ------|-- b --|
 *     after   |-- film -|- still -|-film-|-- b --|
 *
 * @param newId names the second parts of what is cut
 */
export function freezeFrame(
  document: Document,
  clipId: string,
  at: number,
  length: number,
  stillId: string,
  newId: () => string,
): Operation | null {
  if (clipOf(document, stillId) || !canFreeze(document, clipId, at)) return null;
  const clip = clipOf(document, clipId) as VideoClip;
  const stands = wholeFrames(document, length);
  const into = at - clip.start;
  const seen = resolve(clip, into).clip as VideoClip;
  const still = {
    ...seen,
    // On whole canvas units, as everywhere.
    transform: (standing(document, at).clips[clipId] as VideoClip).transform,
    start: at,
    duration: stands,
    source_start: sourceTime(clip, into, document.assets[clip.asset]?.duration),
    playing: { ...clip.playing, frozen: true, reversed: false },
    group: "",
    link: "",
  };
  const { keyframes: _keyframes, transition: _transition, ...plain } = still;
  return sequence(document, [
    (now) => openGap(now, clip.track, at, stands, NOBODY, newId),
    () => batch([setValue(["clips", stillId], plain as unknown as Json)]),
  ]);
}
