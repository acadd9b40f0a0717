/** The document's types, and the ids that go into it. The shape itself is written once, in `editor/timeline/schema/`. */

import type {
  Asset,
  AudioClip,
  CaptionClip,
  Document,
  ImageClip,
  ShapeClip,
  TextClip,
  Track,
  VideoClip,
} from "../generated/document";

export type {
  Appearance,
  Asset,
  AudioClip,
  Bezier,
  Canvas,
  CaptionClip,
  Captions,
  ChromaKey,
  Crop,
  Document,
  Grade,
  Gradient,
  ImageClip,
  Keyframe,
  Keyframes,
  Marker,
  Playing,
  Rational,
  Shadow,
  ShapeClip,
  Sound,
  TextClip,
  TextStyle,
  Track,
  Transform,
  Transition,
  VideoClip,
} from "../generated/document";

export type Clip = VideoClip | ImageClip | TextClip | CaptionClip | ShapeClip | AudioClip;
export type PictureClip = VideoClip | ImageClip | TextClip | ShapeClip;
/** An asset that a clip can show or sound by itself, as a matte or a track cannot. */
export type ClipAsset = Asset & { readonly kind: "video" | "image" | "audio" };
export type SoundingClip = VideoClip | AudioClip;

/** The longest time a document can name: 100 hours in flicks. */
export const MAX_TIME = 100 * 3600 * 705_600_000;
/** The greatest length or distance on the canvas, canvas units. */
export const MAX_LENGTH = 100_000;

/** What a map has under an id of its own; never something that every JavaScript object has. */
function entry<T>(map: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(map, id) ? map[id] : undefined;
}

export function assetOf(document: Document, id: string): Asset | undefined {
  return entry(document.assets, id);
}

export function trackOf(document: Document, id: string): Track | undefined {
  return entry(document.tracks, id);
}

export function clipOf(document: Document, id: string): Clip | undefined {
  return entry<Clip>(document.clips, id);
}

/** A new id for a clip or a track: 32 hexadecimal digits. Works on a plain-http page too, unlike `randomUUID`. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
