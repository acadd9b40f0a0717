/** What is heard, as a score: stretches of sources with envelopes. The mirror of `editor/timeline/sound.py`. */

import {
  type Asset,
  assetOf,
  type Clip,
  type Document,
  MAX_TIME,
  type SoundingClip,
  type Track,
  type Transition,
} from "./document";
import { ducked, type Extent, merged } from "./ducking";
import type { Line, SoundClip } from "./frame";
import { polyline } from "./keyframes";
import { fades, isLevel, multiply, passage, soften } from "./lines";
import { compareOrder } from "./order";
import { thousandths } from "./playing";
import { mulDivFloor } from "./time";
import { indexOf, type Placed } from "./timeline-index";

/** Speeds are whole thousandths: what a rendition is known by. */
export const NORMAL = 1000;

/**
 * A clip that may be heard. `duration` is with the passage to the clip after it, where there is one: `next`. `fadeIn` is
 * how long it takes over from the one before, 0 for none.
 */
interface Part {
  readonly id: string;
  readonly clip: SoundingClip;
  readonly asset: Asset;
  readonly duration: number;
  readonly fadeIn: number;
  readonly next: Transition | null;
}

/**
 * Every clip that is heard, by start and then by id. What is muted, silent or frozen, on a track that is gone or not
 * among those that are solo, or of a source without sound is left out.
 */
export function evaluateSound(document: Document): SoundClip[] {
  const alone = Object.values(document.tracks).some((track) => track.solo);
  const heard: { row: string; track: Track; clip: SoundClip }[] = [];
  for (const { id, track, clips } of indexOf(document).tracks) {
    if (track.muted || (alone && !track.solo)) continue;
    for (const part of partsOf(document, clips)) {
      const clip = soundOf(part);
      if (clip) heard.push({ row: id, track, clip });
    }
  }
  const voices = heard.filter(({ track }) => track.is_voice);
  return heard
    .map(({ row, track, clip }) => {
      if (track.duck === 0) return clip;
      const others = voices.filter((voice) => voice.row !== row).map((voice) => extentOf(voice.clip));
      const way = ducked(merged(others), track.duck, clip.start, clip.duration);
      return { ...clip, envelope: multiply([clip.envelope, way], clip.duration) };
    })
    .sort((a, b) => a.start - b.start || compareOrder("", a.clip, "", b.clip));
}

/** A track's clips, by start, and how each comes in and goes out. */
function partsOf(document: Document, clips: readonly Placed[]): Part[] {
  return clips.flatMap(({ id, clip }, place): Part[] => {
    if (clip.kind !== "video" && clip.kind !== "audio") return [];
    if (clip.sound.muted || clip.playing.frozen) return [];
    const asset = assetOf(document, clip.asset);
    if (!asset || !(asset.has_audio || asset.kind === "audio")) return [];
    // Nobody knows yet where its end is, from which it would be played.
    if (clip.playing.reversed && asset.duration === 0) return [];
    const end = clip.start + clip.duration;
    let after = place + 1;
    while (after < clips.length && (clips[after] as Placed).clip.start < end) after++;
    const following = clips[after]?.clip;
    const meets = following !== undefined && following.start === end;
    const on = meets ? Math.min(takesOver(following), Math.max(0, leftOf(clip, asset))) : 0;
    const next = on > 0 && following ? following.transition : null;
    return [{ id, clip, asset, duration: clip.duration + on, fadeIn: takesOver(clip), next }];
  });
}

/** How long a clip takes over from the one before it. */
function takesOver(clip: Clip): number {
  return clip.transition.kind === "none" ? 0 : Math.min(clip.transition.duration, clip.duration);
}

/** How much longer a clip could play on behind its end before its source is over. */
function leftOf(clip: SoundingClip, asset: Asset): number {
  if (asset.duration === 0) return MAX_TIME;
  const speed = thousandths(clip.playing);
  if (clip.playing.reversed) return mulDivFloor(clip.source_start, NORMAL, speed);
  return mulDivFloor(asset.duration - clip.source_start, NORMAL, speed) - clip.duration;
}

/** A part as it sounds, or null where it is silent all along. */
function soundOf({ id, clip, asset, duration, fadeIn, next }: Part): SoundClip | null {
  const { sound, playing } = clip;
  const lines = [
    lineOf(clip, "volume", sound.volume, duration),
    fades(sound.fade_in, sound.fade_out, clip.duration),
  ];
  if (fadeIn) lines.push(passage(0, fadeIn, clip.transition.easing, "rising"));
  if (next) lines.push(passage(clip.duration, duration - clip.duration, next.easing, "falling"));
  const envelope = multiply(lines, duration);
  if (envelope.every(([, gain]) => gain === 0)) return null;
  return {
    clip: id,
    asset: clip.asset,
    start: clip.start,
    duration,
    source_start: beginOf(clip, asset),
    speed: thousandths(clip.playing),
    reversed: playing.reversed,
    envelope,
    pan: lineOf(clip, "pan", sound.pan, duration),
  };
}

/** The line of a property: its keyframes', or its own level. */
function lineOf(clip: SoundingClip, name: "volume" | "pan", level: number, duration: number): Line {
  const line = soften(polyline(clip.keyframes, name, duration));
  const [first] = line;
  if (!first) return [[0, level]];
  return isLevel(line) ? [[0, first[1]]] : line;
}

/** Where a clip begins in its asset's sound as it is played: stretched, backwards, or as it is. */
function beginOf(clip: SoundingClip, asset: Asset): number {
  const speed = thousandths(clip.playing);
  if (!clip.playing.reversed) return mulDivFloor(clip.source_start, NORMAL, speed);
  return mulDivFloor(asset.duration - clip.source_start, NORMAL, speed) - clip.duration;
}

function extentOf(clip: SoundClip): Extent {
  return [clip.start, clip.start + clip.duration];
}
