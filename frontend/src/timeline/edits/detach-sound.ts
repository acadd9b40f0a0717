import { assetOf, clipOf, type Document, type VideoClip } from "../document";
import { batch, type Operation } from "../operations";
import type { Json } from "../schema-check";
import { missingTrack, setField, setValue } from "./building";
import { isOpen } from "./set-property";

/** Whether a clip is a film with a sound of its own that is heard. */
export function hasOwnSound(document: Document, id: string): boolean {
  const clip = clipOf(document, id);
  if (clip?.kind !== "video" || clip.sound.muted || clip.playing.frozen) return false;
  return assetOf(document, clip.asset)?.has_audio === true;
}

/**
 * Give a film's sound a clip of its own, linked to the film, which falls silent: the same is heard as before. Volume, pan,
 * fades, their keyframes and the passage come along. Null where nothing is to be heard, on a locked track, and where the id
 * is taken. Markers and everything else stay.
 *
 *     before  2                      after  2 |-- film, muted --|
 *             1 |-- film --|                1 |-- sound --------|
 */
export function detachSound(
  document: Document,
  clipId: string,
  soundId: string,
  trackId: string,
  link: string,
): Operation | null {
  if (!hasOwnSound(document, clipId) || clipOf(document, soundId)) return null;
  if (!isOpen(document, { owner: "clip", id: clipId })) return null;
  const film = clipOf(document, clipId) as VideoClip;
  const { asset, start, duration, source_start, playing, sound, transition, name, group } = film;
  const { volume, pan } = film.keyframes;
  const together = film.link || link;
  const clip = {
    kind: "audio",
    ...{ asset, start, duration, source_start, playing, sound, transition, name, group },
    track: trackId,
    link: together,
    keyframes: { volume, pan },
  };
  return batch([
    ...missingTrack(document, trackId),
    setValue(["clips", soundId], clip as unknown as Json),
    setValue(["clips", clipId, "sound", "muted"], true),
    ...(film.link === together ? [] : [setField(clipId, "link", together)]),
  ]);
}
