/** React's way to what is kept outside of it. */

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Player, PlayerState } from "../playback/player";
import type { Document } from "../timeline/document";
import type { GestureRunner, GestureStore, Step } from "./gesture";
import type { Session, SessionState } from "./session";

/** The document with pending edits and the preview of a drag. */
export function useDocument(store: GestureStore): Document {
  return useSyncExternalStore(store.subscribe, () => store.document);
}

export function useSession(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, () => session.state);
}

/** What is being dragged, or null. */
export function useStep(runner: GestureRunner): Step | null {
  return useSyncExternalStore(runner.subscribe, () => runner.step);
}

export function usePlayerState(player: Player): PlayerState {
  return useSyncExternalStore(player.subscribe, () => player.state);
}

/** The position while standing, in flicks; it does not follow while playing, which must not go through React. */
export function useStandingTime(player: Player): number {
  const [time, setTime] = useState(player.time);
  const { playing } = usePlayerState(player);
  useEffect(() => {
    if (playing) return;
    setTime(player.time);
    return player.onTime(setTime);
  }, [player, playing]);
  return time;
}
