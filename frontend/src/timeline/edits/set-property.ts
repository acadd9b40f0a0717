import { clipOf, type Document } from "../document";
import { isEqual, type Operation } from "../operations";
import { isObject, type Json } from "../schema-check";
import { setValue } from "./building";

/**
 * Set the value at a path inside a clip, such as ["appearance", "opacity"]; null when it stands there already.
 *
 *     before  opacity 1      after  opacity 0.5
 */
export function setProperty(
  document: Document,
  clipId: string,
  path: readonly string[],
  value: Json,
): Operation | null {
  let present = clipOf(document, clipId) as unknown as Json | undefined;
  for (const name of path) {
    present = isObject(present) && Object.hasOwn(present, name) ? present[name] : undefined;
  }
  return present === undefined || isEqual(present, value)
    ? null
    : setValue(["clips", clipId, ...path], value);
}
