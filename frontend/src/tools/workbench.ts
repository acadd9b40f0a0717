/** What the stage, the timeline and the commands work with: one of each in an open project. */

import type { Player } from "../playback/player";
import type { Document } from "../timeline/document";
import type { GestureRunner, GestureStore } from "./gesture";
import type { Session } from "./session";

export interface Workbench {
  readonly store: GestureStore;
  readonly session: Session;
  readonly runner: GestureRunner;
  readonly player: Player;
}

/** Whether a clip may be changed: it is there and its track is not locked. */
export function isEditable(document: Document, id: string): boolean {
  const clip = document.clips[id];
  return clip !== undefined && !document.tracks[clip.track]?.locked;
}
