import type { Document } from "../document";
import { batch, type Operation } from "../operations";
import { removeEntry } from "./building";
import { isOpen } from "./set-property";

/**
 * Take clips away and leave their place empty; ids that are gone already, and clips on locked tracks, are passed over.
 * Words and keyframes go with them; markers, and what they were linked to or grouped with, stay.
 *
 *     before  |-- a --|-- b --|-- c --|
 *     after   |-- a --|       |-- c --|
 */
export function deleteClips(document: Document, clipIds: readonly string[]): Operation | null {
  return batch(
    clipIds.filter((id) => isOpen(document, { owner: "clip", id })).map((id) => removeEntry("clips", id)),
  );
}
