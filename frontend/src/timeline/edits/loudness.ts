import { type Clip, clipOf, type Document, type SoundingClip } from "../document";
import { propertyAt } from "../keyframes";
import { batch, type Operation, type Primitive } from "../operations";
import { propertyOf } from "../properties";
import { setValue } from "./building";
import { addKey } from "./keys";
import { curveOf, isOpen, setCurve, setFixed } from "./set-property";

/**
 * Edits of how loud clips are and how their sound comes in and goes out. Nothing moves on the timeline: markers, words, groups
 * and other keyframes stay as they are, and so do linked clips, whose sound is their own. Clips on locked tracks are not
 * changed.
 */

export const VOLUME = propertyOf("sound.volume");
const LOUDEST = VOLUME.high ?? 1;
const bounded = (gain: number) => Math.min(Math.max(gain, 0), LOUDEST);

export type Fade = "fade_in" | "fade_out";

/** Whether a clip has a sound that can be made louder. */
export function isSounding(document: Document, clip: Clip | undefined): clip is SoundingClip {
  if (clip?.kind !== "video" && clip?.kind !== "audio") return false;
  const asset = document.assets[clip.asset];
  return !clip.playing.frozen && (clip.kind === "audio" || asset?.has_audio === true);
}

/** How loud a clip is at a moment, flicks from its start; fades aside. */
export function volumeAt(clip: SoundingClip, into: number): number {
  return propertyAt(clip.keyframes, "volume", into) ?? clip.sound.volume;
}

function ofEach(
  document: Document,
  ids: readonly string[],
  change: (id: string, clip: SoundingClip) => readonly Primitive[],
): Operation | null {
  const steps = ids.flatMap((id) => {
    const clip = clipOf(document, id);
    return isOpen(document, { owner: "clip", id }) && isSounding(document, clip) ? change(id, clip) : [];
  });
  return batch(steps);
}

/** Make clips louder by a factor, all along: where the volume moves, each of its keyframes. */
export function louder(document: Document, ids: readonly string[], factor: number): Operation | null {
  return ofEach(document, ids, (id, clip) => {
    const holder = { owner: "clip", id } as const;
    const curve = curveOf(document, holder, VOLUME);
    if (curve.length === 0) return setFixed(document, holder, VOLUME, bounded(clip.sound.volume * factor));
    const next = curve.map((key) => ({ ...key, value: bounded(key.value * factor) }));
    return setCurve(document, holder, VOLUME, next);
  });
}

/** Let a clip be as loud as this all along; where its volume moves, the line goes up or down as a whole by as much. */
export function setVolume(document: Document, id: string, gain: number, by: number): Operation | null {
  return ofEach(document, [id], (_id, clip) => {
    const holder = { owner: "clip", id } as const;
    const curve = curveOf(document, holder, VOLUME);
    if (curve.length === 0 || clip.keyframes.volume.length === 0)
      return setFixed(document, holder, VOLUME, bounded(gain));
    const next = curve.map((key) => ({ ...key, value: bounded(key.value + by) }));
    return setCurve(document, holder, VOLUME, next);
  });
}

/** A point on the volume line at a moment of the timeline, as loud as it is there. */
export function addVolumePoint(document: Document, id: string, at: number): Operation | null {
  return isSounding(document, clipOf(document, id)) ? addKey(document, id, "volume", at) : null;
}

/** Move a point of the volume line: in time no further than its neighbours; flicks from the clip's start. */
export function moveVolumePoint(
  document: Document,
  id: string,
  time: number,
  to: { readonly time: number; readonly value: number },
): Operation | null {
  return ofEach(document, [id], (_id, clip) => {
    const holder = { owner: "clip", id } as const;
    const curve = curveOf(document, holder, VOLUME);
    const place = curve.findIndex((key) => key.time === time);
    if (place < 0) return [];
    const low = (curve[place - 1]?.time ?? -1) + 1;
    const high = (curve[place + 1]?.time ?? clip.duration) - 1;
    const moved = { time: Math.min(Math.max(to.time, low), high), value: bounded(to.value) };
    const next = curve.map((key, at) => (at === place ? { ...key, ...moved } : key));
    return setCurve(document, holder, VOLUME, next);
  });
}

/**
 * Let the sound of clips come in, or go out, over so long: as far as the other fade leaves room; 0 for none.
 *
 *     before  |-- a --|        after  |/- a --|
 */
export function setFade(
  document: Document,
  ids: readonly string[],
  fade: Fade,
  length: number | ((clip: SoundingClip) => number),
): Operation | null {
  return ofEach(document, ids, (id, clip) => {
    const other = clip.sound[fade === "fade_in" ? "fade_out" : "fade_in"];
    const wanted = typeof length === "number" ? length : length(clip);
    const room = Math.max(0, clip.duration - other);
    const value = Math.round(Math.min(Math.max(wanted, 0), room));
    return value === clip.sound[fade] ? [] : [setValue(["clips", id, "sound", fade], value)];
  });
}
