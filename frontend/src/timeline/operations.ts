/**
 * Operations: the only way a document changes. Small, as JSON, each with an inverse.
 *
 * A primitive may carry `expect`: what must stand at the path now (null: nothing). If something else does, the whole
 * operation is skipped; undo uses it, so that it never overwrites what somebody else did since. It may leave out what has
 * a default, as `value` may: so an undo that an older version wrote still holds. Applying is total: a path whose entry is
 * gone changes nothing. The mirror of `editor/timeline/operations.py`; the same operations in the
 * same order give the same document in both.
 */

import type { Document } from "./document";
import { clipOf } from "./document";
import {
  complete,
  DOCUMENT,
  fault,
  isObject,
  type Json,
  type JsonObject,
  kindsOf,
  type Node,
  resolve,
} from "./schema-check";

export type Path = readonly string[];

export interface SetOperation {
  readonly type: "set";
  readonly path: Path;
  readonly value: Json;
  readonly expect?: Json;
}

export interface RemoveOperation {
  readonly type: "remove";
  readonly path: Path;
  readonly expect?: Json;
}

export type Primitive = SetOperation | RemoveOperation;

export interface Batch {
  readonly type: "batch";
  readonly operations: readonly Primitive[];
}

export type Operation = Primitive | Batch;

/** `inverse` is null, and the document the same object, when nothing changed. */
export interface Applied {
  readonly document: Document;
  readonly inverse: Operation | null;
}

/** The operation can never be applied. The message is one sentence. */
export class InvalidOperation extends Error {}

/** Operations of one batch. */
export const MAX_BATCH = 5000;
/**
 * Of one operation as JSON in UTF-8, what it expects included: some thousands of clips at once. The server takes no more;
 * a vector holds both bounds equal to `editor/timeline/operations.py`.
 */
export const MAX_OPERATION_BYTES = 4 * 2 ** 20 - 1024;
const MAPS = ["assets", "tracks", "clips", "markers"];
/** What stands in the document once, and can be set as a whole or in parts. */
const ROOTS = ["canvas", "master"];
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/**
 * The changed document and the operation that undoes the change. Untouched parts are shared: the cost is that of the
 * change, and of one shallow copy of the map it is in.
 */
export function apply(document: Document, operation: Operation): Applied {
  const primitives = operation.type === "batch" ? operation.operations : [operation];
  const draft = new Draft(document as unknown as JsonObject);
  const inverses: Primitive[] = [];
  for (const primitive of primitives) {
    const inverse = applyPrimitive(draft, primitive);
    if (inverse === "skip") return { document, inverse: null };
    if (inverse !== null) inverses.push(inverse);
  }
  const [first] = inverses;
  if (first === undefined) return { document, inverse: null };
  const inverse: Operation =
    operation.type === "batch" ? { type: "batch", operations: inverses.reverse() } : first;
  return { document: draft.document as unknown as Document, inverse };
}

/** One operation out of many: itself when there is one, null when there is none. */
export function batch(operations: readonly Primitive[]): Operation | null {
  const [first] = operations;
  if (first === undefined) return null;
  return operations.length === 1 ? first : { type: "batch", operations };
}

/** Throws InvalidOperation for a wrong shape, a wrong path, an ill-typed value or expectation, or too much. */
export function checkOperation(operation: unknown, document?: Document): asserts operation is Operation {
  const given = operation as Json | undefined;
  if (!isObject(given)) throw new InvalidOperation("An operation is a JSON object.");
  if (given.type === "batch") checkBatch(given, document);
  else checkPrimitive(given, document);
  if (bytesOf(given) > MAX_OPERATION_BYTES) {
    throw new InvalidOperation("An operation is too large: do it in smaller steps.");
  }
}

function checkBatch(operation: JsonObject, document: Document | undefined): void {
  checkNames(operation, ["type", "operations"], []);
  const primitives = operation.operations;
  if (!Array.isArray(primitives) || primitives.length < 1 || primitives.length > MAX_BATCH) {
    throw new InvalidOperation(`A batch needs a list of 1 to ${MAX_BATCH} operations.`);
  }
  for (const primitive of primitives as readonly Json[]) {
    if (!isObject(primitive)) throw new InvalidOperation("Each operation of a batch is a JSON object.");
    checkPrimitive(primitive, document);
  }
}

/** The length of a value as JSON in UTF-8; only what may be too long is worth encoding. */
function bytesOf(value: Json): number {
  const text = JSON.stringify(value);
  return text.length * 3 > MAX_OPERATION_BYTES ? new TextEncoder().encode(text).length : text.length;
}

/** Whether two JSON values are equal, whatever the order of an object's keys. */
export function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isEqual(item as Json, b[index] as Json));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}

function checkNames(operation: object, required: readonly string[], optional: readonly string[]): void {
  for (const name of required) {
    if (!Object.hasOwn(operation, name)) throw new InvalidOperation(`The operation lacks “${name}”.`);
  }
  for (const name of Object.keys(operation)) {
    if (!required.includes(name) && !optional.includes(name)) {
      throw new InvalidOperation(`The operation has an unknown part “${name}”.`);
    }
  }
}

function checkPrimitive(operation: JsonObject, document: Document | undefined): void {
  if (operation.type === "set") checkNames(operation, ["type", "path", "value"], ["expect"]);
  else if (operation.type === "remove") checkNames(operation, ["type", "path"], ["expect"]);
  else throw new InvalidOperation("An operation's type is “set”, “remove” or “batch”.");
  const path = operation.path;
  if (!Array.isArray(path) || !path.every((part) => typeof part === "string")) {
    throw new InvalidOperation("An operation's path is a list of names.");
  }
  const names = path as Path;
  const clip =
    document && names[0] === "clips" && names.length > 2 ? clipOf(document, names[1] as string) : undefined;
  const type = typeAt(names, clip?.kind);
  if (operation.type === "set") checkValue(type, operation.value, `${names.join("/")} cannot be set`);
  else if (names.length !== 2 || !MAPS.includes(names[0] as string)) {
    throw new InvalidOperation("Only a whole asset, track, clip or marker can be removed.");
  }
  // What is never a document's can never be met: the operation would be skipped for ever.
  if (operation.expect !== undefined && operation.expect !== null) {
    checkValue(type, operation.expect, `${names.join("/")} cannot be expected`);
  }
}

function checkValue(type: Node, value: Json | undefined, sentence: string): void {
  const wrong = fault(type, value);
  if (wrong !== null) throw new InvalidOperation(`${sentence}: ${wrong}`);
}

/** The type that stands at a path, for a clip of `kind` (undefined: of any kind). Throws InvalidOperation. */
function typeAt(path: Path, kind?: string): Node {
  const [top = "", id] = path;
  const shown = path.join("/");
  let candidates: Node[];
  let rest: Path;
  if (ROOTS.includes(top)) {
    candidates = [resolve(property(DOCUMENT, top) as Node)];
    rest = path.slice(1);
  } else if (MAPS.includes(top) && id !== undefined) {
    if (!ID.test(id)) throw new InvalidOperation(`“${shown}” is no path of a document.`);
    const member = Object.values((property(DOCUMENT, top) as Node).patternProperties ?? {})[0] as Node;
    rest = path.slice(2);
    candidates = [resolve(member)];
    if (top === "clips" && rest.length > 0) {
      if (rest[0] === "kind") {
        throw new InvalidOperation("A clip's kind cannot be changed; set the whole clip instead.");
      }
      const kinds = kindsOf(member);
      candidates = kind === undefined ? Object.values(kinds) : [kinds[kind] as Node];
    }
  } else {
    throw new InvalidOperation(`“${shown}” cannot be set${path.length === 1 ? " as a whole" : ""}.`);
  }
  for (const name of rest) {
    candidates = candidates.flatMap((node) => property(node, name) ?? []).map(resolve);
    if (candidates.length === 0) {
      const what = kind ? `A clip of kind “${kind}” has` : "A document has";
      throw new InvalidOperation(`${what} no “${rest.join("/")}”.`);
    }
  }
  // A field of the same name has the same type in every kind of clip.
  return candidates[0] as Node;
}

function property(node: Node, name: string): Node | undefined {
  return node.properties && Object.hasOwn(node.properties, name) ? node.properties[name] : undefined;
}

function valueAt(root: Json, path: Path): Json | undefined {
  let node: Json | undefined = root;
  for (const name of path) {
    if (!isObject(node) || !Object.hasOwn(node, name)) return undefined;
    node = node[name];
  }
  return node;
}

/** Change the draft; the inverse, null where nothing changed, or "skip" where something else was expected. */
function applyPrimitive(draft: Draft, operation: Primitive): Primitive | "skip" | null {
  const { path } = operation;
  const before = valueAt(draft.document, path);
  if ("expect" in operation && !isExpected(path, before, operation.expect)) return "skip";
  if (operation.type === "remove") {
    if (before === undefined) return null;
    draft.put(path, undefined);
    return { type: "set", path, value: before, expect: null };
  }
  if (before === undefined && !(path.length === 2 && MAPS.includes(path[0] as string))) return null;
  const after = complete(typeAt(path), operation.value);
  if (before !== undefined && isEqual(before, after)) return null;
  draft.put(path, after);
  if (before === undefined) return { type: "remove", path, expect: after };
  return { type: "set", path, value: before, expect: after };
}

/**
 * A document while an operation is made of it. What it was given stays as it is. A map is copied when something first
 * changes in it: a batch of thousands copies it once.
 */
class Draft {
  private readonly maps = new Map<string, Record<string, Json>>();

  constructor(public document: JsonObject) {}

  /** Set what stands at a path, or take it out when the value is undefined; all above it must stand there. */
  put(path: Path, value: Json | undefined): void {
    const [top = "", name = "", ...rest] = path;
    if (!MAPS.includes(top)) {
      this.document = withValue(this.document, path, value as Json);
      return;
    }
    const entries = this.ownMap(top);
    if (value === undefined) delete entries[name];
    else entries[name] = rest.length > 0 ? withValue(entries[name] as JsonObject, rest, value) : value;
  }

  private ownMap(name: string): Record<string, Json> {
    const known = this.maps.get(name);
    if (known !== undefined) return known;
    const copied: Record<string, Json> = { ...(this.document[name] as JsonObject) };
    this.maps.set(name, copied);
    this.document = { ...this.document, [name]: copied };
    return copied;
  }
}

/** Whether what stands there is what was expected, by this version or by an older one, which wrote fewer fields. */
function isExpected(path: Path, before: Json | undefined, expect: Json | undefined): boolean {
  if (isEqual(before ?? null, expect)) return true;
  if (before === undefined || typeof expect !== "object" || expect === null) return false;
  const type = typeAt(path);
  return isEqual(complete(type, before), complete(type, expect));
}

/** A copy of the tree with the value at the path replaced. */
function withValue(node: JsonObject, path: Path, value: Json): JsonObject {
  const [name = "", ...rest] = path;
  return { ...node, [name]: rest.length > 0 ? withValue(node[name] as JsonObject, rest, value) : value };
}
