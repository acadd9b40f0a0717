/** From a text preset to the clips that it becomes on a canvas. Pure. */

import type { Canvas, Keyframe } from "../timeline/document";
import type { NewLayer } from "../timeline/edits/insert-layers";
import type { Json } from "../timeline/schema-check";
import { FLICKS_PER_SECOND } from "../timeline/time";
import type { PresetLayer, TextPreset } from "./preset";

/** What is left free at the canvas's edges, of its short side. */
const MARGIN = 0.08;
/** Names of lengths that grow and shrink with the preset. */
const LENGTHS: readonly string[] = [
  "size",
  "letter_spacing",
  "padding_x",
  "padding_y",
  "corner_radius",
  "width",
  "x",
  "y",
  "blur",
  "dash",
];
const SOFTLY = { x1: 0.2, y1: 0.8, x2: 0.2, y2: 1 };

const flicks = (seconds: number) => Math.round(seconds * FLICKS_PER_SECOND);

/**
 * The clips of a preset, from the bottom to the top, times from its start. Where the canvas is too narrow for it, all of
 * it is smaller; a preset never reaches over the canvas's edges.
 */
export function layersOf(preset: TextPreset, canvas: Canvas): NewLayer[] {
  const margin = Math.round(Math.min(canvas.width, canvas.height) * MARGIN);
  const [width, height] = preset.size;
  const scale = Math.min(1, (canvas.width - 2 * margin) / width, (canvas.height - 2 * margin) / height);
  const left = preset.across === "left" ? margin - canvas.width / 2 : Math.round((-width * scale) / 2);
  const free = canvas.height - height * scale;
  const top = Math.round({ top: margin, middle: free / 2, bottom: free - margin }[preset.down]);
  return preset.layers.map((layer) => placed(preset, layer, canvas, scale, left, top - canvas.height / 2));
}

function placed(
  preset: TextPreset,
  layer: PresetLayer,
  canvas: Canvas,
  scale: number,
  left: number,
  top: number,
): NewLayer {
  const start = flicks(layer.after ?? 0);
  const duration = layer.lasts === undefined ? flicks(preset.lasts) - start : flicks(layer.lasts);
  const [x, y, width, height] = layer.box.map((length) => length * scale) as [number, number, number, number];
  const size = (length: number) => Math.max(1, Math.round(length));
  const transform = layer.covers
    ? { x: 0, y: 0, width: canvas.width, height: canvas.height, rotation: 0 }
    : {
        x: Math.round(left + x + width / 2),
        y: Math.round(top + y + height / 2),
        width: size(width),
        height: size(height),
        rotation: 0,
      };
  const keyframes = layer.grows ? growth(layer.grows, transform, duration) : {};
  const clip = scaled(layer.clip, scale) as NewLayer["fields"];
  const fields = { ...clip, transform, keyframes: keyframes as unknown as Json };
  return { row: layer.row ?? null, start, duration, fields };
}

/** A piece of a clip with every length in it smaller. */
function scaled(value: Json, scale: number, name = ""): Json {
  if (typeof value === "number") return LENGTHS.includes(name) ? Math.round(value * scale) : value;
  if (Array.isArray(value) || value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, scaled(part as Json, scale, key)]),
  );
}

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The keyframes of a layer that comes out of one of its edges, and goes back into it at its clip's end. */
function growth({ from, seconds }: NonNullable<PresetLayer["grows"]>, box: Place, duration: number) {
  const long = Math.min(flicks(seconds), Math.floor(duration / 2));
  const curve = (least: number, most: number): Keyframe[] => [
    { time: 0, value: least, easing: "bezier", bezier: SOFTLY },
    { time: long, value: most, easing: "linear", bezier: SOFTLY },
    { time: duration - long, value: most, easing: "ease-in", bezier: SOFTLY },
    { time: duration, value: least, easing: "linear", bezier: SOFTLY },
  ];
  const { x, y, width, height } = box;
  if (from === "nothing") return { opacity: curve(0, 1) };
  if (from === "centre") return { width: curve(1, width) };
  if (from === "left") return { width: curve(1, width), x: curve(x - width / 2, x) };
  if (from === "top") return { height: curve(1, height), y: curve(y - height / 2, y) };
  return { height: curve(1, height), y: curve(y + height / 2, y) };
}
