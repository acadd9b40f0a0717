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
import { clipEnd, indexOf, type TrackIndex } from "./timeline-index";
import { clipBefore } from "./transitions";

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
 * Every clip that is heard, by start and then by id; what is cleaned beside or in place of what was recorded. What is muted, silent or frozen, on a track that is gone or not
 * among those that are solo, or of a source without sound is left out.
 */
export function evaluateSound(document: Document): SoundClip[] {
  const alone = Object.values(document.tracks).some((track) => track.solo);
  const heard: { row: string; track: Track; clip: SoundClip }[] = [];
  for (const row of indexOf(document).tracks) {
    const { id, track } = row;
    if (track.muted || (alone && !track.solo)) continue;
    for (const part of partsOf(document, row)) {
      const clip = soundOf(part);
      if (clip)
        for (const one of withCleaned(document, part, clip)) heard.push({ row: id, track, clip: one });
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
function partsOf(document: Document, track: TrackIndex): Part[] {
  const followers = followersOf(track);
  return track.clips.flatMap(({ id, clip }): Part[] => {
    if (clip.kind !== "video" && clip.kind !== "audio") return [];
    if (clip.sound.muted || clip.playing.frozen) return [];
    const asset = assetOf(document, clip.asset);
    if (!asset || !(asset.has_audio || asset.kind === "audio")) return [];
    // Nobody knows yet where its end is, from which it would be played.
    if (clip.playing.reversed && asset.duration === 0) return [];
    const after = followers.get(id);
    const on = after ? Math.min(takesOver(after), Math.max(0, leftOf(clip, asset))) : 0;
    const next = after && on > 0 ? after.transition : null;
    return [{ id, clip, asset, duration: clip.duration + on, fadeIn: takesOver(clip), next }];
  });
}

/** By the clip before it, each clip that takes over from one that ends where it starts. */
function followersOf(track: TrackIndex): Map<string, Clip> {
  const followers = new Map<string, Clip>();
  for (const placed of track.clips) {
    const before = takesOver(placed.clip) ? clipBefore(track, placed) : null;
    if (before && clipEnd(before.clip) === placed.clip.start && !followers.has(before.id))
      followers.set(before.id, placed.clip);
  }
  return followers;
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

/**
 * What is heard of a clip: its source's own sound, the cleaned one in its place, or some of each. Both run by the source's
 * clock, so that they are the same moment at each sample.
 */
function withCleaned(document: Document, part: Part, clip: SoundClip): SoundClip[] {
  const { asset, amount } = part.clip.sound.cleaned;
  const cleaned = assetOf(document, asset);
  if (cleaned?.kind !== "audio" || cleaned.made_from !== part.clip.asset || amount === 0) return [clip];
  const own = { ...clip, envelope: scaled(clip.envelope, 1 - amount) };
  const other = { ...clip, clip: `${clip.clip}/cleaned`, asset, envelope: scaled(clip.envelope, amount) };
  return amount === 1 ? [other] : [own, other];
}

function scaled(line: Line, gain: number): Line {
  return line.map(([at, value]) => [at, value * gain]);
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
