import type { Document } from "../document";
import { apply, batch, type Operation, type Primitive } from "../operations";

/** A way from a document to an operation; null where there is nothing to do. */
export type Edit = (document: Document) => Operation | null;

/** Several edits, each on top of the one before, as one operation: one step of undo. */
export function sequence(document: Document, edits: readonly Edit[]): Operation | null {
  const steps: Primitive[] = [];
  let now = document;
  for (const edit of edits) {
    const operation = edit(now);
    if (!operation) continue;
    now = apply(now, operation).document;
    steps.push(...(operation.type === "batch" ? operation.operations : [operation]));
  }
  return batch(steps);
}
