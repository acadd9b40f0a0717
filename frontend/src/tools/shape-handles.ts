/** Handles on a layer for what its shape is: rounding, points, depth, and the ends of its gradient. Pure. */

import { type Point, toLocal } from "../timeline/box";
import type { Clip, Document, ImageClip, ShapeClip, Transform, VideoClip } from "../timeline/document";
import { setProperty } from "../timeline/edits";
import { isOpen } from "../timeline/edits/set-property";
import { type Property, propertyOf } from "../timeline/properties";
import { cornersOf, gradientOf } from "../timeline/shapes";
import type { Gesture, Step } from "./gesture";

export const SHAPE_PARTS = ["rounding", "points", "depth", "gradient-start", "gradient-end"] as const;
export type ShapePart = (typeof SHAPE_PARTS)[number];
type Shaped = ShapeClip | VideoClip | ImageClip;

/** One handle, where it is now. */
export interface ShapeHandle {
  readonly part: ShapePart;
  readonly property: Property;
  /** As the document has it. */
  readonly value: number;
  /** From the layer's centre in its own axes, canvas units. */
  readonly at: Point;
}

const PROPERTIES = {
  shape: propertyOf("corner_radius"),
  picture: propertyOf("appearance.corner_radius"),
  points: propertyOf("points"),
  depth: propertyOf("depth"),
  angle: propertyOf("gradient.angle"),
};
/** As many points as a hand can tell apart; more are typed. */
const MOST_POINTS = 24;
/** In steps of so much while Shift is held. */
const COARSE: Readonly<Record<ShapePart, number>> = {
  rounding: 10,
  points: 2,
  depth: 0.1,
  "gradient-start": 15,
  "gradient-end": 15,
};
const FINE: Readonly<Record<ShapePart, number>> = {
  rounding: 1,
  points: 1,
  depth: 0.01,
  "gradient-start": 1,
  "gradient-end": 1,
};

function shapedClip(document: Document, id: string): Shaped | null {
  const clip = document.clips[id];
  const kinds: readonly (Clip["kind"] | undefined)[] = ["shape", "video", "image"];
  return kinds.includes(clip?.kind) && isOpen(document, { owner: "clip", id }) ? (clip as Shaped) : null;
}

function partsOf(clip: Shaped): ShapePart[] {
  if (clip.kind !== "shape") return ["rounding"];
  const { shape, stroke, gradient } = clip;
  const isLine = shape === "line" || shape === "arrow";
  const parts: ShapePart[] = [];
  if (shape === "rectangle") parts.push("rounding");
  if (shape === "polygon" || shape === "star") parts.push("points");
  if (shape === "star" || shape === "arrow") parts.push("depth");
  // A stroked line has no inside that could be filled.
  if (gradient.kind === "linear" && !(isLine && stroke.width > 0))
    parts.push("gradient-start", "gradient-end");
  return parts;
}

/** The handles of a layer; none where it has none, or is locked. @param clear canvas units that a handle stays off a corner */
export function shapeHandles(document: Document, id: string, clear: number): readonly ShapeHandle[] {
  const clip = shapedClip(document, id);
  if (!clip) return [];
  return partsOf(clip).map((part) => {
    const property = propertyFor(clip, part);
    const value = presentValue(clip, part);
    return { part, property, value, at: mirrored(clip, placeOf(clip, part, value, clear)) };
  });
}

function propertyFor(clip: Shaped, part: ShapePart): Property {
  if (part === "rounding") return clip.kind === "shape" ? PROPERTIES.shape : PROPERTIES.picture;
  return part === "points" || part === "depth" ? PROPERTIES[part] : PROPERTIES.angle;
}

function presentValue(clip: Shaped, part: ShapePart): number {
  if (clip.kind !== "shape") return clip.appearance.corner_radius;
  if (part === "rounding") return clip.corner_radius;
  return part === "points" || part === "depth" ? clip[part] : clip.gradient.angle;
}

/** Where a handle would be for a value, before the layer is mirrored. */
function placeOf(clip: Shaped, part: ShapePart, value: number, clear: number): Point {
  const { width, height } = clip.transform;
  const fromCentre = ([x, y]: readonly [number, number]) => ({ x: x - width / 2, y: y - height / 2 });
  if (part === "rounding" || clip.kind !== "shape") {
    const most = Math.min(width, height) / 2;
    const inward = Math.min(Math.max(value, clear), most);
    return fromCentre([inward, inward]);
  }
  if (part === "points") {
    // The tip beside the uppermost one goes towards it as they become more.
    const corner = cornersOf({ ...clip, points: value }, width, height)[clip.shape === "star" ? 2 : 1];
    return fromCentre(corner ?? [0, 0]);
  }
  if (part === "depth") {
    if (clip.shape === "arrow") return fromCentre([width - value * width, 0]);
    return fromCentre(cornersOf({ ...clip, depth: value }, width, height)[1] ?? [0, 0]);
  }
  const gradient = gradientOf({ ...clip.gradient, kind: "linear", angle: value }, "", width, height);
  if (!gradient) return { x: 0, y: 0 };
  const isEnd = part === "gradient-end";
  return fromCentre(isEnd ? [gradient.x1, gradient.y1] : [gradient.x0, gradient.y0]);
}

function mirrored({ appearance }: Shaped, { x, y }: Point): Point {
  return { x: appearance.flip_horizontal ? -x : x, y: appearance.flip_vertical ? -y : y };
}

const stepped = (value: number, step: number) => Number((Math.round(value / step) * step).toFixed(4));

/** What can be chosen by dragging, in steps. */
function range(clip: Shaped, part: ShapePart): readonly [low: number, high: number] {
  const { width, height } = clip.transform;
  if (part === "rounding") return [0, Math.floor(Math.min(width, height) / 2)];
  return part === "points" ? [3, MOST_POINTS] : [0, 1];
}

/** The value whose handle would be nearest to a point of the layer's own axes. */
function valueAt(clip: Shaped, part: ShapePart, local: Point, moved: Point, coarse: boolean): number {
  const step = (coarse ? COARSE : FINE)[part];
  if (part === "gradient-start" || part === "gradient-end") {
    const way = part === "gradient-end" ? 1 : -1;
    const degrees = (Math.atan2(way * local.y, way * local.x) * 180) / Math.PI;
    return (((stepped(degrees, step) % 360) + 360) % 360) + 0;
  }
  const [low, high] = range(clip, part);
  if (part === "rounding") {
    // Beyond half of the shorter side nothing changes any more: that is where the hand begins.
    const before = Math.min(presentValue(clip, part), high);
    return Math.min(Math.max(stepped(before + (moved.x + moved.y) / 2, step), low), high);
  }
  let best = low;
  let least = Number.POSITIVE_INFINITY;
  for (let value = Math.ceil(low / step) * step; value <= high + 1e-9; value += step) {
    const candidate = stepped(value, step);
    const at = placeOf(clip, part, candidate, 0);
    const distance = Math.hypot(at.x - local.x, at.y - local.y);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** The value that an arrow key makes of this one. @param way 1 or -1 */
export function nudgedValue({ part, value, property }: ShapeHandle, way: number, coarse: boolean): number {
  const wanted = value + way * (coarse ? COARSE : FINE)[part];
  if (part === "gradient-start" || part === "gradient-end") return (((wanted % 360) + 360) % 360) + 0;
  const { low, high } = property;
  return Math.min(Math.max(Number(wanted.toFixed(4)), low ?? wanted), high ?? wanted);
}

export interface ShapePointer {
  readonly point: Point;
  /** In coarse steps. */
  readonly coarse: boolean;
}

/** Drag one handle: its value is read meanwhile, and the layer stays where it is. */
export class ShapeLayer implements Gesture<ShapePointer> {
  readonly holds: readonly string[];
  private readonly clip: Shaped;
  private readonly box: Transform;
  private readonly handle: ShapeHandle;
  private readonly from: Point;

  /**
   * @param shown the document as it stands at `time`, from which the place of the layer is taken
   * @param told a value as it is read, such as "40 %"
   */
  constructor(
    private readonly document: Document,
    shown: Document,
    private readonly id: string,
    part: ShapePart,
    from: Point,
    private readonly time: number,
    private readonly told: (handle: ShapeHandle, value: number) => string,
    clear: number,
  ) {
    const clip = shapedClip(shown, id);
    const handle = shapeHandles(shown, id, clear).find((one) => one.part === part);
    if (!clip || !handle) throw new RangeError(`Clip ${id} has no handle for its ${part}.`);
    this.clip = clip;
    this.box = clip.transform;
    this.handle = handle;
    this.from = this.local(from);
    this.holds = [id];
  }

  step({ point, coarse }: ShapePointer): Step {
    const { part, property } = this.handle;
    const local = this.local(point);
    const moved = { x: local.x - this.from.x, y: local.y - this.from.y };
    // The handle does not jump under the finger.
    const start = mirrored(this.clip, this.handle.at);
    const value = valueAt(this.clip, part, { x: start.x + moved.x, y: start.y + moved.y }, moved, coarse);
    const holder = { owner: "clip", id: this.id } as const;
    return {
      operation: setProperty(this.document, [holder], property, value, this.time),
      label: this.told(this.handle, value),
    };
  }

  /** A point of the stage in the axes of what is drawn, mirrored or not. */
  private local(point: Point): Point {
    return mirrored(this.clip, toLocal(this.box, point));
  }
}
