/**
 * What a client knows of a project: the confirmed document, its own operations on top, and what it can undo. Pure.
 *
 *     confirmed (server's order) -> pending, one by one -> shown document
 *
 * Operations of others go beneath ours: the pending ones are then applied again on top ("rebase"). Every client that
 * has heard everything and has nothing pending holds the same document.
 */
import type { Document } from "../generated/document";
import { apply, checkOperation, InvalidOperation, isEqual, type Operation } from "../timeline/operations";
import { type Json, VERSION } from "../timeline/schema-check";
import {
  forget,
  type History,
  hasEffect,
  type Inverse,
  record,
  renew,
  type Step,
  stepOf,
  take,
} from "./history";
import type { Acknowledgement, Cause, OrderedOperation } from "./messages";
import { type OwnEdit, restoring, watch } from "./overwritten";

export interface PendingOperation extends Unsettled {
  /** The document with this operation applied. */
  readonly after: Document;
  readonly inverse: Operation | null;
  /**
   * Whether this page can apply it. One that was made in another version of the schema shows when the server has
   * brought it up to date and put it in its place.
   */
  readonly applies: boolean;
  /** It was sent before `confirmed` was read as a whole, so it may be in there: the server says so when asked. */
  readonly mayBePlaced: boolean;
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

/** What became of an operation of ours, besides being saved. `step` is the large edit that it is a part of, if any. */
export type Outcome =
  | { readonly kind: "skipped"; readonly cause: Cause; readonly step: string }
  | { readonly kind: "refused"; readonly reason: string; readonly step: string }
  /** A part of a step could not be done: the rest of it is to be taken back (`withdraw`). */
  | { readonly kind: "broken"; readonly step: Step }
  | { readonly kind: "overwritten"; readonly restore: Operation; readonly step: string };

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
  readonly cause: Cause;
  /** What the operations of one large edit have in common; empty for an edit of one operation. */
  readonly step: string;
  /** The version of the schema that it is written in. */
  readonly version: number;
}

/** An operation to be made, and the version of the schema that it is written in. */
export interface Draft {
  readonly operation: Operation;
  readonly version: number;
}

/** What was made: the state with it, and the operations to be kept and sent, in order; none where nothing changed. */
export interface Made {
  readonly state: SyncState;
  readonly edits: readonly Unsettled[];
}

/** Begin from the server's document, with what an earlier visit left unsent on top, and what it could undo. */
export function begin(
  sequence: number,
  document: Document,
  unsettled: readonly Unsettled[],
  history: History,
): SyncState {
  const pending = unsettled.map((entry) => ({
    ...entry,
    after: document,
    inverse: null,
    applies: isOfThisPage(entry),
    mayBePlaced: true,
  }));
  return rebase({ sequence, confirmed: document, pending, history, own: [] });
}

/** Take a whole document from the server in place of what was confirmed. */
export function replaceConfirmed(state: SyncState, sequence: number, document: Document): SyncState {
  const pending = state.pending.map((entry) => ({ ...entry, mayBePlaced: true }));
  return rebase({ ...state, sequence, confirmed: document, pending });
}

/** The document as its maker sees it. */
export function shown(state: SyncState): Document {
  return state.pending.at(-1)?.after ?? state.confirmed;
}

/**
 * Apply operations of ours at once, as one step. Those that change nothing are left out.
 * @param recorded whether it can be undone
 */
export function make(
  state: SyncState,
  drafts: readonly Draft[],
  cause: Cause,
  newId: () => string,
  recorded = true,
): Made {
  const done: Omit<PendingOperation, "step">[] = [];
  let after = shown(state);
  for (const { operation, version } of drafts) {
    const applies = version === VERSION;
    const { document, inverse } = applies ? apply(after, operation) : { document: after, inverse: null };
    if (applies && inverse === null) continue;
    after = document;
    const entry = { opId: newId(), operation, base: state.sequence, cause, version };
    done.push({ ...entry, after, inverse, applies, mayBePlaced: false });
  }
  const [first] = done;
  if (first === undefined) return { state, edits: [] };
  const step = done.length > 1 ? newId() : "";
  const parts = done.map(({ opId, inverse }) => ({ opId, inverse, version: VERSION }));
  const history = recorded ? record(state.history, cause, { id: step || first.opId, parts }) : state.history;
  const pending = [...state.pending, ...done.map((entry) => ({ ...entry, step }))];
  const edits = done.map(({ opId, operation, base, version }) => {
    return { opId, operation, base, cause, step, version };
  });
  return { state: { ...state, pending, history }, edits };
}

export interface SteppedBack extends Made {
  /** Somebody else changed the same since: the step was given up, nothing was overwritten. */
  readonly skipped: boolean;
}

/**
 * Take one step of ours back (or forth again), all of it or nothing.
 * @param cut makes operations small enough to be sent
 */
export function step(
  state: SyncState,
  cause: "undo" | "redo",
  newId: () => string,
  cut: (operation: Operation) => readonly Operation[],
): SteppedBack {
  const waiting = new Set(state.pending.filter(({ applies }) => !applies).map(({ opId }) => opId));
  const isWaiting = ({ parts }: Step) => parts.some(({ opId }) => waiting.has(opId));
  const last = state.history[cause].findLast((done) => hasEffect(done) || isWaiting(done));
  // What takes it back is known only when the server has brought it up to date.
  if (last && isWaiting(last)) return { state, edits: [], skipped: false };
  const taken = take(state.history, cause);
  const before = { ...state, history: taken.history };
  const drafts = taken.step ? takingBack(taken.step, cut) : [];
  const made = make(before, drafts, cause, newId);
  if (made.edits.length === drafts.length) return { ...made, skipped: false };
  return { state: before, edits: [], skipped: true };
}

/** Take back what a broken step has done nevertheless. It is forgotten; where others came since, theirs stands. */
export function withdraw(
  state: SyncState,
  broken: Step,
  newId: () => string,
  cut: (operation: Operation) => readonly Operation[],
): Made {
  const known = stepOf(state.history, broken.parts[0]?.opId ?? "");
  if (!known) return { state, edits: [] };
  const without = { ...state, history: forget(state.history, known) };
  return make(without, takingBack(known, cut), "undo", newId, false);
}

/** What takes a step back, the last thing first. */
function takingBack(done: Step, cut: (operation: Operation) => readonly Operation[]): Draft[] {
  return done.parts.toReversed().flatMap(({ inverse, version }) => {
    if (inverse === null) return [];
    const pieces = version === VERSION ? cut(inverse) : [inverse];
    return pieces.map((operation) => ({ operation, version }));
  });
}

/** Take in operations that the server has put in their places, one after the other: ours or other people's. */
export function receive(state: SyncState, operations: readonly OrderedOperation[]): Received {
  const placing = new Placing(state);
  for (const ordered of operations) placing.place(ordered);
  return placing.received();
}

/** Take the server's acknowledgement of an operation of ours. */
export function acknowledge(state: SyncState, ack: Acknowledgement): Received {
  const { op_id, sequence, inverse } = ack;
  const ours = state.pending.find((entry) => entry.opId === op_id);
  const placing = new Placing(state);
  if (ours) {
    const { cause, step } = ours;
    const operation = ack.operation ?? ours.operation;
    placing.place({ sequence, op_id, operation, actor: "", base: null, cause, step }, inverse);
    return placing.received();
  }
  return { state, settled: [op_id], outcomes: [], gap: sequence > state.sequence };
}

/** Give up an operation of ours that the server refused. */
export function refuse(state: SyncState, opId: string, reason: string): Received {
  const ours = state.pending.find((entry) => entry.opId === opId);
  const placing = new Placing(state);
  if (ours) placing.giveUp(ours, reason);
  const { state: next, outcomes } = placing.received();
  return { state: next, settled: [opId], outcomes, gap: false };
}

/** Puts operations into their places; what is pending is applied again on top once, in the end. */
class Placing {
  private readonly settled: string[] = [];
  private readonly outcomes: Outcome[] = [];
  private gap = false;
  /** What is pending stands on something that has changed. */
  private stale = false;

  constructor(private state: SyncState) {}

  /** @param known what takes it back, where it had its place before this page could see that */
  place(ordered: OrderedOperation, known?: Operation | null): void {
    const { state } = this;
    const { sequence } = ordered;
    this.gap ||= sequence > state.sequence + 1;
    if (this.gap) return;
    const ours = state.pending.find((entry) => entry.opId === ordered.op_id);
    if (ours) this.settled.push(ours.opId);
    const pending = ours ? state.pending.filter((entry) => entry !== ours) : state.pending;
    if (sequence <= state.sequence) {
      if (!ours) return;
      this.stale = true;
      this.state = { ...state, pending };
      if (known !== undefined) this.settle(ours, known, sequence);
      return;
    }
    if (ours?.applies && ours === state.pending[0] && !this.stale) {
      // The usual case: nothing came in between, so nothing has to be applied again.
      this.state = { ...state, sequence, confirmed: ours.after, pending };
      this.settle(ours, ours.inverse, sequence);
      return;
    }
    const applied = apply(state.confirmed, ordered.operation);
    this.stale = true;
    this.state = { ...state, sequence, confirmed: applied.document, pending };
    if (ours) {
      this.settle(ours, applied.inverse, sequence);
      return;
    }
    const restore = restoring(state.own, ordered, applied.inverse);
    if (restore) this.outcomes.push({ kind: "overwritten", restore, step: ordered.step });
  }

  giveUp(ours: PendingOperation, reason: string): void {
    this.stale = true;
    this.state = { ...this.state, pending: this.state.pending.filter((entry) => entry !== ours) };
    this.outcomes.push({ kind: "refused", reason, step: ours.step });
    this.breakStep(ours);
  }

  received(): Received {
    const { settled, outcomes, gap } = this;
    return { state: this.stale ? rebase(this.state) : this.state, settled, outcomes, gap };
  }

  /** An operation of ours has its final place: its inverse is final too, and an undo that did nothing is said. */
  private settle(ours: PendingOperation, inverse: Operation | null, sequence: number): void {
    this.state = { ...this.state, own: watch(this.state.own, sequence, ours.operation) };
    if (inverse !== null) {
      if (inverse !== ours.inverse) this.renew(ours.opId, inverse);
    } else if (ours.cause === "undo" || ours.cause === "redo") {
      // What only takes the rest of a broken step back is in no history, and has nothing to say.
      if (!stepOf(this.state.history, ours.opId)) return;
      this.outcomes.push({ kind: "skipped", cause: ours.cause, step: ours.step });
      this.breakStep(ours);
    } else {
      // An edit that came to nothing: a clip that somebody had deleted was moved.
      this.renew(ours.opId, null);
    }
  }

  /** Forget the step of an operation that was not done; what the rest of it did is to be taken back. */
  private breakStep(ours: PendingOperation): void {
    this.renew(ours.opId, null);
    const { history } = this.state;
    const step = stepOf(history, ours.opId);
    if (!step) return;
    if (step.parts.length > 1) this.outcomes.push({ kind: "broken", step });
    else this.state = { ...this.state, history: forget(history, step) };
  }

  private renew(opId: string, inverse: Operation | null): void {
    const inverses = new Map([[opId, { inverse, version: VERSION }]]);
    this.state = { ...this.state, history: renew(this.state.history, inverses) };
  }
}

/** Apply what is pending again on top of what is confirmed. */
function rebase(state: SyncState): SyncState {
  let document = state.confirmed;
  const inverses = new Map<string, Inverse>();
  const pending = state.pending.map((entry) => {
    if (!entry.applies) return { ...entry, after: document };
    const applied = apply(document, entry.operation);
    document = applied.document;
    const isSame = isEqual(applied.inverse as Json, entry.inverse as Json);
    const inverse = isSame ? entry.inverse : applied.inverse;
    // What is in its place already changes nothing here; what takes it back was known when it was made.
    if (inverse !== null || !entry.mayBePlaced) inverses.set(entry.opId, { inverse, version: VERSION });
    return { ...entry, after: document, inverse };
  });
  return { ...state, pending, history: renew(state.history, inverses) };
}

/** Whether this page can apply what an earlier visit, perhaps in another version of the studio, left behind. */
function isOfThisPage({ operation, version }: Unsettled): boolean {
  if (version !== VERSION) return false;
  try {
    checkOperation(operation);
    return true;
  } catch (error) {
    if (error instanceof InvalidOperation) return false;
    throw error;
  }
}
