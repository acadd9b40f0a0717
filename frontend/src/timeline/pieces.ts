/** Cutting an operation that is too large to be sent as one. Pure. */

import { changes } from "./difference";
import { batch, MAX_BATCH, type Operation, type Path, type Primitive } from "./operations";
import { isObject, type Json } from "./schema-check";

/**
 * The operation itself, or, where it has more than `most` characters of JSON (or too many parts), operations that are
 * small enough and come to the same when they are done in order. Only a single list of a clip may stay larger: the
 * schema bounds it.
 */
export function pieces(operation: Operation, most: number): readonly Operation[] {
  const parts = operation.type === "batch" ? operation.operations : [operation];
  if (parts.length <= MAX_BATCH && characters(operation) <= most) return [operation];
  const cut: Primitive[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const primitive of parts.flatMap((part) => lightened(part, most))) {
    const length = characters(primitive) + 1;
    const last = cut.at(-1);
    if (last && size + length <= most && last.length < MAX_BATCH) {
      last.push(primitive);
      size += length;
    } else {
      cut.push([primitive]);
      size = length;
    }
  }
  return cut.flatMap((primitives) => batch(primitives) ?? []);
}

function characters(value: Operation | Json): number {
  return JSON.stringify(value).length;
}

/** A primitive without the lists that make it large, and those one by one. */
function lightened(primitive: Primitive, most: number): readonly Primitive[] {
  if (characters(primitive) <= most) return [primitive];
  const { path, expect } = primitive;
  const expected = expect !== undefined && isObject(expect) ? expect : null;
  if (primitive.type === "remove") {
    if (!expected) return [primitive];
    const { bare, lists } = withoutLists(expected, most);
    const emptied = lists.map(([at, list]) => set([...path, ...at], [], list));
    return [...emptied, { ...primitive, expect: bare }];
  }
  const { value } = primitive;
  if (!isObject(value)) return [primitive];
  if (expected) {
    if (expected.kind === value.kind) return expecting(expected, path, changes(path, expected, value));
    const gone: Primitive = { type: "remove", path, expect: expected };
    return [...lightened(gone, most), ...lightened(set(path, value, null), most)];
  }
  const { bare, lists } = withoutLists(value, most);
  const filled = lists.map(([at, list]) =>
    set([...path, ...at], list, expect === undefined ? undefined : []),
  );
  return [{ ...primitive, value: bare }, ...filled];
}

function set(path: Path, value: Json, expect: Json | undefined): Primitive {
  return expect === undefined ? { type: "set", path, value } : { type: "set", path, value, expect };
}

/** Have each operation at or below a path expect what stands there in `value`. */
function expecting(value: Json, path: Path, primitives: readonly Primitive[]): readonly Primitive[] {
  return primitives.map((primitive) => {
    let expect = value;
    for (const name of primitive.path.slice(path.length))
      expect = (expect as { [key: string]: Json })[name] as Json;
    return { ...primitive, expect };
  });
}

/** An object with its long lists empty, and these with their paths in it. */
function withoutLists(value: Json, most: number): { bare: Json; lists: [Path, Json][] } {
  if (Array.isArray(value) && value.length > 0 && characters(value) > most / 32) {
    return { bare: [], lists: [[[], value]] };
  }
  if (!isObject(value)) return { bare: value, lists: [] };
  const lists: [Path, Json][] = [];
  const bare: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(value)) {
    const lighter = withoutLists(inner, most);
    bare[name] = lighter.bare;
    lists.push(...lighter.lists.map(([at, list]): [Path, Json] => [[name, ...at], list]));
  }
  return { bare, lists };
}
