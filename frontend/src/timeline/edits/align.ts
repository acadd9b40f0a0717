import { type Bounds, boundsOf, canvasBounds, transformOf, unionOf } from "../box";
import type { Document, Transform } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { setValue } from "./building";
import { isOpen } from "./set-property";
import { asKeyframes, standing } from "./standing";

/** Which edges, or centres, come to lie on one line. */
export type Side = "left" | "centre" | "right" | "top" | "middle" | "bottom";
/** What layers are aligned to: the canvas, or the box around all of them. */
export type Frame = "canvas" | "selection";

/**
 * Bring layers to one line: an edge or the centre of the box that is seen, also of a turned one. A layer alone is aligned
 * to the canvas, whatever is asked for. A place that moves gets its keyframe at `time`. Clips on locked tracks, and sound,
 * stay as they are; nothing moves in time, so markers, links, groups and spoken words stay in place.
 *
 *     before  [a]            after  [a]
 *                [b]                [b]
 *               [c]                 [c]
 */
export function alignLayers(
  document: Document,
  ids: readonly string[],
  side: Side,
  to: Frame,
  time: number,
): Operation | null {
  const boxes = boxesOf(standing(document, time), ids);
  const around = boxes.length > 1 && to === "selection" ? unionOf(boxes.map(({ bounds }) => bounds)) : null;
  const frame = around ?? canvasBounds(document.canvas);
  const steps = boxes.flatMap(({ id, box, bounds }) => movedTo(id, box, bounds, side, frame));
  return asKeyframes(document, batch(steps), time);
}

/**
 * Give layers equal distances from one to the next, along one axis; the outermost two stay. Fewer than three stay as they
 * are. Where they do not fit in between they overlap by equal amounts. Keyframes, locked tracks and time as in aligning.
 *
 *     before  [a] [b]        [c]
 *     after   [a]    [b]     [c]
 */
export function distributeLayers(
  document: Document,
  ids: readonly string[],
  axis: "x" | "y",
  time: number,
): Operation | null {
  const [low, high] = axis === "x" ? (["left", "right"] as const) : (["top", "bottom"] as const);
  const middle = ({ bounds }: Placed) => bounds[low] + bounds[high];
  const boxes = [...boxesOf(standing(document, time), ids)].sort((a, b) => middle(a) - middle(b));
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (!first || !last || boxes.length < 3) return null;
  const taken = boxes.reduce((sum, { bounds }) => sum + bounds[high] - bounds[low], 0);
  const gap = (last.bounds[high] - first.bounds[low] - taken) / (boxes.length - 1);
  let at = first.bounds[low];
  const steps = boxes.flatMap((placed) => {
    const { id, box, bounds } = placed;
    const by = placed === first || placed === last ? 0 : Math.round(at - bounds[low]);
    at += bounds[high] - bounds[low] + gap;
    return by === 0 ? [] : [setValue(["clips", id, "transform", axis], box[axis] + by)];
  });
  return asKeyframes(document, batch(steps), time);
}

interface Placed {
  readonly id: string;
  readonly box: Transform;
  readonly bounds: Bounds;
}

function boxesOf(document: Document, ids: readonly string[]): Placed[] {
  return ids.flatMap((id) => {
    const box = transformOf(document.clips[id]);
    return box && isOpen(document, { owner: "clip", id }) ? [{ id, box, bounds: boundsOf(box) }] : [];
  });
}

function movedTo(id: string, box: Transform, bounds: Bounds, side: Side, frame: Bounds): Primitive[] {
  const by = {
    left: frame.left - bounds.left,
    centre: (frame.left + frame.right - bounds.left - bounds.right) / 2,
    right: frame.right - bounds.right,
    top: frame.top - bounds.top,
    middle: (frame.top + frame.bottom - bounds.top - bounds.bottom) / 2,
    bottom: frame.bottom - bounds.bottom,
  }[side];
  const axis = side === "left" || side === "centre" || side === "right" ? "x" : "y";
  const value = Math.round(box[axis] + by);
  return value === box[axis] ? [] : [setValue(["clips", id, "transform", axis], value)];
}
