/** The window over the timeline goes after the playhead while the film plays, until a hand moves it elsewhere. */

import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Player } from "../playback/player";
import type { Session } from "../tools/session";
import { followed, isWithin, type Scale } from "./scale";

interface Window {
  readonly scale: Scale;
  readonly width: number;
}

/**
 * @param latest what the window shows now
 * @param change shows another part
 * @returns what the playhead tells at each frame while it plays, and what is called when a hand scrolls
 */
export function useFollowing(
  player: Player,
  session: Session,
  latest: RefObject<Window>,
  change: (next: (before: Scale) => Scale) => void,
) {
  // Whoever looks elsewhere is left there, until the playhead is in sight again or the film has stopped.
  const away = useRef(false);
  const onPlaying = useCallback(
    (time: number) => {
      const { scale, width } = latest.current;
      if (away.current && !isWithin(scale, time, width)) return;
      away.current = false;
      change((before) => followed(before, time, width, session.state.follow, player.state.rate));
    },
    [player, session, latest, change],
  );
  const onScrolled = useCallback(() => {
    away.current = player.state.playing;
  }, [player]);
  useEffect(() => {
    const back = () => {
      if (!player.state.playing) away.current = false;
    };
    return player.subscribe(back);
  }, [player]);
  return { onPlaying, onScrolled };
}
