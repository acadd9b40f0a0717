/**
 * Edits of ours that somebody overwrote without having seen them. Pure.
 *
 * For each path the last writer wins. Where the other had seen our edit, that was meant; where not, it is a loss that
 * is said, with the operation that brings our value back.
 */
import { batch, type Operation, type Path, type Primitive } from "../timeline/operations";
import type { OrderedOperation } from "./messages";

/** An edit of ours in its place. */
export interface OwnEdit {
  readonly sequence: number;
  readonly operation: Operation;
}

/** How many of our latest edits are watched; older ones were seen by everybody long ago. */
const MOST_WATCHED = 200;

export function watch(own: readonly OwnEdit[], edit: OwnEdit): readonly OwnEdit[] {
  return [...own.slice(1 - MOST_WATCHED), edit];
}

/**
 * What brings back what the other's operation overwrote of ours, or null where it overwrote nothing unseen.
 * `inverse` is what takes the other's operation back as a whole.
 */
export function restoring(
  own: readonly OwnEdit[],
  ordered: OrderedOperation,
  inverse: Operation | null,
): Operation | null {
  const { base } = ordered;
  if (base === null || inverse === null) return null;
  const unseen = own
    .filter(({ sequence }) => sequence > base)
    .flatMap(({ operation }) => primitives(operation));
  if (unseen.length === 0) return null;
  return batch(primitives(inverse).filter(({ path }) => unseen.some((ours) => meet(ours.path, path))));
}

function primitives(operation: Operation): readonly Primitive[] {
  return operation.type === "batch" ? operation.operations : [operation];
}

/** Whether one path is the other, or leads into it. */
function meet(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) if (a[index] !== b[index]) return false;
  return true;
}
