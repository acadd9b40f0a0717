/** Play, pause, and the time: beneath the stage. */

import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "../lib/ui";
import { isComposing } from "../lib/ui/composing";
import { useRoving } from "../lib/ui/roving";
import type { Player } from "../playback/player";
import { frameTime, fromSeconds } from "../timeline/time";
import { parseTimecode, timecode } from "../timeline-view/timecode";
import type { GestureStore } from "../tools/gesture";
import { useDocument, usePlayerState } from "../tools/observe";
import styles from "./Transport.module.css";

interface TransportProps {
  readonly player: Player;
  readonly store: GestureStore;
}

export function Transport({ player, store }: TransportProps) {
  const { playing, rate, duration } = usePlayerState(player);
  const { canvas } = useDocument(store);
  const bar = useRef<HTMLDivElement>(null);
  useRoving(bar, { items: "button, input", along: "row" });
  return (
    <div ref={bar} className={styles.transport} role="toolbar" aria-label="Playback">
      <Clock player={player} store={store} />
      <div className={styles.play}>
        <IconButton label="To the start" shortcut="Home" icon={<SkipBack />} onClick={() => player.seek(0)} />
        <IconButton label="One frame back" shortcut="←" icon={<StepBack />} onClick={() => player.step(-1)} />
        <IconButton
          label={playing ? "Pause" : "Play"}
          shortcut="Space"
          size="large"
          variant="secondary"
          icon={playing ? <Pause fill="currentColor" /> : <Play fill="currentColor" />}
          onClick={() => player.toggle()}
        />
        <IconButton label="One frame on" shortcut="→" icon={<StepForward />} onClick={() => player.step(1)} />
        <IconButton
          label="To the end"
          shortcut="End"
          icon={<SkipForward />}
          onClick={() => player.seek(player.lastFrame())}
        />
      </div>
      <span className={styles.length}>
        {playing && rate !== 1 && <strong className={styles.rate}>{rate}×</strong>}
        <span className="for-readers">Length </span>
        {timecode(duration, canvas.frame_rate)}
      </span>
    </div>
  );
}

/** The position as a timecode, written by the player; a click turns it into a field. */
function Clock({ player, store }: TransportProps) {
  const face = useRef<HTMLButtonElement>(null);
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    if (typing) return;
    return player.onTime((time) => {
      if (!face.current) return;
      const now = timecode(time, store.document.canvas.frame_rate);
      face.current.textContent = now;
      // The name holds what is read on it: whoever speaks to the computer says that.
      face.current.ariaLabel = `${now}. Position; press to type a time`;
    });
  }, [player, store, typing]);
  if (!typing) {
    return (
      <button
        ref={face}
        type="button"
        className={styles.clock}
        data-clock=""
        onClick={() => {
          player.pause();
          setTyping(true);
        }}
      />
    );
  }
  const { frame_rate } = store.document.canvas;
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: whoever pressed the time is about to type one
      autoFocus
      aria-label="Position"
      className={styles.clock}
      defaultValue={timecode(player.time, frame_rate)}
      onFocus={(event) => event.target.select()}
      onBlur={() => setTyping(false)}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === "Escape") setTyping(false);
        const arrow = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (arrow !== undefined) {
          // A frame on or back, with Shift a second.
          event.preventDefault();
          const by = event.shiftKey ? fromSeconds(1) : frameTime(1, frame_rate);
          player.seek(player.time + arrow * by);
          event.currentTarget.value = timecode(player.time, frame_rate);
          event.currentTarget.select();
        }
        if (event.key !== "Enter") return;
        event.preventDefault();
        const time = parseTimecode(event.currentTarget.value, frame_rate, player.time);
        if (time !== null) player.seek(time);
        setTyping(false);
      }}
    />
  );
}
