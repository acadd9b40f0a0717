/**
 * A frame: what `evaluate` says is to be drawn, flat and in order. Both compositors draw exactly this.
 *
 * Every number is in output pixels unless it says otherwise. A layer's box is (0, 0, width, height) in its own units;
 * `matrix` [a, b, c, d, e, f] takes it to output pixels: x' = a·x + c·y + e, y' = b·x + d·y + f.
 * The mirror of `editor/timeline/frame.py`, names included, so that the same JSON is a frame in both.
 */

import type { ShapeClip, Transition } from "./document";

export type Matrix = readonly [number, number, number, number, number, number];

export interface LayerBase {
  readonly clip: string;
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
  readonly vignette: number;
}

/** How a source's picture is sampled: reduced by boxes of `reduction` squared pixels, then scaled linearly. */
export interface Sampled {
  readonly asset: string;
  readonly reduction: number;
  readonly source_width: number;
  readonly source_height: number;
}

/** A moving picture at one moment: the last frame whose time is <= `source_time` (flicks) is shown. */
export interface VideoLayer extends LayerBase, Sampled {
  readonly kind: "video";
  readonly source_time: number;
}

export interface ImageLayer extends LayerBase, Sampled {
  readonly kind: "image";
}

/** Glyphs of one font: ids, and the origins of their baselines x0, y0, x1, y1, ... in the layer's units. */
export interface GlyphRun {
  readonly font: string;
  readonly size: number;
  readonly glyphs: readonly number[];
  readonly positions: readonly number[];
}

/** Set text. Its own units are canvas units; the matrix carries the scale. */
export interface TextLayer extends LayerBase {
  readonly kind: "text";
  readonly colour: string;
  readonly runs: readonly GlyphRun[];
}

export interface ShapeLayer extends LayerBase {
  readonly kind: "shape";
  readonly shape: ShapeClip["shape"];
  readonly fill: string;
  readonly corner_radius: number;
}

/** Stands where a picture should be whose source is not known. */
export interface PlaceholderLayer extends LayerBase {
  readonly kind: "placeholder";
  readonly label: string;
}

export type PictureLayer = VideoLayer | ImageLayer;
/** What is drawn on its own. */
export type Layer = PictureLayer | TextLayer | ShapeLayer | PlaceholderLayer;

/**
 * One clip that takes over from another: both drawn on canvases of their own, mixed by `transitions/*.sksl`. `progress`
 * is 0 to 1. `way` is the vector from where the transition begins to where it ends. Either of the two may be missing:
 * nothing is there then.
 */
export interface TransitionLayer {
  readonly kind: "transition";
  readonly clip: string;
  readonly transition: Transition["kind"];
  readonly progress: number;
  readonly way: readonly [number, number];
  readonly softness: number;
  readonly colour: string;
  readonly before: Layer | null;
  readonly after: Layer | null;
}

export type FrameLayer = Layer | TransitionLayer;

/** The layers that are drawn on their own, those inside of transitions too. */
export function plainLayers(layers: readonly FrameLayer[]): Layer[] {
  return layers.flatMap((layer) =>
    layer.kind === "transition" ? [layer.before, layer.after].filter((one) => one !== null) : [layer],
  );
}

/** One picture of the film: layers from the bottom to the top over a background colour. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly layers: readonly FrameLayer[];
}

/** A stretch of a source's sound. Times in flicks; `envelope` is [flicks from the clip's start, gain], linear. */
export interface SoundClip {
  readonly clip: string;
  readonly asset: string;
  readonly start: number;
  readonly duration: number;
  readonly source_start: number;
  readonly envelope: readonly (readonly [number, number])[];
}
