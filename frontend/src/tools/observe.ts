/** React's way to what is kept outside of it. */

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Player } from "../playback/player";
import type { PlayerState } from "../playback/player-state";
import type { Document } from "../timeline/document";
import type { GestureRunner, GestureStore, Step } from "./gesture";
import type { Session, SessionState } from "./session";

/** What a store says now; the same where a page is only written down, as tests do. */
function useStore<Told>(subscribe: (listener: () => void) => () => void, told: () => Told): Told {
  return useSyncExternalStore(subscribe, told, told);
}

/** The document with pending edits and the preview of a drag. */
export function useDocument(store: GestureStore): Document {
  return useStore(store.subscribe, () => store.document);
}

export function useSession(session: Session): SessionState {
  return useStore(session.subscribe, () => session.state);
}

/** What is being dragged, or null. */
export function useStep(runner: GestureRunner): Step | null {
  return useStore(runner.subscribe, () => runner.step);
}

export function usePlayerState(player: Player): PlayerState {
  return useStore(player.subscribe, () => player.state);
}

/**
 * The position while standing, in flicks; it does not follow while playing, which must not go through React.
 * @param wanted who does not need it now is not drawn anew for it
 */
export function useStandingTime(player: Player, wanted = true): number {
  const [time, setTime] = useState(player.time);
  const { playing } = usePlayerState(player);
  useEffect(() => {
    if (playing || !wanted) return;
    setTime(player.time);
    return player.onTime(setTime);
  }, [player, playing, wanted]);
  return time;
}
