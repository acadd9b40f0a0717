/** What presets are made of: plain data, in canvas units and seconds, that becomes properties of the document. */

import type { Json } from "../timeline/schema-check";

/** A box: left, top, width, height. */
export type Box = readonly [left: number, top: number, width: number, height: number];

/** One clip of a text preset. */
export interface PresetLayer {
  /** Where it is in the preset's own box, canvas units. */
  readonly box: Box;
  /** It covers the canvas, whatever its shape. */
  readonly covers?: true;
  /** Seconds after the preset's start; 0 where it is left out. */
  readonly after?: number;
  /** Seconds that it lasts; to the preset's end where it is left out. */
  readonly lasts?: number;
  /** It is drawn out of one of its edges, or fades, within so many seconds, and goes the same way. */
  readonly grows?: {
    readonly from: "left" | "centre" | "top" | "bottom" | "nothing";
    readonly seconds: number;
  };
  /** Layers of one row stand one after the other on one track; each has its own where it is left out. */
  readonly row?: number;
  /** What the clip is besides its place: everything that is left out has the schema's default. */
  readonly clip: Readonly<Record<string, Json>> & { readonly kind: "text" | "shape" };
}

/** A text, or several layers that are one. */
export interface TextPreset {
  /** The size of the box that its layers are laid out in, canvas units. It is made smaller where the canvas is narrower. */
  readonly size: readonly [width: number, height: number];
  /** Where that box stands on the canvas. */
  readonly across: "left" | "centre";
  readonly down: "top" | "middle" | "bottom";
  /** Seconds. */
  readonly lasts: number;
  /** The moment that its picture in the panel shows, seconds. */
  readonly shows: number;
  /** From where to where its picture reaches across its box, canvas units; all of it where it is left out. */
  readonly pictured?: readonly [left: number, right: number];
  readonly layers: readonly PresetLayer[];
}
