/** A small live picture: drawn by the stage's compositor, again whenever a font or a picture has come. */

import { useEffect, useRef } from "react";
import type { Player } from "../../playback/player";
import type { Document } from "../../timeline/document";
import styles from "./Presets.module.css";

interface SketchProps {
  readonly player: Player;
  readonly document: Document;
  /** The moment shown, flicks. */
  readonly time: number;
  /** Whether it runs from the start, again and again. */
  readonly runs?: boolean;
  /** How long it runs, flicks. */
  readonly duration?: number;
}

/** Output pixels at the most: twice what the panel shows. */
const [WIDTH, HEIGHT] = [264, 148];
/** Milliseconds after the last frame of the stage before the pictures beside it are drawn anew. */
const CALM = 150;
/** Milliseconds after which they are drawn although the stage is never calm, as while it waits for a file. */
const PATIENCE = 1000;
const FLICKS_PER_MS = 705_600;

export function Sketch({ player, document, time, runs = false, duration = 0 }: SketchProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(WIDTH / document.canvas.width, HEIGHT / document.canvas.height);
  const width = Math.round(document.canvas.width * scale);
  const height = Math.round(document.canvas.height * scale);
  useEffect(() => {
    const draw = (at: number) => {
      const element = canvas.current;
      const image = element && isInSight(element) ? player.sketch(document, at, width, height) : null;
      if (!image || !element) return;
      element.getContext("2d")?.putImageData(image, 0, 0);
      element.dataset.drawn = "";
    };
    draw(time);
    if (runs) {
      const began = performance.now();
      let request = 0;
      const next = (now: number) => {
        draw(((now - began) * FLICKS_PER_MS) % duration);
        request = requestAnimationFrame(next);
      };
      request = requestAnimationFrame(next);
      return () => cancelAnimationFrame(request);
    }
    let waiting = 0;
    let since = 0;
    const again = () => {
      since = 0;
      if (!player.state.playing) draw(time);
    };
    const soon = () => {
      const now = performance.now();
      if (since === 0) since = now;
      window.clearTimeout(waiting);
      waiting = window.setTimeout(again, now - since < PATIENCE ? CALM : 0);
    };
    const leave = player.onDrawn(soon);
    const seen = new IntersectionObserver(soon);
    if (canvas.current) seen.observe(canvas.current);
    return () => {
      window.clearTimeout(waiting);
      seen.disconnect();
      leave();
    };
  }, [player, document, time, runs, duration, width, height]);
  return <canvas ref={canvas} width={width} height={height} className={styles.sketch} />;
}

function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
