/** One clip on the timeline: its face, its name, and its two edges. */

import { AudioLines, Captions, Film, Group, Image, Link2, type LucideIcon, Shapes, Type } from "lucide-react";
import { memo, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { classes } from "../lib/ui/classes";
import type { Asset, Clip } from "../timeline/document";
import type { AssetMedia } from "../tools/asset-media";
import styles from "./ClipView.module.css";
import { KeyMarks } from "./KeyMarks";
import { type Face, paintFilmstrip, paintStill, paintWaveform, stretchOf } from "./paint";
import { paintSoon } from "./paint-queue";
import { SoundLine } from "./SoundLine";

const ICONS: Record<Clip["kind"], LucideIcon> = {
  video: Film,
  image: Image,
  text: Type,
  caption: Captions,
  shape: Shapes,
  audio: AudioLines,
};

interface ClipViewProps {
  readonly id: string;
  readonly clip: Clip;
  readonly asset: Asset | undefined;
  readonly media: AssetMedia;
  readonly title: string;
  readonly label: string;
  /** Pixels from the left edge of the painted window; what lies outside of the window is cut off. */
  readonly left: number;
  readonly width: number;
  /** Pixels of the clip that are cut off at its start. */
  readonly skipped: number;
  /** Pixels from the clip's left edge to its name, which stays in sight while the start is scrolled away. */
  readonly inset: number;
  readonly top: number;
  readonly height: number;
  /** How many clips it covers: those are reached above it. */
  readonly depth: number;
  readonly pixelsPerSecond: number;
  readonly selected: boolean;
  readonly faded: boolean;
  readonly locked: boolean;
  /** It is selected with few others: its volume and fades are in reach. */
  readonly shapes: boolean;
  readonly linked: boolean;
  readonly grouped: boolean;
  /** Chosen by the keyboard. */
  readonly onChoose: (id: string) => void;
}

/** Narrower than this a clip is a coloured bar. */
const NARROW = 20;

/** What has a picture or a sound to be painted. */
const HAS_FACE: Record<Clip["kind"], boolean> = {
  video: true,
  image: true,
  audio: true,
  text: false,
  caption: false,
  shape: false,
};

export const ClipView = memo(function ClipView(props: ClipViewProps) {
  const { id, clip, left, width, top, height, selected } = props;
  const Icon = ICONS[clip.kind];
  const shown = Math.max(width, 3);
  const isHeard =
    (clip.kind === "audio" || (clip.kind === "video" && props.asset?.has_audio === true)) &&
    !clip.playing.frozen;
  return (
    <button
      type="button"
      data-clip={id}
      aria-label={props.label}
      aria-pressed={selected}
      // A click without a pointer is the keyboard's.
      onClick={(event) => event.detail === 0 && props.onChoose(id)}
      className={classes(
        styles.clip,
        styles[clip.kind],
        selected && styles.selected,
        props.faded && styles.faded,
        props.locked && styles.locked,
        props.depth > 0 && styles.covers,
      )}
      style={{
        transform: `translate(${left}px, ${top}px)`,
        width: shown,
        height,
        zIndex: props.depth || undefined,
      }}
    >
      {width >= NARROW && (
        <>
          {HAS_FACE[clip.kind] && <ClipFace {...props} />}
          <span className={styles.name} style={{ left: props.inset + (props.shapes && isHeard ? 22 : 0) }}>
            <Icon aria-hidden="true" size={12} />
            <span className={styles.title}>{props.title}</span>
            {props.linked && <Link2 aria-hidden="true" size={11} />}
            {props.grouped && <Group aria-hidden="true" size={11} />}
          </span>
          <KeyMarks
            clip={clip}
            skipped={props.skipped}
            width={width}
            pixelsPerSecond={props.pixelsPerSecond}
          />
          {props.shapes && isHeard && (
            <SoundLine
              clip={clip}
              skipped={props.skipped}
              width={width}
              height={height}
              pixelsPerSecond={props.pixelsPerSecond}
            />
          )}
          {!props.locked && (
            <>
              <span className={styles.start} data-edge="start" />
              <span className={styles.end} data-edge="end" />
            </>
          )}
        </>
      )}
    </button>
  );
});

/** The painted part: only as wide as the window, however long the clip is. */
function ClipFace({ clip, asset, media, width, skipped, height, pixelsPerSecond, faded }: ClipViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const source = asset?.source ?? "";
  const strip = useSyncExternalStore(media.subscribe, () =>
    clip.kind === "video" && source ? media.filmstrip(source) : null,
  );
  const wave = useSyncExternalStore(media.subscribe, () =>
    (clip.kind === "audio" || (clip.kind === "video" && asset?.has_audio)) && !clip.playing.frozen && source
      ? media.waveform(source)
      : null,
  );
  const still = useSyncExternalStore(media.subscribe, () =>
    clip.kind === "image" && source ? media.thumbnail(source) : null,
  );
  const painted = Math.ceil(width);
  const { from, step } = stretchOf(clip, skipped, pixelsPerSecond);
  const gain =
    clip.kind === "video" || clip.kind === "audio" ? (clip.sound.muted ? 0 : clip.sound.volume) : 0;

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element || painted === 0) return;
    return paintSoon(element, () => {
      const drawing = element.getContext("2d");
      if (!drawing) return;
      const ratio = globalThis.devicePixelRatio || 1;
      element.width = Math.ceil(painted * ratio);
      element.height = Math.ceil(height * ratio);
      drawing.setTransform(ratio, 0, 0, ratio, 0, 0);
      const face: Face = { width: painted, height, from, step, offset: skipped };
      const waveHeight = strip ? height * 0.34 : height;
      if (strip) paintFilmstrip(drawing, { ...face, height: wave ? height - waveHeight : height }, strip);
      if (still) paintStill(drawing, face, still);
      if (!wave) return;
      drawing.fillStyle = strip ? "rgb(8 12 24 / 55%)" : "transparent";
      drawing.fillRect(0, height - waveHeight, painted, waveHeight);
      drawing.fillStyle = gain === 0 ? "rgb(255 255 255 / 30%)" : "rgb(255 255 255 / 72%)";
      const top = strip ? height - waveHeight : 16;
      paintWaveform(drawing, face, wave, top, height - top - 2, gain === 0 ? 1 : gain);
    });
  }, [painted, height, skipped, from, step, strip, wave, still, gain]);

  if (!strip && !wave && !still) return null;
  return (
    <canvas
      ref={canvas}
      className={faded ? styles.faceFaded : styles.face}
      style={{ width: painted, height }}
    />
  );
}
