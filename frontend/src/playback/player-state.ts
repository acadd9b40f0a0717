/** What a player follows, and what React hears of it. */

import type { Document } from "../timeline/document";

/** What the player shows and follows. */
export interface DocumentSource {
  readonly document: Document;
  subscribe(listener: () => void): () => void;
}

/** What changes rarely: React reads it. */
export interface PlayerState {
  readonly playing: boolean;
  /** 1 forwards, -1 backwards, 2, 4, 8 faster. */
  readonly rate: number;
  /** The end of the last clip, flicks. */
  readonly duration: number;
  /** A picture of the shown frame is still on its way. */
  readonly waiting: boolean;
  /** A sound that is due is still being made at its clip's speed, or backwards. */
  readonly preparing: boolean;
  /** A clip that cannot be shown here, and a sentence that says why; or null. */
  readonly unplayable: { readonly clip: string; readonly reason: string } | null;
}
