/** Renditions of assets that the timeline paints: filmstrips and waveforms, loaded once and shared. */

import type { Asset } from "../lib/shapes";

/** What a dragged asset of the library is called in a drag's data: JSON `{"asset": …}`. */
export const ASSET_TYPE = "application/x-cloudstudio-asset";

let held: Asset | null = null;

/** While an asset is dragged, a page may not read the drag's data: whoever starts the drag holds it here. */
export function holdAsset(asset: Asset | null): void {
  held = asset;
}

/** The asset that is being dragged from this page, or null. */
export function heldAsset(): Asset | null {
  return held;
}

/** Frames of a video side by side in one picture, from the start of the source, evenly spaced. */
export interface Filmstrip {
  readonly picture: ImageBitmap;
  readonly count: number;
  /** Pixels of one frame. */
  readonly width: number;
  readonly height: number;
  /** Flicks between two frames. */
  readonly interval: number;
}

/** Loudest samples in evenly spaced stretches. */
export interface Waveform {
  /** Peaks a second. */
  readonly rate: number;
  /** 0 to 255. */
  readonly peaks: ArrayLike<number>;
}

/** Where the timeline gets what it paints into clips. Asking starts the loading; `subscribe` hears of its end. */
export interface AssetMedia {
  filmstrip(source: string): Filmstrip | null;
  waveform(source: string): Waveform | null;
  thumbnail(source: string): ImageBitmap | null;
  subscribe(listener: () => void): () => void;
}
