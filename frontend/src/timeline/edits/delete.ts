import { clipOf, type Document } from "../document";
import { batch, type Operation } from "../operations";
import { removeEntry } from "./building";

/**
 * Take clips away and leave their place empty; ids that are gone already are passed over.
 *
 *     before  |-- a --|-- b --|-- c --|
 *     after   |-- a --|       |-- c --|
 */
export function deleteClips(document: Document, clipIds: readonly string[]): Operation | null {
  return batch(clipIds.filter((id) => clipOf(document, id)).map((id) => removeEntry("clips", id)));
}
