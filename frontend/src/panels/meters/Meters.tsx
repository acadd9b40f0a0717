/** How loud the film is: both sides, their held peaks, and the loudest since it was last reset. */

import { useEffect, useRef, useState } from "react";
import { strings } from "../../lib/strings";
import { classes } from "../../lib/ui/classes";
import { advanced, FLOOR, isClipped, isSilent, type Level, SILENT } from "../../playback/levels";
import type { Player } from "../../playback/player";
import styles from "./Meters.module.css";

const words = strings.meters;
/** What the scale names, dB. */
const MARKS = [0, -6, -12, -18, -24, -36, -48];
/** Milliseconds between two changes of what is written and read aloud: no eye follows more. */
const TOLD = 300;

/** Where a level stands on the scale, 0 at its foot to 1. */
const placeOf = (decibels: number) => 1 - Math.max(FLOOR, Math.min(0, decibels)) / FLOOR;

export function Meters({ player }: { readonly player: Player }) {
  const bars = useRef<HTMLDivElement>(null);
  const levels = useRef<readonly [Level, Level]>([SILENT, SILENT]);
  const [loudest, setLoudest] = useState(FLOOR);
  const [clipped, setClipped] = useState(false);
  useEffect(() => {
    const element = bars.current;
    return element ? follow(player, element, levels, setLoudest, setClipped) : undefined;
  }, [player]);
  const reset = () => {
    const [left, right] = levels.current;
    levels.current = [
      { ...left, loudest: FLOOR },
      { ...right, loudest: FLOOR },
    ];
    setLoudest(FLOOR);
    setClipped(false);
  };
  const told = words.decibels(loudest, FLOOR);
  return (
    <section className={styles.meters} aria-label={words.title} data-region="button">
      <button
        type="button"
        className={classes(styles.loudest, clipped && styles.clipped)}
        aria-label={clipped ? words.clipped(told) : words.loudest(told)}
        title={words.reset}
        onClick={reset}
      >
        {told}
      </button>
      <span className="for-readers" role="status">
        {clipped && words.tooLoud}
      </span>
      <div ref={bars} className={styles.bars}>
        {[words.left, words.right].map((side) => (
          <div key={side} className={styles.bar}>
            <span className={styles.cover} />
            <span className={styles.held} />
            <meter
              className="for-readers"
              aria-label={side}
              min={FLOOR}
              max={0}
              value={FLOOR}
              aria-valuetext={words.silent}
            />
          </div>
        ))}
        <div className={styles.scale} aria-hidden="true">
          {MARKS.map((mark) => (
            <span key={mark} style={{ top: `${(1 - placeOf(mark)) * 100}%` }}>
              {Math.abs(mark)}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

/**
 * Move the bars while something is heard, past React and without layout: only transforms change each frame. Whoever wants
 * less motion gets a few steps a second. Returns the way to stop.
 */
function follow(
  player: Player,
  element: HTMLElement,
  levels: { current: readonly [Level, Level] },
  onLoudest: (decibels: number) => void,
  onClipped: (clipped: boolean) => void,
): () => void {
  const sides = [...element.querySelectorAll("meter")];
  const parts = sides.map((side) => [...(side.parentElement?.children ?? [])] as HTMLElement[]);
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let request = 0;
  let told = 0;
  let drawn = 0;
  const show = (now: number) => {
    for (const [place, [cover, held]] of parts.entries()) {
      const level = levels.current[place] ?? SILENT;
      if (cover) cover.style.transform = `scaleY(${1 - placeOf(level.shown)})`;
      if (!held) continue;
      held.style.transform = `translateY(${(1 - placeOf(level.held)) * 100}%)`;
      held.style.opacity = level.held <= FLOOR ? "0" : "1";
    }
    drawn = now;
  };
  const tell = (now: number) => {
    for (const [place, side] of sides.entries()) {
      const shown = Math.round(levels.current[place]?.shown ?? FLOOR);
      side.value = shown;
      side.ariaValueText = shown <= FLOOR ? words.silent : words.decibels(shown, FLOOR);
    }
    onLoudest(Math.max(...levels.current.map(({ loudest }) => loudest)));
    onClipped(levels.current.some(isClipped));
    told = now;
  };
  const step = () => {
    const now = performance.now();
    const peaks = player.state.playing ? player.peaks() : ([0, 0] as const);
    const [left, right] = levels.current;
    levels.current = [advanced(left, peaks[0], now), advanced(right, peaks[1], now)];
    const silent = !player.state.playing && levels.current.every(isSilent);
    if (silent || !calm.matches || now - drawn > TOLD) show(now);
    if (silent || now - told > TOLD) tell(now);
    request = silent ? 0 : requestAnimationFrame(step);
  };
  const wake = () => {
    if (request !== 0 || !player.state.playing) return;
    const now = performance.now();
    // What fell meanwhile has fallen.
    const [left, right] = levels.current;
    levels.current = [
      { ...left, at: now },
      { ...right, at: now },
    ];
    request = requestAnimationFrame(step);
  };
  wake();
  const leave = player.subscribe(wake);
  return () => {
    leave();
    cancelAnimationFrame(request);
  };
}
