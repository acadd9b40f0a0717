/**
 * One person's undo and redo, without limit. Pure.
 *
 * A step remembers the operation that takes it back. The server may put other people's operations before ours, so
 * the inverse of a step is settled only with the acknowledgement; until then each rebase renews it.
 */
import type { Operation } from "../timeline/operations";

export interface Step {
  /** The operation that was done. */
  readonly opId: string;
  /** What takes it back; null where it did nothing. */
  readonly inverse: Operation | null;
}

export interface History {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

/** How an operation came about: a new edit, or a step back or forth. */
export type Cause = "edit" | "undo" | "redo";

export const EMPTY_HISTORY: History = { undo: [], redo: [] };

/** Add what was just done. An edit forgets what could be redone. */
export function record(history: History, cause: Cause, step: Step): History {
  switch (cause) {
    case "edit":
      return { undo: [...history.undo, step], redo: [] };
    case "undo":
      return { undo: history.undo, redo: [...history.redo, step] };
    case "redo":
      return { undo: [...history.undo, step], redo: history.redo };
  }
}

/** Take the last step off a stack; steps that did nothing are passed over. */
export function take(history: History, stack: "undo" | "redo"): { history: History; step: Step | null } {
  const steps = history[stack].slice();
  let step = steps.pop() ?? null;
  while (step && !step.inverse) step = steps.pop() ?? null;
  return { history: { ...history, [stack]: steps }, step };
}

/** Renew the inverses of operations that were applied again on top of something else. */
export function renew(history: History, inverses: ReadonlyMap<string, Operation | null>): History {
  if (inverses.size === 0) return history;
  const renewed = (steps: readonly Step[]) =>
    steps.map((step) => {
      const inverse = inverses.get(step.opId);
      return inverse === undefined ? step : { ...step, inverse };
    });
  return { undo: renewed(history.undo), redo: renewed(history.redo) };
}

/** Forget an operation that was refused or turned out to do nothing. */
export function forget(history: History, opId: string): History {
  const others = (step: Step) => step.opId !== opId;
  return { undo: history.undo.filter(others), redo: history.redo.filter(others) };
}
