/**
 * One person's undo and redo, without limit. Pure.
 *
 * A step remembers the operations that take it back: one for most edits, several for an edit that was too large for
 * one operation. The server may put other people's operations before ours, so the inverse of each part is settled only
 * with its acknowledgement; until then each rebase renews it.
 */
import type { Operation } from "../timeline/operations";
import type { Cause } from "./messages";

export interface Part {
  /** The operation that was done. */
  readonly opId: string;
  /** What takes it back; null where it did nothing, or where that is not known yet. */
  readonly inverse: Operation | null;
  /** The version of the schema that `inverse` is written in. */
  readonly version: number;
}

export interface Step {
  readonly id: string;
  /** In the order in which they were done. */
  readonly parts: readonly Part[];
}

export interface History {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

/** What an inverse is once it is known. */
export interface Inverse {
  readonly inverse: Operation | null;
  readonly version: number;
}

export const EMPTY_HISTORY: History = { undo: [], redo: [] };

/** Add what was just done. A new edit forgets what could be redone. */
export function record(history: History, cause: Cause, step: Step): History {
  switch (cause) {
    case "undo":
      return { undo: history.undo, redo: [...history.redo, step] };
    case "redo":
      return { undo: [...history.undo, step], redo: history.redo };
    default:
      return { undo: [...history.undo, step], redo: [] };
  }
}

/** Whether there is something in a step that can be taken back. */
export function hasEffect(step: Step): boolean {
  return step.parts.some(({ inverse }) => inverse !== null);
}

/** Take the last step off a stack; steps that did nothing are passed over. */
export function take(history: History, stack: "undo" | "redo"): { history: History; step: Step | null } {
  const steps = history[stack].slice();
  let step = steps.pop() ?? null;
  while (step && !hasEffect(step)) step = steps.pop() ?? null;
  return { history: { ...history, [stack]: steps }, step };
}

/** Renew the inverses of operations that have come to stand on something else. */
export function renew(history: History, inverses: ReadonlyMap<string, Inverse>): History {
  if (inverses.size === 0) return history;
  const renewed = (steps: readonly Step[]) => steps.map((step) => renewedStep(step, inverses));
  return { undo: renewed(history.undo), redo: renewed(history.redo) };
}

function renewedStep(step: Step, inverses: ReadonlyMap<string, Inverse>): Step {
  if (!step.parts.some(({ opId }) => inverses.has(opId))) return step;
  const parts = step.parts.map((part) => {
    const renewed = inverses.get(part.opId);
    return renewed && renewed.inverse !== part.inverse ? { ...part, ...renewed } : part;
  });
  return parts.some((part, place) => part !== step.parts[place]) ? { ...step, parts } : step;
}

/** The step that an operation is a part of. */
export function stepOf(history: History, opId: string): Step | undefined {
  const has = (step: Step) => step.parts.some((part) => part.opId === opId);
  return history.undo.findLast(has) ?? history.redo.findLast(has);
}

/** Forget a step: it was refused, turned out to do nothing, or was withdrawn. */
export function forget(history: History, step: Step): History {
  const others = ({ id }: Step) => id !== step.id;
  return { undo: history.undo.filter(others), redo: history.redo.filter(others) };
}
