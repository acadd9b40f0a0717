/** From JSON to a whole document: checked, and with every default filled in. */

import type { Document } from "./document";
import { complete, DOCUMENT, fault, type Json } from "./schema-check";

/** The JSON is not a document. The message is one sentence. */
export class InvalidDocument extends Error {}

/** The document that the parsed JSON is. Throws InvalidDocument with the first thing that is wrong. */
export function loadDocument(data: unknown): Document {
  const wrong = fault(DOCUMENT, data as Json);
  if (wrong !== null) throw new InvalidDocument(`The document is not valid: ${wrong}`);
  return complete(DOCUMENT, data as Json) as unknown as Document;
}

/** A new project's document. */
export function emptyDocument(): Document {
  return loadDocument({});
}
