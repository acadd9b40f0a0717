/** From one document to another: the smallest operations that lead there. Pure. */

import type { Document } from "./document";
import { isEqual, type Path, type Primitive } from "./operations";
import { DOCUMENT, isObject, type Json, type JsonObject } from "./schema-check";

/**
 * What leads from a document to another one: properties that differ, elements that are new, elements that are gone.
 * Elements go before what they stand on, and come after it, so that every state on the way makes sense.
 */
export function difference(before: Document, after: Document): Primitive[] {
  const removed: Primitive[] = [];
  const set: Primitive[] = [];
  for (const [name, node] of Object.entries(DOCUMENT.properties ?? {})) {
    const [from, to] = [before, after].map((document) => (document as unknown as JsonObject)[name]);
    if (node.patternProperties) {
      const gone = Object.keys(from as JsonObject).filter((id) => !Object.hasOwn(to as JsonObject, id));
      removed.unshift(...gone.map((id) => ({ type: "remove" as const, path: [name, id] })));
      for (const [id, value] of Object.entries(to as JsonObject)) {
        const known = Object.hasOwn(from as JsonObject, id) ? (from as JsonObject)[id] : undefined;
        set.push(...elementChanges([name, id], known, value));
      }
    } else if (isObject(from)) {
      set.push(...changes([name], from, to as Json));
    }
  }
  return [...removed, ...set];
}

/** What leads from one value to another at a path: one operation for each property that differs, all the way down. */
export function changes(path: Path, before: Json, after: Json): Primitive[] {
  if (isEqual(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = Object.keys(after);
    if (names.length === Object.keys(before).length && names.every((name) => Object.hasOwn(before, name))) {
      return names.flatMap((name) => changes([...path, name], before[name] as Json, after[name] as Json));
    }
  }
  return [{ type: "set", path, value: after }];
}

function elementChanges(path: Path, before: Json | undefined, after: Json): Primitive[] {
  // A clip of another kind is another clip: its kind cannot be set alone.
  if (isObject(before) && isObject(after) && before.kind === after.kind) return changes(path, before, after);
  return isEqual(before, after) ? [] : [{ type: "set", path, value: after }];
}
