/** Layers whose place moves with time, in the hand: they are held where they are at the playhead, and get keyframes there. */

import type { Document } from "../timeline/document";
import { asKeyframes } from "../timeline/edits/standing";
import type { Gesture } from "./gesture";

export { asKeyframes, standing } from "../timeline/edits/standing";

/** A gesture on a document as it stands at a moment, whose steps set keyframes there. */
export class AtMoment<Pointer> implements Gesture<Pointer> {
  readonly holds: readonly string[];

  constructor(
    private readonly document: Document,
    private readonly time: number,
    private readonly gesture: Gesture<Pointer>,
  ) {
    this.holds = gesture.holds;
  }

  step(pointer: Pointer) {
    const step = this.gesture.step(pointer);
    return { ...step, operation: asKeyframes(this.document, step.operation, this.time) };
  }
}
