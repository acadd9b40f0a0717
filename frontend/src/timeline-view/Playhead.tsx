/** The playhead: moved by the player itself, past React, at every frame. */

import { useEffect, useRef } from "react";
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
  useEffect(
    () =>
      player.onTime((time) => {
        const element = line.current;
        if (!element) return;
        const x = toX(scale, time);
        element.style.transform = `translateX(${x}px)`;
        element.style.visibility = x < -8 || x > width + 8 ? "hidden" : "visible";
        if (player.state.playing) onPlaying(time);
      }),
    [player, scale, width, onPlaying],
  );
  return <div ref={line} className={styles.playhead} aria-hidden="true" data-playhead="" />;
}
