/**
 * From a document and a moment to the frame that is shown: pure, total, the same in both languages.
 *
 * Canvas units have their origin in the centre of the canvas, x to the right and y downwards. A layer that is not turned
 * lands on whole output pixels: each edge is rounded, halves up, so that neighbours that touch in the document touch in
 * every size. The mirror of `editor/timeline/evaluate.py`.
 */

import {
  assetOf,
  type Clip,
  type Document,
  type ImageClip,
  type Transform,
  type VideoClip,
} from "./document";
import type { Fonts } from "./fonts";
import type { Frame, Layer, LayerBase, Matrix } from "./frame";
import { setText } from "./text/setting";
import { indexOf } from "./timeline-index";

/** What stays the same for all layers of a frame. The scales are output pixels a canvas unit. */
interface Scene {
  readonly document: Document;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly fonts: Fonts;
}

/** What is shown at `time` (flicks) on an output of width x height pixels. */
export function evaluate(
  document: Document,
  time: number,
  width: number,
  height: number,
  fonts: Fonts,
): Frame {
  const { canvas } = document;
  const scene = { document, scaleX: width / canvas.width, scaleY: height / canvas.height, fonts };
  const layers: Layer[] = [];
  for (const track of indexOf(document).tracks) {
    if (track.track.hidden) continue;
    for (const { id, clip } of track.at(time)) {
      const layer = layerOf(scene, id, clip, time);
      if (layer !== null) layers.push(layer);
    }
  }
  return { width, height, background: canvas.background, layers };
}

/** The largest power of two by which a source can be reduced and still be no smaller than its box. */
export function reductionFor(
  sourceWidth: number,
  sourceHeight: number,
  width: number,
  height: number,
): number {
  let reduction = 1;
  while (sourceWidth / (2 * reduction) >= width && sourceHeight / (2 * reduction) >= height) reduction *= 2;
  return reduction;
}

function layerOf(scene: Scene, id: string, clip: Clip, time: number): Layer | null {
  if (clip.kind === "audio" || clip.appearance.opacity === 0) return null;
  const { opacity, vignette } = clip.appearance;
  if (clip.kind === "text") {
    const { width, height } = clip.transform;
    const matrix = textMatrix(scene, clip.transform);
    const set = setText(clip, time - clip.start, matrix, scene.fonts);
    const stroke_colour = clip.style.stroke.colour;
    return { clip: id, matrix, width, height, opacity, vignette, stroke_colour, ...set, kind: "text" };
  }
  const base: LayerBase = { clip: id, ...boxOf(scene, clip.transform), opacity, vignette };
  if (clip.kind === "shape") {
    const scale = Math.min(scene.scaleX, scene.scaleY);
    const radius = Math.min(clip.corner_radius * scale, base.width / 2, base.height / 2);
    return { ...base, shape: clip.shape, fill: clip.fill, corner_radius: radius, kind: "shape" };
  }
  return pictureOf(scene, clip, time, base);
}

function pictureOf(scene: Scene, clip: VideoClip | ImageClip, time: number, base: LayerBase): Layer {
  const asset = assetOf(scene.document, clip.asset);
  if (!asset || asset.kind !== clip.kind || asset.width === 0 || asset.height === 0) {
    return { ...base, label: asset?.name || clip.name || "Missing media", kind: "placeholder" };
  }
  const sampled = {
    ...base,
    asset: clip.asset,
    reduction: reductionFor(asset.width, asset.height, base.width, base.height),
    source_width: asset.width,
    source_height: asset.height,
  };
  if (clip.kind === "image") return { ...sampled, kind: "image" };
  const wanted = clip.source_start + (time - clip.start);
  // Past its end a source stands still on its last frame.
  const source_time = asset.duration > 0 ? Math.min(wanted, asset.duration - 1) : wanted;
  return { ...sampled, source_time, kind: "video" };
}

/** The matrix and the size, in output pixels, of a picture's or a shape's box. */
function boxOf(scene: Scene, transform: Transform): { matrix: Matrix; width: number; height: number } {
  const { scaleX, scaleY } = scene;
  if (transform.rotation % 360 === 0) {
    const [left, top] = corner(scene, transform);
    const x = edge(left * scaleX);
    const y = edge(top * scaleY);
    const width = Math.max(1, edge((left + transform.width) * scaleX) - x);
    const height = Math.max(1, edge((top + transform.height) * scaleY) - y);
    return { matrix: [1, 0, 0, 1, x, y], width, height };
  }
  const width = transform.width * scaleX;
  const height = transform.height * scaleY;
  return { matrix: turned(scene, transform, [1, 1], width, height), width, height };
}

/** The matrix from a text's box in canvas units to output pixels. */
function textMatrix(scene: Scene, transform: Transform): Matrix {
  const { scaleX, scaleY } = scene;
  if (transform.rotation % 360 === 0) {
    const [left, top] = corner(scene, transform);
    return [scaleX, 0, 0, scaleY, left * scaleX, top * scaleY];
  }
  return turned(scene, transform, [scaleX, scaleY], transform.width, transform.height);
}

/** T(centre)·R·S(scale)·T(-width/2, -height/2). */
function turned(
  scene: Scene,
  transform: Transform,
  scale: readonly [number, number],
  width: number,
  height: number,
): Matrix {
  const { canvas } = scene.document;
  const centreX = (canvas.width / 2 + transform.x) * scene.scaleX;
  const centreY = (canvas.height / 2 + transform.y) * scene.scaleY;
  const angle = ((transform.rotation % 360) * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const [a, b, c, d] = [cos * scale[0], sin * scale[0], -sin * scale[1], cos * scale[1]];
  const e = centreX - (a * width) / 2 - (c * height) / 2;
  const f = centreY - (b * width) / 2 - (d * height) / 2;
  return [a, b, c, d, e, f];
}

/** The corner of a box that is not turned, in canvas units from the canvas's own corner. */
function corner(scene: Scene, transform: Transform): [number, number] {
  const { canvas } = scene.document;
  return [
    canvas.width / 2 + transform.x - transform.width / 2,
    canvas.height / 2 + transform.y - transform.height / 2,
  ];
}

function edge(value: number): number {
  return Math.floor(value + 0.5);
}
