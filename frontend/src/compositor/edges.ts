/** A layer's edges: rounded corners, border, and the shadow that the finished shape casts. The mirror of `edges.py`. */

import type { Image } from "canvaskit-wasm";
import type { CastShadow, Look } from "../timeline/frame";
import { blurred } from "./blur";
import { grown, type Rectangle, type Region, shadowReach } from "./cell";
import { colour } from "./colour";
import { type Desk, painted, shaderOf } from "./pixels";

/** The image with its box's corners rounded and its border drawn. The one that is handed in is deleted. */
export function edged(desk: Desk, image: Image, look: Look, box: Rectangle): Image {
  const { canvasKit } = desk;
  const [left, top, width, height] = box;
  const { corner_radius: radius, border } = look;
  const edge = canvasKit.RRectXY(canvasKit.XYWHRect(left, top, width, height), radius, radius);
  const shader = shaderOf(canvasKit, image);
  const filled = new canvasKit.Paint();
  filled.setAntiAlias(true);
  filled.setShader(shader);
  const done = painted(desk, image.width(), image.height(), (canvas) => {
    canvas.drawRRect(edge, filled);
    if (border === null) return;
    const line = border.width;
    const [innerWidth, innerHeight] = [Math.max(0, width - 2 * line), Math.max(0, height - 2 * line)];
    const inner = canvasKit.XYWHRect(left + line, top + line, innerWidth, innerHeight);
    const innerRadius = Math.max(0, radius - line);
    const ink = new canvasKit.Paint();
    ink.setAntiAlias(true);
    ink.setColor(colour(canvasKit, border.colour));
    canvas.drawDRRect(edge, canvasKit.RRectXY(inner, innerRadius, innerRadius), ink);
    ink.delete();
  });
  filled.delete();
  shader.delete();
  image.delete();
  return done;
}

/** The image over its shadow, and the region that they now cover. The image that is handed in is deleted. */
export function shadowed(
  desk: Desk,
  image: Image,
  look: Look,
  region: Region,
): { readonly image: Image; readonly region: Region } {
  const { shadow } = look;
  if (shadow === null) return { image, region };
  const { FilterMode, MipmapMode } = desk.canvasKit;
  const margin = shadowReach(look);
  const wide = grown(region, margin);
  const [width, height] = [wide.right - wide.left, wide.bottom - wide.top];
  const shade = cast(desk, image, shadow, [margin, margin, width, height]);
  const both = painted(desk, width, height, (canvas) => {
    // Between pixels where the offset is: a shadow moves as smoothly as its layer.
    canvas.drawImageOptions(shade, shadow.x, shadow.y, FilterMode.Linear, MipmapMode.None);
    canvas.drawImage(image, margin, margin);
  });
  shade.delete();
  image.delete();
  return { image: both, region: wide };
}

/** @param place where the image lies in what is made, and how large that is */
function cast(desk: Desk, image: Image, shadow: CastShadow, place: Rectangle): Image {
  const { canvasKit } = desk;
  const [left, top, width, height] = place;
  const tint = colour(canvasKit, shadow.colour);
  tint[3] = (tint[3] as number) * shadow.opacity;
  const filter = canvasKit.ColorFilter.MakeBlend(tint, canvasKit.BlendMode.SrcIn);
  const paint = new canvasKit.Paint();
  paint.setColorFilter(filter);
  const shape = painted(desk, width, height, (canvas) => canvas.drawImage(image, left, top, paint));
  paint.delete();
  filter.delete();
  if (shadow.blur === 0) return shape;
  const soft = blurred(desk, shape, shadow.blur, false);
  shape.delete();
  return soft;
}
