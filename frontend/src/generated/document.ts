// Made by `make generate`. Do not edit: change the models in Python and run it again.

/**
 * A whole project.
 */
export interface Document {
  version: 1;
  canvas: Canvas;
  master: Master;
  assets: {
    [k: string]: Asset;
  };
  tracks: {
    [k: string]: Track;
  };
  clips: {
    [k: string]: VideoClip | ImageClip | TextClip | CaptionClip | ShapeClip | AudioClip;
  };
  markers: {
    [k: string]: Marker;
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
  backdrop: Backdrop;
}
/**
 * A frame rate as an exact fraction, e.g. 30000/1001 frames per second.
 */
export interface Rational {
  numerator: number;
  denominator: number;
}
/**
 * What fills the canvas behind everything, over the background colour.
 *
 * "picture" is an asset of kind image that covers the canvas; "blur" is the lowest picture or film that is shown,
 * again, covering the canvas, out of focus.
 */
export interface Backdrop {
  kind: "none" | "picture" | "blur";
  asset: string;
  /**
   * Deviation of a Gaussian in canvas units.
   */
  blur: number;
  opacity: number;
}
/**
 * What is done to the whole film's sound.
 */
export interface Master {
  /**
   * Integrated loudness to come out with, in LUFS (EBU R128); 0 leaves it as it is.
   */
  loudness: number;
}
/**
 * What the document has to know of a source. `source` is an asset's id in the studio, a relative path in
 * a file.
 *
 * Sizes are of the picture as shown: after rotation, in square pixels. Zero means not known (yet): a
 * document in a file may leave these facts out, and whoever loads it inspects the files and fills them in.
 *
 * A matte (a grey film or picture: white is what stays) and a track (a table of where subjects are, see `tables.py`)
 * are made from another source, and have its clock and its picture. No clip shows them by themselves.
 */
export interface Asset {
  source: string;
  kind: "video" | "image" | "audio" | "matte" | "track";
  name: string;
  width: number;
  height: number;
  /**
   * Flicks.
   */
  duration: number;
  has_audio: boolean;
  /**
   * The asset of this document that it was made from, and goes with.
   */
  made_from: string;
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
  /**
   * While any track is solo, only those are heard.
   */
  solo: boolean;
  hidden: boolean;
  locked: boolean;
  /**
   * What sounds here makes tracks give way that duck.
   */
  is_voice: boolean;
  /**
   * By how many dB it gives way to a voice.
   */
  duck: number;
  captions: Captions;
}
/**
 * How the captions on it are shown.
 */
export interface Captions {
  style: CaptionStyle;
  highlight: Highlight;
  width: number;
  margin: number;
  /**
   * They go with the film, for viewers to turn on, and are not drawn into it.
   */
  beside: boolean;
  /**
   * By its BCP 47 tag, such as en or pt-BR.
   */
  language: string;
}
/**
 * How captions are set; `vertical` says where on the canvas they stand.
 */
export interface CaptionStyle {
  family: string;
  weight: number;
  size: number;
  colour: string;
  align: "left" | "center" | "right";
  /**
   * Where the lines stand in the box.
   */
  vertical: "top" | "middle" | "bottom";
  /**
   * Times the size.
   */
  line_height: number;
  letter_spacing: number;
  stroke: TextStroke;
  background: TextBackground;
}
/**
 * A line around the letters, half of it outside; width 0 is none.
 */
export interface TextStroke {
  /**
   * Canvas units; 0 is none.
   */
  width: number;
  colour: string;
}
/**
 * A box behind the whole text or behind each line, larger by its padding.
 */
export interface TextBackground {
  kind: "none" | "block" | "line";
  colour: string;
  /**
   * Canvas units; 0 is none.
   */
  padding_x: number;
  /**
   * Canvas units; 0 is none.
   */
  padding_y: number;
  /**
   * Canvas units; 0 is none.
   */
  corner_radius: number;
}
/**
 * How a word looks while it is said, and, if `keeps`, ever after.
 */
export interface Highlight {
  kind: "none" | "colour" | "box";
  colour: string;
  keeps: boolean;
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
  /**
   * Clips of one group are chosen and moved together.
   */
  group: string;
  /**
   * Clips of one link belong together, as a film's picture and its sound.
   */
  link: string;
  keyframes: Keyframes;
  transition: Transition;
  kind: "video";
  asset: string;
  /**
   * Flicks from the start of the source.
   */
  source_start: number;
  playing: Playing;
  transform: Transform;
  appearance: Appearance;
  sound: Sound;
}
/**
 * A curve for each property that can move, in the property's own unit. An empty one leaves the property be.
 */
export interface Keyframes {
  /**
   * @maxItems 10000
   */
  x: Keyframe[];
  /**
   * @maxItems 10000
   */
  y: Keyframe[];
  /**
   * @maxItems 10000
   */
  width: Keyframe[];
  /**
   * @maxItems 10000
   */
  height: Keyframe[];
  /**
   * @maxItems 10000
   */
  rotation: Keyframe[];
  /**
   * @maxItems 10000
   */
  opacity: Keyframe[];
  /**
   * @maxItems 10000
   */
  crop_left: Keyframe[];
  /**
   * @maxItems 10000
   */
  crop_top: Keyframe[];
  /**
   * @maxItems 10000
   */
  crop_right: Keyframe[];
  /**
   * @maxItems 10000
   */
  crop_bottom: Keyframe[];
  /**
   * @maxItems 10000
   */
  exposure: Keyframe[];
  /**
   * @maxItems 10000
   */
  brightness: Keyframe[];
  /**
   * @maxItems 10000
   */
  contrast: Keyframe[];
  /**
   * @maxItems 10000
   */
  saturation: Keyframe[];
  /**
   * @maxItems 10000
   */
  hue: Keyframe[];
  /**
   * @maxItems 10000
   */
  temperature: Keyframe[];
  /**
   * @maxItems 10000
   */
  blur: Keyframe[];
  /**
   * @maxItems 10000
   */
  sharpen: Keyframe[];
  /**
   * @maxItems 10000
   */
  vignette: Keyframe[];
  /**
   * @maxItems 10000
   */
  volume: Keyframe[];
  /**
   * @maxItems 10000
   */
  pan: Keyframe[];
}
/**
 * A value at a moment of the clip, and how it goes on to the next one. `bezier` counts where easing says so.
 *
 * The moment may lie outside the clip, as it does once the clip has been cut: the curve inside stays as it was.
 */
export interface Keyframe {
  /**
   * Flicks from the clip's start.
   */
  time: number;
  value: number;
  easing: "linear" | "hold" | "ease" | "ease-in" | "ease-out" | "ease-in-out" | "bezier";
  bezier: Bezier;
}
/**
 * A curve from (0, 0) to (1, 1) by its two control points. Source: CSS Easing Functions Level 1.
 */
export interface Bezier {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}
/**
 * How a clip takes over from the one before it on its track, over the first `duration` of the clip.
 *
 * The one before plays on behind its end for as long, or stands still where its source has no more. Without one
 * before, the clip comes in from nothing. Sound fades across with the picture.
 */
export interface Transition {
  kind: "none" | "cross-fade" | "dip" | "wipe" | "slide" | "push" | "zoom";
  /**
   * Flicks.
   */
  duration: number;
  easing: "linear" | "hold" | "ease" | "ease-in" | "ease-out" | "ease-in-out" | "bezier";
  /**
   * What a dip goes through.
   */
  colour: string;
  /**
   * Where a wipe, a slide or a push moves to: 0 is right, 90 is down.
   */
  angle: number;
  /**
   * Of a wipe's edge, in fractions of the way.
   */
  softness: number;
}
/**
 * How a source's time runs in a clip.
 */
export interface Playing {
  /**
   * Counts to a thousandth; pitch is kept.
   */
  speed: number;
  /**
   * The clip's stretch of the source, from its end.
   */
  reversed: boolean;
  /**
   * The picture at source_start, all along and without sound.
   */
  frozen: boolean;
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
  /**
   * Clockwise.
   */
  rotation: number;
}
/**
 * How a layer is drawn into its box.
 */
export interface Appearance {
  opacity: number;
  blend:
    | "normal"
    | "multiply"
    | "screen"
    | "overlay"
    | "darken"
    | "lighten"
    | "color-dodge"
    | "color-burn"
    | "hard-light"
    | "soft-light"
    | "difference"
    | "exclusion"
    | "hue"
    | "saturation"
    | "color"
    | "luminosity";
  /**
   * How a picture's shape meets its box's: pulled, shown whole, or filling it.
   */
  fit: "stretch" | "contain" | "cover";
  flip_horizontal: boolean;
  flip_vertical: boolean;
  crop: Crop;
  /**
   * What nobody is to recognise.
   *
   * @maxItems 100
   */
  obscure: HiddenPart[];
  matte: Matte;
  chroma_key: ChromaKey;
  grade: Grade;
  /**
   * Deviation of a Gaussian in canvas units.
   */
  blur: number;
  sharpen: number;
  /**
   * Strength of the darkened corners; 0 leaves the picture alone.
   */
  vignette: number;
  /**
   * Of a picture; a shape has its own.
   */
  corner_radius: number;
  border: Border;
  shadow: Shadow;
}
/**
 * What is cut away from each side of a picture, in fractions of it. What is left fills the box.
 */
export interface Crop {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
/**
 * Something in a picture that is made unrecognisable: the subjects of a track, or a region by hand.
 *
 * Places are those of the source, in its own time, so that a part stays on what it hides however the clip is cut,
 * cropped, turned, played or split. A track that the document does not know, that was made from another source, or
 * that is not loaded hides the whole picture: what protects somebody does not fail open.
 *
 * How much is left is bounded by counting, not by a radius: of a blurred or pixelated region there are at most 8 x 16
 * colours in the film, whatever its size, and a blur is a smooth passage between those. Less where `strength` is more.
 * A fill leaves nothing; for words and number plates it is the only safe one.
 */
export interface HiddenPart {
  name: string;
  /**
   * An asset of kind track; empty is a region by hand.
   */
  track: string;
  /**
   * Subjects of the track that are shown as they are.
   *
   * @maxItems 10000
   */
  left_out: string[];
  shape: "ellipse" | "box";
  style: "blur" | "pixelate" | "fill";
  /**
   * Of a blur or of pixels: how few colours are left of what is hidden.
   */
  strength: number;
  /**
   * Of a fill, which lets nothing through.
   */
  colour: string;
  /**
   * On each side, in fractions of what is hidden.
   */
  margin: number;
  /**
   * In fractions of the source's picture.
   */
  x: number;
  /**
   * In fractions of the source's picture.
   */
  y: number;
  /**
   * In fractions of the source's picture.
   */
  width: number;
  /**
   * In fractions of the source's picture.
   */
  height: number;
  /**
   * Where a region by hand moves; none leaves it where it is.
   *
   * @maxItems 10000
   */
  places: HiddenPlace[];
  /**
   * From when on a region by hand is hidden.
   */
  begin: number;
  /**
   * Up to when, not including it.
   */
  end: number;
}
/**
 * Where a region is at a moment of the source; it moves evenly to the next one.
 */
export interface HiddenPlace {
  /**
   * Flicks from the start of the source.
   */
  time: number;
  /**
   * In fractions of the source's picture.
   */
  x: number;
  /**
   * In fractions of the source's picture.
   */
  y: number;
  /**
   * In fractions of the source's picture.
   */
  width: number;
  /**
   * In fractions of the source's picture.
   */
  height: number;
}
/**
 * What of a picture stays: an asset of kind matte, grey, white is what stays. It is kept in place of the picture's
 * own pixels, so that everything about it can be changed, and taken back.
 *
 * It lies on the whole source and has its clock, however the clip is cut, cropped, played or turned. Where a matte is
 * named that the document does not know, or whose file is gone, a placeholder stands for the layer: what somebody
 * took away is not shown by mistake.
 */
export interface Matte {
  /**
   * Empty is none.
   */
  asset: string;
  /**
   * Black is what stays.
   */
  inverted: boolean;
  /**
   * Canvas units; less than 0 shrinks what stays.
   */
  grow: number;
  /**
   * Deviation of a Gaussian in canvas units.
   */
  feather: number;
  /**
   * How much of the old background's colour is taken off what is half clear.
   */
  clean: number;
}
/**
 * Makes one colour transparent; strength 0 leaves the picture alone.
 *
 * Source: distance in the plane of chroma (BT.709 Cb, Cr), as Vlahos-type keyers measure it.
 */
export interface ChromaKey {
  strength: number;
  colour: string;
  /**
   * Chroma closer than this is gone.
   */
  tolerance: number;
  /**
   * Over how much more it comes back.
   */
  softness: number;
  /**
   * How much of the key's cast on the rest is taken away.
   */
  despill: number;
}
/**
 * Adjustments of colour that together are one 4x5 matrix. All work on sRGB-coded values of 0 to 1.
 */
export interface Grade {
  /**
   * Stops: x 2^exposure.
   */
  exposure: number;
  /**
   * 0 changes nothing.
   */
  brightness: number;
  /**
   * 0 changes nothing.
   */
  contrast: number;
  /**
   * -1 is grey, 1 is twice as much.
   */
  saturation: number;
  /**
   * The turn of the colour circle.
   */
  hue: number;
  /**
   * -1 is bluer, 1 is warmer.
   */
  temperature: number;
}
/**
 * A line along the inside of the edge of a picture's box; width 0 is none. A shape has a stroke of its own.
 */
export interface Border {
  /**
   * Canvas units; 0 is none.
   */
  width: number;
  colour: string;
}
/**
 * What the layer's shape casts on what is below it; opacity 0 is none. Blur is a deviation.
 *
 * It falls the same way however the layer is turned: the light stays where it is.
 */
export interface Shadow {
  opacity: number;
  colour: string;
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
  blur: number;
}
/**
 * How loud a clip is. Volume is linear: 1 is as recorded.
 */
export interface Sound {
  volume: number;
  muted: boolean;
  /**
   * -1 is all left, 1 is all right.
   */
  pan: number;
  /**
   * Flicks.
   */
  fade_in: number;
  /**
   * Flicks.
   */
  fade_out: number;
  cleaned: Cleaned;
}
/**
 * A sound that a tool rid of its noise, in place of the source's own: an asset of kind audio that was made from the
 * clip's, and has its clock, however the clip is cut or played. Where the document does not know it, or it was made
 * from another source, the source's own sound is heard.
 */
export interface Cleaned {
  /**
   * Empty is none.
   */
  asset: string;
  /**
   * 0 is as recorded, 1 is the cleaned sound alone, mixed in between.
   */
  amount: number;
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
  /**
   * Clips of one group are chosen and moved together.
   */
  group: string;
  /**
   * Clips of one link belong together, as a film's picture and its sound.
   */
  link: string;
  keyframes: Keyframes;
  transition: Transition;
  kind: "image";
  asset: string;
  transform: Transform;
  appearance: Appearance;
}
/**
 * Words, wrapped to the width of the box.
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
  /**
   * Clips of one group are chosen and moved together.
   */
  group: string;
  /**
   * Clips of one link belong together, as a film's picture and its sound.
   */
  link: string;
  keyframes: Keyframes;
  transition: Transition;
  kind: "text";
  text: string;
  style: TextStyle;
  animation: TextAnimation;
  /**
   * When the words are said.
   *
   * @maxItems 10000
   */
  words: Word[];
  highlight: Highlight;
  transform: Transform;
  appearance: Appearance;
}
/**
 * How a text is set.
 */
export interface TextStyle {
  family: string;
  weight: number;
  size: number;
  colour: string;
  align: "left" | "center" | "right";
  /**
   * Where the lines stand in the box.
   */
  vertical: "top" | "middle" | "bottom";
  /**
   * Times the size.
   */
  line_height: number;
  letter_spacing: number;
  stroke: TextStroke;
  background: TextBackground;
}
/**
 * How the letters, words or lines of a text come in, one after the other, and go out again the same way.
 */
export interface TextAnimation {
  /**
   * type: at once, one after the other, as by a typewriter.
   */
  kind: "none" | "fade" | "rise" | "drop" | "slide" | "grow" | "type";
  unit: "letter" | "word" | "line" | "block";
  /**
   * Of one unit, in flicks.
   */
  duration: number;
  /**
   * From one unit to the next, in flicks.
   */
  stagger: number;
  /**
   * Whether the text goes out before the clip's end, too.
   */
  leaves: boolean;
  /**
   * Flicks of it that are over when the clip starts.
   */
  before: number;
  /**
   * Flicks of it that are to come when the clip ends.
   */
  after: number;
}
/**
 * When a stretch of the text is said: code points `first` up to `end`, from `start` for `duration`.
 *
 * The start may lie before the clip's own, as it does once the clip has been cut.
 */
export interface Word {
  first: number;
  end: number;
  /**
   * Flicks from the clip's start.
   */
  start: number;
  /**
   * Flicks.
   */
  duration: number;
}
/**
 * What is said, in words; how it looks and where it stands is said of its track (`Track.captions`).
 */
export interface CaptionClip {
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
  /**
   * Clips of one group are chosen and moved together.
   */
  group: string;
  /**
   * Clips of one link belong together, as a film's picture and its sound.
   */
  link: string;
  keyframes: Keyframes;
  transition: Transition;
  kind: "caption";
  text: string;
  /**
   * When the words are said.
   *
   * @maxItems 10000
   */
  words: Word[];
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
  /**
   * Clips of one group are chosen and moved together.
   */
  group: string;
  /**
   * Clips of one link belong together, as a film's picture and its sound.
   */
  link: string;
  keyframes: Keyframes;
  transition: Transition;
  kind: "shape";
  shape: "rectangle" | "ellipse" | "triangle" | "polygon" | "star" | "line" | "arrow";
  fill: string;
  gradient: Gradient;
  stroke: Stroke;
  /**
   * Canvas units; 0 is none.
   */
  corner_radius: number;
  /**
   * Corners of a polygon, or tips of a star.
   */
  points: number;
  /**
   * How deep a star is cut, or how much of an arrow's length is its head.
   */
  depth: number;
  transform: Transform;
  appearance: Appearance;
}
/**
 * A passage from the fill to a second colour; "none" is the fill alone.
 *
 * A linear one runs along `angle` (0 is to the right, 90 is down) from one side of the box to the other, a radial
 * one from its centre to its sides.
 */
export interface Gradient {
  kind: "none" | "linear" | "radial";
  to: string;
  /**
   * Clockwise.
   */
  angle: number;
}
/**
 * A line along the inside of the outline; width 0 is none.
 */
export interface Stroke {
  /**
   * Canvas units; 0 is none.
   */
  width: number;
  colour: string;
  /**
   * Length of dashes and gaps; 0 is a line without gaps.
   */
  dash: number;
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
  /**
   * Clips of one group are chosen and moved together.
   */
  group: string;
  /**
   * Clips of one link belong together, as a film's picture and its sound.
   */
  link: string;
  keyframes: Keyframes;
  transition: Transition;
  kind: "audio";
  asset: string;
  /**
   * Flicks from the start of the source.
   */
  source_start: number;
  playing: Playing;
  sound: Sound;
}
/**
 * A place on the timeline that somebody wants to find again, or a stretch of it. It is not seen in the film.
 */
export interface Marker {
  /**
   * Flicks from the start of the timeline.
   */
  time: number;
  /**
   * Flicks; 0 is a single moment.
   */
  duration: number;
  name: string;
  colour: string;
}
