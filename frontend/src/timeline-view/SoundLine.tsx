/** The volume of a selected clip as a line over its face, with its points, and the fades of its sound at its corners. */

import type { SoundingClip } from "../timeline/document";
import { volumeAt } from "../timeline/edits/loudness";
import { polyline } from "../timeline/keyframes";
import { FLICKS_PER_SECOND } from "../timeline/time";
import { heightOf } from "../tools/shape-sound";
import styles from "./SoundLine.module.css";

interface SoundLineProps {
  readonly clip: SoundingClip;
  readonly skipped: number;
  readonly width: number;
  readonly height: number;
  readonly pixelsPerSecond: number;
}

/** The line's room: pixels from the clip's top, and from its foot. */
export const LINE_TOP = 20;
const LINE_FOOT = 4;
/** A fade's handle keeps off the edge that is trimmed. */
const INSET = 14;

/** How high the room of the line is in a clip, pixels. */
export const lineRoom = (height: number) => Math.max(8, height - LINE_TOP - LINE_FOOT);

export function SoundLine({ clip, skipped, width, height, pixelsPerSecond }: SoundLineProps) {
  const x = (time: number) => (time / FLICKS_PER_SECOND) * pixelsPerSecond - skipped;
  const y = (gain: number) => LINE_TOP + (1 - Math.min(1, heightOf(gain))) * lineRoom(height);
  const { fade_in, fade_out, muted } = clip.sound;
  const curve = polyline(clip.keyframes, "volume", clip.duration, 1 / 128);
  const line: (readonly [number, number])[] =
    curve.length > 0
      ? curve
      : [
          [0, clip.sound.volume],
          [clip.duration, clip.sound.volume],
        ];
  const points = line.map(([time, gain]) => `${x(time).toFixed(1)},${y(gain).toFixed(1)}`).join(" ");
  const end = x(clip.duration);
  const fadeIn = Math.max(x(fade_in), x(0) + INSET);
  const fadeOut = Math.min(x(clip.duration - fade_out), end - INSET);
  return (
    <span className={styles.sound} data-muted={muted || undefined}>
      <svg aria-hidden="true" width={Math.max(0, width)} height={height} className={styles.drawing}>
        {fade_in > 0 && <path d={`M ${x(0)} ${height} L ${x(0)} 0 L ${x(fade_in)} 0 Z`} />}
        {fade_out > 0 && <path d={`M ${end} ${height} L ${end} 0 L ${x(clip.duration - fade_out)} 0 Z`} />}
        <polyline points={points} className={styles.line} />
        <polyline points={points} className={styles.hold} data-volume="" />
      </svg>
      {clip.keyframes.volume.map(({ time }) => (
        <span
          key={time}
          data-volume-point={time}
          className={styles.point}
          style={{ transform: `translate(${x(time)}px, ${y(volumeAt(clip, time))}px)` }}
        />
      ))}
      <span data-fade="fade_in" className={styles.fade} style={{ transform: `translateX(${fadeIn}px)` }} />
      <span data-fade="fade_out" className={styles.fade} style={{ transform: `translateX(${fadeOut}px)` }} />
    </span>
  );
}
