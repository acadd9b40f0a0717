/**
 * One gesture at a time, from press to release: a preview on top of the document, then one operation.
 *
 * A gesture says, for a place of the pointer, how the document should look; it writes nothing itself. The runner owns
 * enter, move, cancel and exit: it shows each step as the store's preview, commits the last one on release, and drops
 * the whole gesture when something it holds vanishes from the document beneath it.
 */

import type { Gap } from "../snapping/distances";
import type { Guide } from "../snapping/guides";
import type { Document } from "../timeline/document";
import type { Operation } from "../timeline/operations";
import type { How } from "./landing";

/** What gestures need of the project store. */
export interface GestureStore {
  /** Confirmed and pending edits with the preview on top. */
  readonly document: Document;
  subscribe(listener: () => void): () => void;
  preview(operation: Operation | null): void;
  /** Make the edit; the preview ends with it. */
  commit(operation: Operation): void;
}

/** Times that are shown while something is dragged along the timeline, flicks. */
export interface Reading {
  /** Where what is dragged is now. */
  readonly at: number;
  /** By how much it has moved. */
  readonly by: number;
  /** How long the clip has become; null where its length stays. */
  readonly length: number | null;
}

/** One step of a gesture: what to show, and why it sticks where it does. */
export interface Step {
  /** The change against the document as it was at the press; null changes nothing. */
  readonly operation: Operation | null;
  /** Lines on the stage that the box stuck to. */
  readonly guides?: readonly Guide[];
  /** Distances on the stage that have become equal. */
  readonly gaps?: readonly Gap[];
  /** The time on the timeline that an edge stuck to, flicks. */
  readonly line?: number | null;
  /** A short reading beside the pointer, e.g. a size or an angle. */
  readonly label?: string;
  /** A moment of the timeline that the hand is about. */
  readonly reading?: Reading;
  /** How what is dragged meets what stands there. */
  readonly how?: How;
  /** The time that the stage shows meanwhile, flicks: the frame at the edge that is trimmed. */
  readonly look?: number;
}

/** A gesture as a pure function of where the pointer is now. */
export interface Gesture<Pointer> {
  /** The clips it holds on to; when one of them vanishes, the gesture is dropped. */
  readonly holds: readonly string[];
  step(pointer: Pointer): Step;
}

/** Runs gestures against a store and tells the views what to draw meanwhile. */
export class GestureRunner {
  private current: { readonly gesture: Gesture<never>; step: Step } | null = null;
  private leave: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly store: GestureStore) {}

  /** The step that is shown now, or null when nothing is being dragged. */
  get step(): Step | null {
    return this.current?.step ?? null;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begin a gesture; one that is still under way is cancelled first. */
  enter(gesture: Gesture<never>): void {
    this.cancel();
    this.current = { gesture, step: { operation: null } };
    this.leave = this.store.subscribe(() => this.dropIfGone());
    this.tell();
  }

  /** Show what the document would become. */
  move<Pointer>(gesture: Gesture<Pointer>, pointer: Pointer): void {
    const current = this.current;
    if (!current || current.gesture !== gesture) return;
    current.step = gesture.step(pointer);
    this.store.preview(current.step.operation);
    this.tell();
  }

  /** The pointer went up: what is shown becomes one operation. A gesture that was dropped before does nothing. */
  exit(gesture: Gesture<never> | null): void {
    const current = this.current;
    if (!current || current.gesture !== gesture) return;
    this.end();
    if (current.step.operation) this.store.commit(current.step.operation);
    else this.store.preview(null);
    this.tell();
  }

  /** Give up: the document is as it was. */
  cancel(): void {
    if (!this.current) return;
    this.end();
    this.store.preview(null);
    this.tell();
  }

  private end(): void {
    this.current = null;
    this.leave?.();
    this.leave = null;
  }

  private dropIfGone(): void {
    const { clips } = this.store.document;
    if (this.current?.gesture.holds.some((id) => !Object.hasOwn(clips, id))) this.cancel();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
