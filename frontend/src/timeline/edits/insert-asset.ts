import { type Asset, assetOf, type Canvas, type ClipAsset, clipOf, type Document } from "../document";
import { batch, isEqual, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { mulDivRound } from "../time";
import { DEFAULT_DURATION, missingTrack, setValue, wholeFrames } from "./building";

/**
 * Put an asset onto the timeline: a clip that shows all of it from `start` on, and the asset and the track where they
 * are missing. It fills the canvas as far as its shape lets it, a small picture too. It lasts whole frames of the project,
 * the nearest to its own length; what has none is shown for 5 s. Null when the clip's id is taken.
 *
 *     before  2                            after  2 |-- new --|
 *             1 |-- a --|                         1 |-- a --|
 */
export function insertAsset(
  document: Document,
  assetId: string,
  asset: ClipAsset,
  clipId: string,
  trackId: string,
  start: number,
): Operation | null {
  if (clipOf(document, clipId)) return null;
  const steps: Primitive[] = [];
  const facts = asset as unknown as Json;
  if (!isEqual(assetOf(document, assetId) as unknown as Json, facts)) {
    steps.push(setValue(["assets", assetId], facts));
  }
  steps.push(...missingTrack(document, trackId));
  const clip = {
    kind: asset.kind,
    asset: assetId,
    track: trackId,
    start,
    duration: lengthOf(document, asset),
    name: asset.name,
  };
  const placed =
    asset.kind === "audio"
      ? clip
      : { ...clip, transform: { x: 0, y: 0, ...fitted(asset, document.canvas), rotation: 0 } };
  return batch([...steps, setValue(["clips", clipId], placed)]);
}

/** How long an asset is shown at first, flicks: whole frames of the project. */
export function lengthOf(document: Pick<Document, "canvas">, { kind, duration }: Asset): number {
  return wholeFrames(document, kind === "image" || duration === 0 ? DEFAULT_DURATION : duration);
}

/** The size at which a picture just fits the canvas, in whole canvas units, its shape kept. */
export function fitted(asset: Asset, canvas: Canvas): { width: number; height: number } {
  if (asset.width === 0 || asset.height === 0) return { width: canvas.width, height: canvas.height };
  // The side that fills the canvas is exact, the other is rounded, halves up.
  if (asset.width * canvas.height >= asset.height * canvas.width) {
    const height = Math.max(1, mulDivRound(canvas.width, asset.height, asset.width));
    return { width: canvas.width, height };
  }
  return { width: Math.max(1, mulDivRound(canvas.height, asset.width, asset.height)), height: canvas.height };
}
