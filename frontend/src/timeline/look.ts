/** How a clip's appearance comes out in pixels. The mirror of `editor/timeline/look.py`. */

import { chroma, gradeMatrix } from "./colour";
import type { Appearance, ChromaKey, Shadow } from "./document";
import { type CastShadow, type ChromaKeying, type Effects, type Look, PLAIN } from "./frame";

/** Canvas units around a point that sharpening looks at, so that it means the same in every size. */
const SHARPEN_RADIUS = 1.5;

/**
 * The look of a clip turned by `rotation` degrees on an output of `scale` pixels a canvas unit. Rounded corners and a
 * border belong to a picture's box; `framed` adds them.
 */
export function lookOf(appearance: Appearance, rotation: number, scale: number): Look {
  return {
    ...PLAIN,
    blend: appearance.blend,
    flip_horizontal: appearance.flip_horizontal,
    flip_vertical: appearance.flip_vertical,
    effects: effectsOf(appearance, scale),
    shadow: shadowOf(appearance.shadow, rotation, scale),
  };
}

/** The look with the rounded corners and the border of a picture's box of width x height pixels. */
export function framed(
  look: Look,
  appearance: Appearance,
  scale: number,
  width: number,
  height: number,
): Look {
  const smallest = Math.min(width, height) / 2;
  const { border, corner_radius } = appearance;
  return {
    ...look,
    corner_radius: Math.min(corner_radius * scale, smallest),
    border:
      border.width > 0 ? { width: Math.min(border.width * scale, smallest), colour: border.colour } : null,
  };
}

function effectsOf(appearance: Appearance, scale: number): Effects | null {
  const { blur, sharpen, vignette } = appearance;
  const chroma_key = keyOf(appearance.chroma_key);
  const colour_matrix = gradeMatrix(appearance.grade);
  if (chroma_key === null && colour_matrix === null && !(blur || sharpen || vignette)) return null;
  return {
    chroma_key,
    colour_matrix,
    blur: blur * scale,
    sharpen,
    sharpen_radius: SHARPEN_RADIUS * scale,
    vignette,
  };
}

function keyOf(key: ChromaKey): ChromaKeying | null {
  const { strength, tolerance, softness, despill } = key;
  return strength === 0 ? null : { ...chroma(key.colour), strength, tolerance, softness, despill };
}

/** The light stays where it is when a layer is turned, so the offset is turned back. */
function shadowOf(shadow: Shadow, rotation: number, scale: number): CastShadow | null {
  const { opacity, colour } = shadow;
  if (opacity === 0) return null;
  let [x, y] = [shadow.x * scale, shadow.y * scale];
  if (rotation % 360 !== 0) {
    const angle = ((rotation % 360) * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    [x, y] = [cos * x + sin * y, cos * y - sin * x];
  }
  return { x, y, blur: shadow.blur * scale, colour, opacity };
}
