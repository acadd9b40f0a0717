/** What is heard, as a score: stretches of sources with envelopes. The mirror of `editor/timeline/sound.py`. */

import { assetOf, type Document, type Sound, trackOf } from "./document";
import type { SoundClip } from "./frame";
import { compareOrder } from "./order";
import { mulDivFloor } from "./time";

/** Every clip that is heard, by start and then by id; what is muted, silent or has no source is left out. */
export function evaluateSound(document: Document): SoundClip[] {
  const heard: SoundClip[] = [];
  for (const [id, clip] of Object.entries(document.clips)) {
    if (clip.kind !== "video" && clip.kind !== "audio") continue;
    const track = trackOf(document, clip.track);
    const asset = assetOf(document, clip.asset);
    if (!track || track.muted || clip.sound.muted || clip.sound.volume === 0) continue;
    if (!asset || !(asset.has_audio || asset.kind === "audio")) continue;
    heard.push({
      clip: id,
      asset: clip.asset,
      start: clip.start,
      duration: clip.duration,
      source_start: clip.source_start,
      envelope: envelope(clip.sound, clip.duration),
    });
  }
  return heard.sort((a, b) => a.start - b.start || compareOrder("", a.clip, "", b.clip));
}

/**
 * [flicks from the start, gain], ascending, linear in between. Fades that are longer together than the clip are
 * shortened in proportion, and meet.
 *
 *     gain ^   ______
 *          |  /      \
 *          | /        \
 *          |/__________\__> time
 */
export function envelope(sound: Sound, duration: number): [number, number][] {
  let { fade_in: fadeIn, fade_out: fadeOut } = sound;
  if (fadeIn + fadeOut > duration) {
    fadeIn = mulDivFloor(duration, fadeIn, fadeIn + fadeOut);
    fadeOut = duration - fadeIn;
  }
  const points: [number, number][] = fadeIn
    ? [
        [0, 0],
        [fadeIn, sound.volume],
      ]
    : [[0, sound.volume]];
  if (duration - fadeOut > fadeIn) points.push([duration - fadeOut, sound.volume]);
  if (fadeOut) points.push([duration, 0]);
  return points;
}
