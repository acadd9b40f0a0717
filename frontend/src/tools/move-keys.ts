/** Drag keyframes of a clip in time; they keep their distances, and the one in the hand sticks. */

import { pull } from "../snapping/pull";
import { snapTimes } from "../snapping/times";
import { type Clip, clipOf, type Document } from "../timeline/document";
import { type KeyName, movable, moveKeys, movingProperties } from "../timeline/edits/keys";
import type { CurveName } from "../timeline/keyframes";
import { nearestFrameTime } from "../timeline/time";
import type { Gesture, Step } from "./gesture";
import type { ClipPointer } from "./move-clips";

export const isSameKey = (a: KeyName, b: KeyName) => a.curve === b.curve && a.time === b.time;

export class MoveKeys implements Gesture<Pick<ClipPointer, "time" | "threshold">> {
  readonly holds: readonly string[];
  private readonly clip: Clip;
  private readonly targets: Float64Array;
  private by = 0;

  /** @param held the one of `names` that the pointer is on; `from` the time under the pointer at the press, flicks */
  constructor(
    private readonly document: Document,
    private readonly id: string,
    private readonly names: readonly KeyName[],
    private readonly held: KeyName,
    private readonly from: number,
    playhead: number,
  ) {
    const clip = clipOf(document, id);
    if (!clip) throw new RangeError(`Clip ${id} is not in the document.`);
    this.clip = clip;
    this.holds = [id];
    const others = movingProperties(document, id).flatMap((property) => {
      const curve = property.curve as CurveName;
      const free = clip.keyframes[curve].filter(
        ({ time }) => !names.some((name) => isSameKey(name, { curve, time })),
      );
      return free.map(({ time }) => clip.start + time);
    });
    this.targets = snapTimes(document, new Set(), [playhead, ...others]);
  }

  /** The names of the keyframes as they stand now. */
  get moved(): readonly KeyName[] {
    return this.names.map(({ curve, time }) => ({ curve, time: time + this.by }));
  }

  step({ time, threshold }: Pick<ClipPointer, "time" | "threshold">): Step {
    const before = this.clip.start + this.held.time;
    const wanted = before + time - this.from;
    const snapped = threshold > 0 ? pull([wanted], this.targets, threshold) : null;
    const { frame_rate } = this.document.canvas;
    const aimed = snapped?.at ?? nearestFrameTime(Math.max(0, wanted), frame_rate);
    const isStill = time === this.from;
    this.by = isStill ? 0 : movable(this.document, this.id, this.names, aimed - before);
    const at = before + this.by;
    return {
      operation: moveKeys(this.document, this.id, this.names, this.by),
      line: snapped && snapped.at === at ? at : null,
      reading: { at, by: this.by, length: null },
      look: at,
    };
  }
}
