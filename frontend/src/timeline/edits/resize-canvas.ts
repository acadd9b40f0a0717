import { boundsOf, canvasBounds } from "../box";
import type { Canvas, Document, Keyframe, PictureClip } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { type Holder, has, PROPERTIES, type Property, valueBelow } from "../properties";
import { setValue } from "./building";
import { curveOf, setCurve, setFixed } from "./set-property";

/** What becomes of the layers: the whole of what filled the canvas stays in sight, or fills it again, or nothing changes. */
export type CanvasRule = "fit" | "fill" | "leave";

export interface Size {
  readonly width: number;
  readonly height: number;
}

const LENGTHS = PROPERTIES.filter(
  ({ owner, unit, path }) => owner === "clip" && unit === "canvas" && path[0] !== "transform",
);
const PLACES = PROPERTIES.filter(({ owner, path }) => owner === "clip" && path[0] === "transform");

/**
 * Give the film another canvas, in canvas units.
 *
 * `fit` and `fill` keep every layer at the same share of the width and of the height. What reached from edge to edge is then
 * scaled so that all of it is in sight (`fit`), or so that it covers the canvas (`fill`); a shape that covered it covers it
 * again. Everything else is scaled so that it takes up no more of the canvas than before, its type, lines, roundings, shadows
 * and blurs with it, and keyframes of all these. `leave` changes no layer: each stays as far from the centre as it was. The canvas
 * is the whole film's, so locked tracks go along. Nothing moves in time: markers, links, groups and words stay.
 */
export function resizeCanvas(document: Document, size: Size, rule: CanvasRule): Operation | null {
  const { canvas } = document;
  const sides = (["width", "height"] as const).flatMap((side) =>
    canvas[side] === size[side] ? [] : [setValue(["canvas", side], size[side])],
  );
  if (sides.length === 0 || rule === "leave") return batch(sides);
  const layers = Object.entries(document.clips).flatMap(([id, clip]) =>
    clip.kind === "audio" || clip.kind === "caption"
      ? []
      : scaled(document, { owner: "clip", id }, clip, size, rule),
  );
  return batch([...sides, ...layers]);
}

function scaled(
  document: Document,
  holder: Holder,
  clip: PictureClip,
  size: Size,
  rule: "fit" | "fill",
): Primitive[] {
  const across = size.width / document.canvas.width;
  const down = size.height / document.canvas.height;
  const reach = reachOf(clip, document.canvas);
  const isGround = clip.kind === "shape" && reach === "both" && clip.transform.rotation % 180 === 0;
  const even = reach !== "none" && rule === "fill" ? Math.max(across, down) : Math.min(across, down);
  const shares: Readonly<Record<string, number>> = {
    x: across,
    y: down,
    width: isGround ? across : even,
    height: isGround ? down : even,
    rotation: 1,
  };
  return [
    ...PLACES.flatMap((property) => grown(document, holder, property, shares[property.path[1] ?? ""] ?? 1)),
    ...LENGTHS.flatMap((property) => grown(document, holder, property, even)),
  ];
}

/** Whether a layer reaches from edge to edge of the canvas, on one axis or both. */
function reachOf({ transform }: PictureClip, canvas: Canvas): "none" | "one" | "both" {
  const [box, room] = [boundsOf(transform), canvasBounds(canvas)];
  const across = box.left <= room.left && box.right >= room.right;
  const down = box.top <= room.top && box.bottom >= room.bottom;
  return across && down ? "both" : across || down ? "one" : "none";
}

function grown(document: Document, holder: Holder, property: Property, share: number): Primitive[] {
  if (share === 1 || !has(document, holder, property)) return [];
  const to = (value: number) => {
    const wanted = property.whole ? Math.round(value * share) : Math.round(100 * value * share) / 100;
    // JSON has no -0.
    return Math.min(Math.max(wanted, property.low ?? wanted), property.high ?? wanted) + 0;
  };
  const value = valueBelow(document, holder, property.path);
  const fixed = typeof value === "number" ? setFixed(document, holder, property, to(value)) : [];
  const curve = curveOf(document, holder, property);
  if (curve.length === 0) return fixed;
  const moved = curve.map((key): Keyframe => ({ ...key, value: to(key.value) }));
  return [...fixed, ...setCurve(document, holder, property, moved)];
}
