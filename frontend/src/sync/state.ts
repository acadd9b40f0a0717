/**
 * What a client knows of a project: the confirmed document, its own operations on top, and what it can undo. Pure.
 *
 *     confirmed (server's order) -> pending, one by one -> shown document
 *
 * Operations of others go beneath ours: the pending ones are then applied again on top ("rebase"). Every client that
 * has heard everything and has nothing pending holds the same document.
 */
import type { Document } from "../generated/document";
import { apply, type Operation } from "../timeline/operations";
import { type Cause, EMPTY_HISTORY, forget, type History, record, renew, take } from "./history";
import type { OrderedOperation } from "./messages";
import { type OwnEdit, restoring, watch } from "./overwritten";

export interface PendingOperation extends Unsettled {
  readonly cause: Cause;
  /** The document with this operation applied. */
  readonly after: Document;
  readonly inverse: Operation | null;
}

export interface SyncState {
  /** The last operation of the server's order that `confirmed` holds. */
  readonly sequence: number;
  readonly confirmed: Document;
  readonly pending: readonly PendingOperation[];
  readonly history: History;
  /** Our latest confirmed edits, to notice when one is overwritten unseen. */
  readonly own: readonly OwnEdit[];
}

/** What became of an operation of ours, besides being saved. */
export type Outcome =
  | { readonly kind: "skipped"; readonly cause: Cause }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "overwritten"; readonly restore: Operation };

export interface Received {
  readonly state: SyncState;
  /** Operations of ours that the server has settled, to be taken out of the outbox. */
  readonly settled: readonly string[];
  readonly outcomes: readonly Outcome[];
  /** An operation is missing in between: ask for everything after `state.sequence`. */
  readonly gap: boolean;
}

/** An operation of ours that has no place yet, as the outbox keeps it. */
export interface Unsettled {
  readonly opId: string;
  readonly operation: Operation;
  /** The last operation of the server's order that its maker had seen. */
  readonly base: number;
}

/** Begin from the server's document, with what an earlier visit left unsent on top. */
export function begin(sequence: number, document: Document, unsettled: readonly Unsettled[]): SyncState {
  const pending = unsettled.map((entry) => ({
    ...entry,
    cause: "edit" as const,
    after: document,
    inverse: null,
  }));
  return rebase({ sequence, confirmed: document, pending, history: EMPTY_HISTORY, own: [] });
}

/** Take a whole document from the server in place of what was confirmed. */
export function replaceConfirmed(state: SyncState, sequence: number, document: Document): SyncState {
  return rebase({ ...state, sequence, confirmed: document });
}

/** The document as its maker sees it. */
export function shown(state: SyncState): Document {
  return state.pending.at(-1)?.after ?? state.confirmed;
}

/** Apply an operation of ours at once. The same state comes back where it changes nothing. */
export function commit(state: SyncState, opId: string, operation: Operation, cause: Cause): SyncState {
  const applied = apply(shown(state), operation);
  if (applied.inverse === null) return state;
  const { sequence: base } = state;
  const entry = { opId, operation, base, cause, after: applied.document, inverse: applied.inverse };
  return {
    ...state,
    pending: [...state.pending, entry],
    history: record(state.history, cause, { opId, inverse: applied.inverse }),
  };
}

export interface SteppedBack {
  readonly state: SyncState;
  /** The operation to send; null where there was nothing to do or it was skipped. */
  readonly operation: Operation | null;
  /** Somebody else changed the same since: the step was given up, nothing was overwritten. */
  readonly skipped: boolean;
}

/** Take one step of ours back (or forth again). */
export function step(state: SyncState, opId: string, cause: "undo" | "redo"): SteppedBack {
  const taken = take(state.history, cause);
  const before = { ...state, history: taken.history };
  const operation = taken.step?.inverse ?? null;
  if (!operation) return { state: before, operation: null, skipped: false };
  const after = commit(before, opId, operation, cause);
  if (after === before) return { state: before, operation: null, skipped: true };
  return { state: after, operation, skipped: false };
}

/** Take in an operation that the server has put in its place: ours or another person's. */
export function receive(state: SyncState, ordered: OrderedOperation): Received {
  const ours = state.pending.find((entry) => entry.opId === ordered.op_id);
  const settled = ours ? [ours.opId] : [];
  if (ordered.sequence > state.sequence + 1) return { state, settled: [], outcomes: [], gap: true };
  if (ordered.sequence <= state.sequence) {
    const without = ours ? rebase({ ...state, pending: except(state.pending, ours.opId) }) : state;
    return { state: without, settled, outcomes: [], gap: false };
  }
  const sequence = ordered.sequence;
  if (ours && ours === state.pending[0]) {
    // The usual case: nothing came in between, so nothing has to be applied again.
    const next = { ...state, sequence, confirmed: ours.after, pending: state.pending.slice(1) };
    return settle(next, ours, ours.inverse, settled);
  }
  const applied = apply(state.confirmed, ordered.operation);
  const pending = ours ? except(state.pending, ours.opId) : state.pending;
  const next = rebase({ ...state, sequence, confirmed: applied.document, pending });
  if (ours) return settle(next, ours, applied.inverse, settled);
  const restore = restoring(state.own, ordered, applied.inverse);
  return { state: next, settled, outcomes: restore ? [{ kind: "overwritten", restore }] : [], gap: false };
}

/** Take the server's acknowledgement of an operation of ours. */
export function acknowledge(state: SyncState, opId: string, sequence: number): Received {
  const ours = state.pending.find((entry) => entry.opId === opId);
  if (ours)
    return receive(state, { sequence, op_id: opId, operation: ours.operation, actor: "", base: null });
  return { state, settled: [opId], outcomes: [], gap: sequence > state.sequence };
}

/** Give up an operation of ours that the server refused. */
export function refuse(state: SyncState, opId: string, reason: string): Received {
  const without = rebase({
    ...state,
    pending: except(state.pending, opId),
    history: forget(state.history, opId),
  });
  return { state: without, settled: [opId], outcomes: [{ kind: "refused", reason }], gap: false };
}

/** An operation of ours has its final place: its inverse is final too, and if it did nothing that is said. */
function settle(
  state: SyncState,
  ours: PendingOperation,
  inverse: Operation | null,
  settled: readonly string[],
): Received {
  let { history } = state;
  if (inverse === null) history = forget(history, ours.opId);
  else if (inverse !== ours.inverse) history = renew(history, new Map([[ours.opId, inverse]]));
  const outcomes: Outcome[] = inverse === null ? [{ kind: "skipped", cause: ours.cause }] : [];
  const own = watch(state.own, { sequence: state.sequence, operation: ours.operation });
  return { state: { ...state, history, own }, settled, outcomes, gap: false };
}

function rebase(state: SyncState): SyncState {
  let document = state.confirmed;
  const inverses = new Map<string, Operation | null>();
  const pending = state.pending.map((entry) => {
    const applied = apply(document, entry.operation);
    document = applied.document;
    inverses.set(entry.opId, applied.inverse);
    return { ...entry, after: document, inverse: applied.inverse };
  });
  return { ...state, pending, history: renew(state.history, inverses) };
}

function except(pending: readonly PendingOperation[], opId: string): readonly PendingOperation[] {
  return pending.filter((entry) => entry.opId !== opId);
}
