/** A text preset alone on a quiet ground, as large as its picture allows. Pure. */

import { layersOf } from "../../presets/layers";
import type { TextPreset } from "../../presets/preset";
import type { Document } from "../../timeline/document";
import { shifted } from "../../timeline/edits/insert-layers";
import { loadDocument } from "../../timeline/load";
import { FLICKS_PER_SECOND } from "../../timeline/time";

/** Of the picture, what the preset fills at the most. */
const FILLS = 0.94;

const GROUND = {
  kind: "shape",
  shape: "rectangle",
  fill: "#39455a",
  gradient: { kind: "linear", to: "#181b24", angle: 65 },
};

export function textSketch(preset: TextPreset): Document {
  const [width, height] = preset.size;
  const [left, right] = preset.pictured ?? [0, width];
  const wide = Math.ceil(Math.max((right - left) / FILLS, (height / FILLS) * (16 / 9)));
  const canvas = { width: wide, height: Math.round((wide * 9) / 16) };
  const box = { x: 0, y: 0, ...canvas, rotation: 0 };
  const whole = loadDocument({});
  // Laid out where there is room for all of it, and then looked at from near.
  const room = { ...whole.canvas, width: 4 * width, height: 4 * height };
  const by = Math.round(width / 2 - (left + right) / 2);
  const laid = layersOf({ ...preset, across: "centre", down: "middle" }, room).map((layer, place) =>
    preset.layers[place]?.covers
      ? { ...layer, fields: { ...layer.fields, transform: box } }
      : shifted(layer, by),
  );
  const duration = preset.lasts * FLICKS_PER_SECOND;
  const tracks = Object.fromEntries(
    ["ground", ...laid.map((_, place) => String(place))].map((id, place) => [
      id,
      { order: String.fromCharCode(66 + place) },
    ]),
  );
  const clips = Object.fromEntries(
    laid.map(({ fields, start, duration }, place) => [
      String(place),
      { ...fields, start, duration, track: String(place) },
    ]),
  );
  const ground = { ...GROUND, track: "ground", start: 0, duration, transform: box };
  // A picture may be smaller than a film's canvas.
  const { canvas: usual, ...document } = loadDocument({ tracks, clips: { ground, ...clips } });
  return { ...document, canvas: { ...usual, ...canvas } };
}
