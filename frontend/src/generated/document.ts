// Made by `make generate`. Do not edit: change the models in Python and run it again.

/**
 * A whole project.
 */
export interface Document {
  version: 1;
  canvas: Canvas;
  assets: {
    [k: string]: Asset;
  };
  tracks: {
    [k: string]: Track;
  };
  clips: {
    [k: string]: VideoClip | ImageClip | TextClip | ShapeClip | AudioClip;
  };
}
/**
 * What the film looks like before anything is on it. The short side is 1080 units.
 */
export interface Canvas {
  width: number;
  height: number;
  frame_rate: Rational;
  background: string;
}
/**
 * A frame rate as an exact fraction, e.g. 30000/1001 frames per second.
 */
export interface Rational {
  numerator: number;
  denominator: number;
}
/**
 * What the document has to know of a source. `source` is an asset's id in the studio, a relative path in
 * a file.
 *
 * Sizes are of the picture as shown: after rotation, in square pixels. Zero means not known (yet): a
 * document in a file may leave these facts out, and whoever loads it inspects the files and fills them in.
 */
export interface Asset {
  source: string;
  kind: "video" | "image" | "audio";
  name: string;
  width: number;
  height: number;
  /**
   * Flicks.
   */
  duration: number;
  has_audio: boolean;
}
/**
 * A row of the timeline. Tracks are drawn in the order of their keys, the greatest on top.
 */
export interface Track {
  name: string;
  /**
   * Fractional key; sorts as ASCII.
   */
  order: string;
  muted: boolean;
  hidden: boolean;
  locked: boolean;
}
/**
 * Moving pictures with their own sound.
 */
export interface VideoClip {
  track: string;
  /**
   * Flicks from the start of the timeline.
   */
  start: number;
  /**
   * Flicks.
   */
  duration: number;
  /**
   * Fractional key; sorts as ASCII.
   */
  order: string;
  name: string;
  kind: "video";
  asset: string;
  /**
   * Flicks from the start of the source.
   */
  source_start: number;
  transform: Transform;
  appearance: Appearance;
  sound: Sound;
}
/**
 * Where a layer's box is: its centre, its size and its turn about the centre.
 */
export interface Transform {
  /**
   * Canvas units.
   */
  x: number;
  /**
   * Canvas units.
   */
  y: number;
  /**
   * Canvas units.
   */
  width: number;
  /**
   * Canvas units.
   */
  height: number;
  rotation: number;
}
/**
 * How a layer is drawn into its box.
 */
export interface Appearance {
  opacity: number;
  /**
   * Strength of the darkened corners; 0 leaves the picture alone.
   */
  vignette: number;
}
/**
 * How loud a clip is. Gain is linear: 1 is as recorded.
 */
export interface Sound {
  volume: number;
  muted: boolean;
  /**
   * Flicks.
   */
  fade_in: number;
  /**
   * Flicks.
   */
  fade_out: number;
}
/**
 * A still picture.
 */
export interface ImageClip {
  track: string;
  /**
   * Flicks from the start of the timeline.
   */
  start: number;
  /**
   * Flicks.
   */
  duration: number;
  /**
   * Fractional key; sorts as ASCII.
   */
  order: string;
  name: string;
  kind: "image";
  asset: string;
  transform: Transform;
  appearance: Appearance;
}
/**
 * Words, wrapped to the width of the box and centred in its height.
 */
export interface TextClip {
  track: string;
  /**
   * Flicks from the start of the timeline.
   */
  start: number;
  /**
   * Flicks.
   */
  duration: number;
  /**
   * Fractional key; sorts as ASCII.
   */
  order: string;
  name: string;
  kind: "text";
  text: string;
  style: TextStyle;
  transform: Transform;
  appearance: Appearance;
}
/**
 * How a text is set. Sizes are in canvas units.
 */
export interface TextStyle {
  family: string;
  weight: number;
  size: number;
  colour: string;
  align: "left" | "center" | "right";
  /**
   * Times the size.
   */
  line_height: number;
  letter_spacing: number;
}
/**
 * A drawn shape that fills its box.
 */
export interface ShapeClip {
  track: string;
  /**
   * Flicks from the start of the timeline.
   */
  start: number;
  /**
   * Flicks.
   */
  duration: number;
  /**
   * Fractional key; sorts as ASCII.
   */
  order: string;
  name: string;
  kind: "shape";
  shape: "rectangle" | "ellipse";
  fill: string;
  corner_radius: number;
  transform: Transform;
  appearance: Appearance;
}
/**
 * Sound alone.
 */
export interface AudioClip {
  track: string;
  /**
   * Flicks from the start of the timeline.
   */
  start: number;
  /**
   * Flicks.
   */
  duration: number;
  /**
   * Fractional key; sorts as ASCII.
   */
  order: string;
  name: string;
  kind: "audio";
  asset: string;
  /**
   * Flicks from the start of the source.
   */
  source_start: number;
  sound: Sound;
}
