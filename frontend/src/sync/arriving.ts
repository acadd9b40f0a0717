/** A document on its way from the server: one message, or, where it is large, several that are put together. Pure. */

import type { Document } from "../generated/document";
import type { JsonObject } from "../timeline/schema-check";
import type { ServerMessage } from "./messages";

type Piece = Extract<ServerMessage, { readonly type: "document" | "part" }>;

export interface Arriving {
  readonly sequence: number;
  readonly document: Document;
}

/** What has arrived with one piece more; null for a part of a document whose beginning this page did not hear. */
export function withPiece(before: Arriving | null, piece: Piece): Arriving | null {
  if (piece.type === "document") return piece;
  if (before === null) return null;
  const whole: Record<string, unknown> = { ...before.document };
  for (const [map, entries] of Object.entries(piece.document)) {
    // The map is this document's own: nobody else has seen it yet.
    whole[map] = Object.assign(whole[map] as JsonObject, entries);
  }
  return { sequence: before.sequence, document: whole as unknown as Document };
}
