/** Resize a layer by one of its eight handles; the opposite handle stays where it is, also when the box is turned. */

import { type Guide, type GuideLines, guideLines, snapEdge } from "../snapping/guides";
import type { Document, TextStyle, Transform } from "../timeline/document";
import { batch } from "../timeline/operations";
import type { Json } from "../timeline/schema-check";
import { boundsOf, canvasBounds, type Point, toLocal, toStage, transformOf } from "./box";
import type { Gesture, Step } from "./gesture";

/** Which handle: -1 is left or top, 1 right or bottom, 0 the middle of that axis. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export interface ResizePointer {
  readonly point: Point;
  /** Keep the proportions. */
  readonly proportional: boolean;
  /** Keep the centre instead of the opposite handle (Alt). */
  readonly fromCentre: boolean;
  readonly threshold: number;
}

/** Nothing gets smaller than can be taken hold of again, canvas units. */
const SMALLEST = 8;
/** The schema's bounds of a type's size, canvas units. */
const SMALLEST_TYPE = 1;
const LARGEST_TYPE = 4000;

export class ResizeLayer implements Gesture<ResizePointer> {
  readonly holds: readonly string[];
  private readonly box: Transform;
  /** Of a text. */
  private readonly style: TextStyle | null;
  private readonly lines: GuideLines;
  /** From the pointer to the handle itself: the handle does not jump under the finger. */
  private readonly grip: Point;

  constructor(
    document: Document,
    private readonly id: string,
    private readonly handle: Handle,
    visible: readonly string[],
    from: Point,
  ) {
    const box = transformOf(document.clips[id]);
    if (!box) throw new RangeError(`Clip ${id} has no box to resize.`);
    this.box = box;
    const clip = document.clips[id];
    this.style = clip?.kind === "text" ? clip.style : null;
    this.holds = [id];
    const others = visible.flatMap((other) =>
      other === id ? [] : (transformOf(document.clips[other]) ?? []),
    );
    this.lines = guideLines(canvasBounds(document.canvas), others.map(boundsOf));
    const corner = toStage(box, { x: (handle.x * box.width) / 2, y: (handle.y * box.height) / 2 });
    this.grip = { x: corner.x - from.x, y: corner.y - from.y };
  }

  step({ point, proportional, fromCentre, threshold }: ResizePointer): Step {
    const guides: Guide[] = [];
    let target = { x: point.x + this.grip.x, y: point.y + this.grip.y };
    // A turned box has no upright edges to stick with.
    if (this.box.rotation % 360 === 0) target = this.snap(target, threshold, guides);
    const to = resized(this.box, this.handle, target, proportional, fromCentre);
    const same =
      to.x === this.box.x &&
      to.y === this.box.y &&
      to.width === this.box.width &&
      to.height === this.box.height;
    const set = (path: readonly string[], value: Json) => ({
      type: "set" as const,
      path: ["clips", this.id, ...path],
      value,
    });
    const type = proportional && this.handle.x !== 0 && this.handle.y !== 0 ? this.scaledType(to) : [];
    const box = set(["transform"], { ...to });
    return {
      operation: same ? null : batch([box, ...type.map(([path, value]) => set(path, value))]),
      guides,
      label: `${to.width} × ${to.height}`,
    };
  }

  /** A text that is dragged by a corner keeps its lines: its type grows with its box. */
  private scaledType(to: Transform): [path: readonly string[], value: number][] {
    if (!this.style) return [];
    const { size, letter_spacing, stroke, background } = this.style;
    const share = to.width / this.box.width;
    const scaled = (value: number) => Math.round(value * share);
    // Downwards: what is a little too large would wrap its last word.
    const typeSize = Math.min(Math.max(Math.floor(size * share + 1e-6), SMALLEST_TYPE), LARGEST_TYPE);
    const values: [readonly string[], number, number][] = [
      [["style", "size"], size, typeSize],
      [["style", "letter_spacing"], letter_spacing, scaled(letter_spacing)],
      [["style", "stroke", "width"], stroke.width, scaled(stroke.width)],
      [["style", "background", "padding_x"], background.padding_x, scaled(background.padding_x)],
      [["style", "background", "padding_y"], background.padding_y, scaled(background.padding_y)],
    ];
    return values.flatMap(([path, before, after]) => (before === after ? [] : [[path, after]]));
  }

  private snap(target: Point, threshold: number, guides: Guide[]): Point {
    const along = (axis: "x" | "y", value: number, dragged: boolean) => {
      if (!dragged) return value;
      const snapped = snapEdge(axis, value, this.lines, threshold);
      if (snapped.guide) guides.push(snapped.guide);
      return snapped.value;
    };
    return {
      x: along("x", target.x, this.handle.x !== 0),
      y: along("y", target.y, this.handle.y !== 0),
    };
  }
}

/** The box whose handle has been dragged to `target` (stage), in whole canvas units. */
export function resized(
  box: Transform,
  handle: Handle,
  target: Point,
  proportional: boolean,
  fromCentre: boolean,
): Transform {
  const local = toLocal(box, target);
  const anchor = fromCentre
    ? { x: 0, y: 0 }
    : { x: (-handle.x * box.width) / 2, y: (-handle.y * box.height) / 2 };
  const share = fromCentre ? 2 : 1;
  let width = handle.x === 0 ? box.width : (local.x - anchor.x) * handle.x * share;
  let height = handle.y === 0 ? box.height : (local.y - anchor.y) * handle.y * share;
  if (proportional) {
    const scale = Math.max(
      handle.x === 0 ? 0 : width / box.width,
      handle.y === 0 ? 0 : height / box.height,
      SMALLEST / Math.min(box.width, box.height),
    );
    width = box.width * scale;
    height = box.height * scale;
  }
  width = Math.max(SMALLEST, Math.round(width));
  height = Math.max(SMALLEST, Math.round(height));
  const centre = toStage(box, {
    x: anchor.x + (fromCentre ? 0 : (handle.x * width) / 2),
    y: anchor.y + (fromCentre ? 0 : (handle.y * height) / 2),
  });
  return { ...box, x: Math.round(centre.x), y: Math.round(centre.y), width, height };
}
