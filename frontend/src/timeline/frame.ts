/**
 * A frame: what `evaluate` says is to be drawn, flat and in order. Both compositors draw exactly this.
 *
 * Every number is in output pixels unless it says otherwise. A layer's box is (0, 0, width, height) in its own units;
 * `matrix` [a, b, c, d, e, f] takes it to output pixels: x' = a·x + c·y + e, y' = b·x + d·y + f.
 * The mirror of `editor/timeline/frame.py`, names included, so that the same JSON is a frame in both.
 */

import type { ShapeClip } from "./document";

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
export type Layer = PictureLayer | TextLayer | ShapeLayer | PlaceholderLayer;

/** One picture of the film: layers from the bottom to the top over a background colour. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly layers: readonly Layer[];
}

/** A value over a clip's time: [flicks from its start, value], linear in between. See `lines.ts`. */
export type Line = readonly (readonly [number, number])[];

/**
 * A stretch of sound. Times are flicks; `pan` is -1 to 1, by the equal-power law of stereo panners.
 *
 * `source_start` is where the stretch begins in what is played: the asset's sound as it is, or, where `speed` is not
 * 1000 thousandths or it is `reversed`, that whole sound played so. It may lie before its begin or end behind its end,
 * where there is silence.
 */
export interface SoundClip {
  readonly clip: string;
  readonly asset: string;
  readonly start: number;
  readonly duration: number;
  readonly source_start: number;
  readonly speed: number;
  readonly reversed: boolean;
  readonly envelope: Line;
  readonly pan: Line;
}
