/** What a way in or out is: the end of a layer's way that is not its place. */

import type { Bezier } from "../document";

export type Side = "in" | "out";

/** What a layer is like at the far end of its way. */
export interface Way {
  readonly opacity?: number;
  /** Deviation in canvas units. */
  readonly blur?: number;
  /** Of its size. */
  readonly scale?: number;
  /** What of a text grows at once, where it grows; the whole where it is left out. */
  readonly unit?: "block" | "word";
  /** How far up (less than 0) or down, in the canvas's short sides. */
  readonly y?: { readonly in: number; readonly out: number };
  /** It is out of the picture, on this side. */
  readonly outside?: "left" | "right";
  /** How it arrives; it leaves the other way round. */
  readonly pace: Bezier;
}

export type Ways = Readonly<Record<string, Way>>;
