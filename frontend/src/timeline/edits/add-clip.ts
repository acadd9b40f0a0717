import type { Document } from "../document";
import type { Operation } from "../operations";
import type { Json } from "../schema-check";
import { setValue } from "./building";

/**
 * Put a clip on the timeline, under a new id; null when the id is taken.
 *
 *     before  |-- a --|
 *     after   |-- a --|   |-- new --|
 */
export function addClip(document: Document, clipId: string, clip: Json): Operation | null {
  return Object.hasOwn(document.clips, clipId) ? null : setValue(["clips", clipId], clip);
}
