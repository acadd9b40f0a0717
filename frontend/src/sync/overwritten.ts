/**
 * Edits of ours that somebody overwrote without having seen them. Pure.
 *
 * For each path the last writer wins. Where the other had seen our edit, that was meant; where not, it is a loss that
 * is said, with the operation that brings our value back.
 */
import { batch, type Operation, type Path, type Primitive } from "../timeline/operations";
import type { OrderedOperation } from "./messages";

/** Where an edit of ours wrote, and its place. Its values are not kept: they can be large. */
export interface OwnEdit {
  readonly sequence: number;
  readonly paths: readonly Path[];
}

/** How many of our latest edits are watched; older ones were seen by everybody long ago. */
const MOST_WATCHED = 200;

export function watch(own: readonly OwnEdit[], sequence: number, operation: Operation): readonly OwnEdit[] {
  const paths = primitives(operation).map(({ path }) => path);
  return [...own.slice(1 - MOST_WATCHED), { sequence, paths }];
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
  const unseen = own.filter(({ sequence }) => sequence > base).flatMap(({ paths }) => paths);
  if (unseen.length === 0) return null;
  const meets = meeting(unseen);
  return batch(primitives(inverse).filter(({ path }) => meets(path)));
}

function primitives(operation: Operation): readonly Primitive[] {
  return operation.type === "batch" ? operation.operations : [operation];
}

/** Whether a path is one of these, leads into one, or is led to by one. */
function meeting(paths: readonly Path[]): (path: Path) => boolean {
  const whole = new Set<string>();
  const leading = new Set<string>();
  for (const path of paths) {
    const steps = prefixes(path);
    for (const step of steps) leading.add(step);
    whole.add(steps.at(-1) ?? "");
  }
  return (path) => {
    const steps = prefixes(path);
    return leading.has(steps.at(-1) ?? "") || steps.some((step) => whole.has(step));
  };
}

/** Every path that leads to this one, and itself at the end; names have no slash. */
function prefixes(path: Path): string[] {
  return path.map((_, end) => path.slice(0, end + 1).join("/"));
}
