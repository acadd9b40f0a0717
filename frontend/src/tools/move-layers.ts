/** Drag layers about the stage; they keep their distances and stick together to the guides. */

import { equalGaps, pullToGap } from "../snapping/distances";
import { type Bounds, type GuideLines, guideLines, snapBox } from "../snapping/guides";
import type { Document, Transform } from "../timeline/document";
import { batch } from "../timeline/operations";
import { boundsOf, canvasBounds, type Point, transformOf, unionOf } from "./box";
import type { Gesture, Step } from "./gesture";

export interface MovePointer {
  readonly point: Point;
  /** Keep to the axis that was moved along most (Shift). */
  readonly straight: boolean;
  /** How near counts as touching, canvas units; 0 turns snapping off. */
  readonly threshold: number;
}

export class MoveLayers implements Gesture<MovePointer> {
  readonly holds: readonly string[];
  private readonly boxes: ReadonlyMap<string, Transform>;
  private readonly lines: GuideLines;
  private readonly others: readonly Bounds[];

  /**
   * @param ids the clips to move
   * @param visible all clips that are on the stage now: they give the guides
   * @param from where the pointer went down
   */
  constructor(
    document: Document,
    ids: readonly string[],
    visible: readonly string[],
    private readonly from: Point,
  ) {
    const boxes = new Map<string, Transform>();
    for (const id of ids) {
      const box = transformOf(document.clips[id]);
      if (box) boxes.set(id, box);
    }
    this.boxes = boxes;
    this.holds = [...boxes.keys()];
    const others = visible.flatMap((id) => (boxes.has(id) ? [] : (transformOf(document.clips[id]) ?? [])));
    this.others = others.map(boundsOf);
    this.lines = guideLines(canvasBounds(document.canvas), this.others);
  }

  step({ point, straight, threshold }: MovePointer): Step {
    let dx = point.x - this.from.x;
    let dy = point.y - this.from.y;
    if (straight) {
      if (Math.abs(dx) >= Math.abs(dy)) dy = 0;
      else dx = 0;
    }
    const around = unionOf([...this.boxes.values()].map(boundsOf));
    if (!around) return { operation: null };
    const moved = shifted(around, dx, dy);
    const snapped = snapBox(moved, this.lines, threshold);
    // A line is nearer to the eye than a distance: distances count where no line does.
    const along = (axis: "x" | "y", by: number) =>
      by !== 0 || snapped.guides.some((guide) => guide.axis === axis)
        ? by
        : (pullToGap(moved, this.others, axis, threshold)?.delta ?? 0);
    const by = { x: dx + along("x", snapped.dx), y: dy + along("y", snapped.dy) };
    const landed = shifted(around, Math.round(by.x), Math.round(by.y));
    return {
      operation: moveBy(this.boxes, by.x, by.y),
      guides: snapped.guides,
      gaps:
        threshold > 0 ? [...equalGaps(landed, this.others, "x"), ...equalGaps(landed, this.others, "y")] : [],
    };
  }
}

function shifted({ left, top, right, bottom }: Bounds, dx: number, dy: number): Bounds {
  return { left: left + dx, top: top + dy, right: right + dx, bottom: bottom + dy };
}

/** The operation that moves boxes by a distance, in whole canvas units; null when that is nowhere. */
export function moveBy(boxes: ReadonlyMap<string, Transform>, dx: number, dy: number) {
  const set = (id: string, axis: "x" | "y", value: number, before: number) =>
    value === before ? [] : [{ type: "set" as const, path: ["clips", id, "transform", axis], value }];
  return batch(
    [...boxes].flatMap(([id, box]) => [
      ...set(id, "x", Math.round(box.x + dx), box.x),
      ...set(id, "y", Math.round(box.y + dy), box.y),
    ]),
  );
}
