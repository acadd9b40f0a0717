/** The playhead: moved by the player itself, past React, at every frame. */

import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Player } from "../playback/player";
import { type Scale, toX } from "./scale";
import styles from "./Timeline.module.css";

interface PlayheadProps {
  readonly player: Player;
  readonly scale: Scale;
  readonly width: number;
  /** Hears of each position while it plays. */
  readonly onPlaying: (time: number) => void;
}

export function Playhead({ player, scale, width, onPlaying }: PlayheadProps) {
  const line = useRef<HTMLDivElement>(null);
  const shown = useRef(player.time);
  const place = useCallback(() => {
    const element = line.current;
    if (!element) return;
    const x = toX(scale, shown.current);
    element.style.transform = `translateX(${x}px)`;
    element.style.visibility = x < -8 || x > width + 8 ? "hidden" : "visible";
  }, [scale, width]);
  const latest = useRef(place);
  // Another window is drawn, and no more: to hear of the time anew would move a window that glides once more.
  useLayoutEffect(() => {
    latest.current = place;
    place();
  }, [place]);
  useEffect(
    () =>
      player.onTime((time) => {
        shown.current = time;
        latest.current();
        if (player.state.playing) onPlaying(time);
      }),
    [player, onPlaying],
  );
  return <div ref={line} className={styles.playhead} aria-hidden="true" data-playhead="" />;
}
