/**
 * A frame: what `evaluate` says is to be drawn, flat and in order. Both compositors draw exactly this.
 *
 * Every number is in output pixels unless it says otherwise. A layer's box is (0, 0, width, height) in its own units;
 * `matrix` [a, b, c, d, e, f] takes it to output pixels: x' = a·x + c·y + e, y' = b·x + d·y + f.
 * The mirror of `editor/timeline/frame.py`, names included, so that the same JSON is a frame in both.
 */

import type { Appearance, Transition } from "./document";

export type Matrix = readonly [number, number, number, number, number, number];

/** A colour that becomes transparent: its BT.709 chroma (each -0.5 to 0.5), and how far around it. */
export interface ChromaKeying {
  readonly cb: number;
  readonly cr: number;
  readonly strength: number;
  readonly tolerance: number;
  readonly softness: number;
  readonly despill: number;
}

/**
 * What is done to a layer's pixels, in this order. `colour_matrix` is 4 rows of 5 numbers on RGBA of 0 to 1 that is not
 * premultiplied; `blur` is a deviation and `sharpen_radius` how far around a pixel sharpening looks.
 */
export interface Effects {
  readonly chroma_key: ChromaKeying | null;
  readonly colour_matrix: readonly number[] | null;
  readonly blur: number;
  readonly sharpen: number;
  readonly sharpen_radius: number;
  readonly vignette: number;
}

/** A line along the inside of the box's edge. */
export interface BorderLine {
  readonly width: number;
  readonly colour: string;
}

/** The layer's shape, moved by x and y in the units of its box as it stands turned, and blurred by a deviation. */
export interface CastShadow {
  readonly x: number;
  readonly y: number;
  readonly blur: number;
  readonly colour: string;
  readonly opacity: number;
}

/** The part of a source that fills the layer's box, in pixels of the source as shown. */
export interface SourceBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What of the layer's picture stays: another picture, sampled as it is, whose grey says how much (see `matteOf`).
 *
 * `source_time` is in flicks, null for a still. `grow`, `feather` and `reach` are in output pixels: by how much what stays
 * grows, the deviation that softens its edge, and how far around a pixel its own colour is looked for, which then counts
 * by `clean`.
 */
export interface Matte extends Sampled {
  readonly source_time: number | null;
  readonly inverted: boolean;
  readonly grow: number;
  readonly feather: number;
  readonly clean: number;
  readonly reach: number;
}

/**
 * A part of a picture that is made unrecognisable: a box, or the ellipse in it, in pixels of the source as shown. What is
 * blurred or pixelated leaves columns x rows colours; `colour` is that of a fill.
 */
export interface HiddenBox extends SourceBox {
  readonly shape: "ellipse" | "box";
  readonly style: "blur" | "pixelate" | "fill";
  readonly columns: number;
  readonly rows: number;
  readonly colour: string;
}

/**
 * How a layer's content becomes what is laid over the layers below: flip, what is hidden, matte, effects, edges, shadow,
 * blend.
 */
export interface Look {
  readonly blend: Appearance["blend"];
  readonly flip_horizontal: boolean;
  readonly flip_vertical: boolean;
  readonly effects: Effects | null;
  readonly corner_radius: number;
  readonly border: BorderLine | null;
  readonly shadow: CastShadow | null;
  readonly matte: Matte | null;
  readonly hidden: readonly HiddenBox[];
}

/** The look of what is only laid over the layers below. */
export const PLAIN: Look = {
  blend: "normal",
  flip_horizontal: false,
  flip_vertical: false,
  effects: null,
  corner_radius: 0,
  border: null,
  shadow: null,
  matte: null,
  hidden: [],
};

export interface LayerBase {
  readonly clip: string;
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
  readonly look: Look;
}

/**
 * How a source's picture is sampled: reduced by boxes of `reduction` squared pixels, then its `shown` part is scaled
 * linearly.
 */
export interface Sampled {
  readonly asset: string;
  readonly reduction: number;
  readonly source_width: number;
  readonly source_height: number;
  readonly shown: SourceBox;
}

/** A moving picture at one moment: the last frame whose time is <= `source_time` (flicks) is shown. */
export interface VideoLayer extends LayerBase, Sampled {
  readonly kind: "video";
  readonly source_time: number;
}

export interface ImageLayer extends LayerBase, Sampled {
  readonly kind: "image";
}

/**
 * Glyphs of one font: ids, and the origins of their baselines x0, y0, x1, y1, ... in the layer's units.
 *
 * `stroke` is the width of the line around them, half of which shows outside; 0 is none. `outlined` ones are drawn as
 * paths and not from a cache of glyphs; it is decided here, so that both sides do the same and a text that grows does not
 * change its looks on the way.
 */
export interface GlyphRun {
  readonly font: string;
  readonly size: number;
  readonly glyphs: readonly number[];
  readonly positions: readonly number[];
  readonly colour: string;
  readonly opacity: number;
  readonly stroke: number;
  readonly outlined: boolean;
}

/**
 * Boxes of one colour behind a text, drawn as one shape: where they overlap they do not add up. Each is [left, top, width,
 * height, corner radius] in the layer's units.
 */
export interface Backing {
  readonly colour: string;
  readonly opacity: number;
  readonly boxes: readonly (readonly [number, number, number, number, number])[];
}

/**
 * Set text: backings, and on them glyphs, the lines around which are below all of them. Its own units are canvas units;
 * the matrix carries the scale.
 */
export interface TextLayer extends LayerBase {
  readonly kind: "text";
  readonly stroke_colour: string;
  readonly backings: readonly Backing[];
  readonly runs: readonly GlyphRun[];
}

/**
 * A path in the layer's own units: M, L and Z as in SVG, and K, a quarter of an ellipse. M and L take a point each, x and
 * y; K takes the corner that the quarter bends towards and its end: a conic of weight √½.
 */
export interface Outline {
  readonly verbs: string;
  readonly points: readonly number[];
}

/**
 * A passage from one colour to another. A linear one runs from (x0, y0) to (x1, y1); a radial one from the centre
 * (x0, y0) to an ellipse of the radii x1 and y1.
 */
export interface GradientFill {
  readonly kind: "linear" | "radial";
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly start: string;
  readonly end: string;
}

/** A line along a path, half of its width on either side. `dash` is the length of dashes and gaps, 0 for none. */
export interface PathStroke {
  readonly path: Outline;
  readonly width: number;
  readonly colour: string;
  readonly dash: number;
}

/** A filled outline and the line on it. */
export interface ShapeLayer extends LayerBase {
  readonly kind: "shape";
  readonly outline: Outline;
  readonly fill: string;
  readonly gradient: GradientFill | null;
  readonly stroke: PathStroke | null;
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
 * nothing is there then. `blend` is how the mixture meets what is below; both sides are laid down plainly.
 */
export interface TransitionLayer {
  readonly kind: "transition";
  readonly clip: string;
  readonly blend: Appearance["blend"];
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

/**
 * The layer of a layer's matte: a picture of its own, decoded and scaled into the box as the other is. No clip can have
 * its name, since ids hold no slash.
 */
export function matteOf({ look, clip, matrix, width, height }: Layer): PictureLayer | null {
  const { matte, flip_horizontal, flip_vertical } = look;
  if (matte === null) return null;
  const { asset, reduction, source_width, source_height, shown, source_time } = matte;
  const layer = {
    clip: `${clip}/matte`,
    matrix,
    width,
    height,
    opacity: 1,
    look: { ...PLAIN, flip_horizontal, flip_vertical },
    asset,
    reduction,
    source_width,
    source_height,
    shown,
  };
  return source_time === null ? { ...layer, kind: "image" } : { ...layer, source_time, kind: "video" };
}

/** The name of the clip that a layer belongs to: its own, or that of the picture whose matte it is. */
export function ownerOf({ clip }: Layer): string {
  return clip.split("/")[0] ?? "";
}

/** Every picture that has to be decoded for the layers: what they show, and their mattes. */
export function pictureLayers(layers: readonly FrameLayer[]): PictureLayer[] {
  return plainLayers(layers).flatMap((layer) =>
    layer.kind === "video" || layer.kind === "image"
      ? [layer, matteOf(layer)].filter((one) => one !== null)
      : [],
  );
}

/** One picture of the film: layers from the bottom to the top over a background colour. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly layers: readonly FrameLayer[];
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
