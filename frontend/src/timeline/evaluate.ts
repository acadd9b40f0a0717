/**
 * From a document and a moment to the frame that is shown: pure, total, the same in both languages.
 *
 * Canvas units have their origin in the centre of the canvas, x to the right and y downwards. A layer that is not turned
 * lands on whole output pixels: each edge is rounded, halves up, so that neighbours that touch in the document touch in
 * every size; only while it moves its edges may lie within pixels. The mirror of `editor/timeline/evaluate.py`.
 */

import { backdropLayer } from "./backdrop";
import { captionText } from "./captions";
import {
  assetOf,
  type Clip,
  type Document,
  type ImageClip,
  type Transform,
  type VideoClip,
} from "./document";
import { type Box, cropped, fitted, reductionFor } from "./fit";
import type { Fonts } from "./fonts";
import { type Frame, type FrameLayer, type Layer, type Look, type Matrix, PLAIN } from "./frame";
import { resolve } from "./keyframes";
import { framed, lookOf } from "./look";
import { isMatte, matteOn } from "./matte";
import { hiddenBoxes } from "./obscure";
import { sourceTime } from "./playing";
import { drawShape } from "./shapes";
import { NO_TABLES, type Tables } from "./tables";
import { type Settable, setText } from "./text/setting";
import { indexOf } from "./timeline-index";
import { shownAt, transitionLayer } from "./transitions";

/** What stays the same for all layers of a frame. The scales are output pixels a canvas unit. */
interface Scene {
  readonly document: Document;
  readonly scaleX: number;
  readonly scaleY: number;
  /** Output pixels a canvas unit, for what has no direction. */
  readonly scale: number;
  readonly fonts: Fonts;
  readonly tables: Tables;
}

/**
 * What is shown at `time` (flicks) on an output of width x height pixels. `tables` are those of the document's tracks that
 * were loaded, by asset.
 */
export function evaluate(
  document: Document,
  time: number,
  width: number,
  height: number,
  fonts: Fonts,
  tables: Tables = NO_TABLES,
): Frame {
  const { canvas } = document;
  const [scaleX, scaleY] = [width / canvas.width, height / canvas.height];
  const scene = { document, scaleX, scaleY, scale: Math.min(scaleX, scaleY), fonts, tables };
  const layers: FrameLayer[] = [];
  for (const track of indexOf(document).tracks) {
    if (track.track.hidden) continue;
    for (const shown of shownAt(track, time)) {
      const after = layerOf(scene, shown.id, shown.clip, time);
      const before = shown.before && layerOf(scene, shown.before.id, shown.before.clip, time);
      const passing = transitionLayer(shown, before, after, width, height);
      const layer = shown.progress === null ? after : passing;
      if (layer !== null) layers.push(layer);
    }
  }
  const backdrop = backdropLayer(document, layers, width, height);
  if (backdrop !== null) layers.unshift(backdrop);
  return { width, height, background: canvas.background, layers };
}

function layerOf(scene: Scene, id: string, stored: Clip, time: number): Layer | null {
  if (stored.kind === "caption") {
    const caption = captionText(scene.document, stored);
    return caption && textOf(scene, id, caption, time - stored.start, 1, PLAIN);
  }
  const { clip, moves } = resolve(stored, time - stored.start);
  if (clip.kind === "audio" || clip.appearance.opacity === 0) return null;
  const { opacity } = clip.appearance;
  const look = lookOf(clip.appearance, clip.transform.rotation, scene.scale);
  if (clip.kind === "text") {
    return textOf(scene, id, clip, time - clip.start, opacity, look);
  }
  const box = boxOf(scene, clip.transform, moves);
  if (clip.kind === "shape") {
    const drawn = drawShape(clip, box.width, box.height, scene.scale);
    return { clip: id, ...box, opacity, look, ...drawn, kind: "shape" };
  }
  return pictureOf(scene, id, clip, time, look, box);
}

function textOf(
  scene: Scene,
  id: string,
  text: Settable,
  elapsed: number,
  opacity: number,
  look: Look,
): Layer {
  const { width, height } = text.transform;
  const matrix = textMatrix(scene, text.transform);
  const set = setText(text, elapsed, matrix, scene.fonts);
  const stroke_colour = text.style.stroke.colour;
  return { clip: id, matrix, width, height, opacity, look, stroke_colour, ...set, kind: "text" };
}

function pictureOf(
  scene: Scene,
  id: string,
  clip: VideoClip | ImageClip,
  time: number,
  look: Look,
  box: Box,
): Layer | null {
  const asset = assetOf(scene.document, clip.asset);
  const { appearance } = clip;
  const { opacity, fit } = appearance;
  const matte = assetOf(scene.document, appearance.matte.asset);
  const lacksMatte = appearance.matte.asset !== "" && !isMatte(matte);
  if (!asset || asset.kind !== clip.kind || asset.width === 0 || asset.height === 0 || lacksMatte) {
    const plate = framed(look, appearance, scene.scale, box.width, box.height);
    const label = asset?.name || clip.name || "Missing media";
    return { clip: id, ...box, opacity, look: plate, label, kind: "placeholder" };
  }
  const left = cropped(asset, appearance.crop);
  if (left === null) return null;
  const { shown, box: filled } = fitted(fit, left, box);
  const source_time = clip.kind === "video" ? sourceTime(clip, time - clip.start, asset.duration) : 0;
  const cut = matte && matteOn(appearance.matte, matte, asset, shown, filled, source_time, scene.scale);
  const sampled = {
    clip: id,
    ...filled,
    opacity,
    look: {
      ...framed(look, appearance, scene.scale, filled.width, filled.height),
      matte: cut ?? null,
      hidden: hiddenBoxes(scene.document, clip.asset, appearance.obscure, scene.tables, source_time),
    },
    asset: clip.asset,
    reduction: reductionFor(shown.width, shown.height, filled.width, filled.height),
    source_width: asset.width,
    source_height: asset.height,
    shown,
  };
  if (clip.kind === "image") return { ...sampled, kind: "image" };
  return { ...sampled, source_time, kind: "video" };
}

/**
 * The matrix and the size, in output pixels, of a picture's or a shape's box. While it moves its edges keep their
 * fraction: on whole pixels a slow move would go by jerks.
 */
function boxOf(scene: Scene, transform: Transform, moves: boolean): Box {
  const { scaleX, scaleY } = scene;
  if (transform.rotation % 360 === 0) {
    const [left, top] = corner(scene, transform);
    const place = moves ? (value: number) => value : edge;
    const x = place(left * scaleX);
    const y = place(top * scaleY);
    const width = Math.max(1, place((left + transform.width) * scaleX) - x);
    const height = Math.max(1, place((top + transform.height) * scaleY) - y);
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
