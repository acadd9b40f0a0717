/** The rows with their clips. Only what is near the window exists as elements: a window and a half to both sides together. */

import { useCallback } from "react";
import { strings } from "../lib/strings";
import { classes } from "../lib/ui/classes";
import { isBound } from "../timeline/edits/bonds";
import { FLICKS_PER_SECOND, type Rate } from "../timeline/time";
import type { AssetMedia } from "../tools/asset-media";
import { choose } from "../tools/choosing";
import type { Step } from "../tools/gesture";
import type { How } from "../tools/landing";
import { useDocument, useSession, useStep } from "../tools/observe";
import type { Arrival } from "../tools/session";
import type { Workbench } from "../tools/workbench";
import { ClipView } from "./ClipView";
import { clipLabel, clipTitle } from "./clip-name";
import { KeyLanes } from "./KeyLanes";
import { Passages } from "./Passages";
import { depthsOf, PEEK, ROW_HEIGHT, type Row } from "./rows";
import { type Scale, toX } from "./scale";
import styles from "./Timeline.module.css";
import { shortTimecode, timecode } from "./timecode";

/** Where something that is being dragged in would land. */
export interface DropTarget {
  /** Null beneath all rows: on a new track. */
  readonly track: string | null;
  readonly time: number;
  /** How it meets what stands there. */
  readonly how: How;
}

const HOWS = {
  insert: strings.timeline.insert,
  overwrite: strings.timeline.overwrite,
  own: strings.timeline.own,
};

interface LanesProps {
  readonly bench: Workbench;
  readonly rows: readonly Row[];
  readonly scale: Scale;
  readonly width: number;
  readonly media: AssetMedia;
  readonly target: DropTarget | null;
}

/** Pixels of a clip that may hang out of the window; the rest is cut, however long the clip is. */
const OVERHANG = 64;
/** Of more selected clips than this none shows its volume: a hand shapes one or two. */
const MOST_SHAPED = 8;

export function Lanes({ bench, rows, scale, width, media, target }: LanesProps) {
  const document = useDocument(bench.store);
  const { selection, arriving } = useSession(bench.session);
  const step = useStep(bench.runner);
  const { pixelsPerSecond } = scale;
  const scrolledBy = (scale.from / FLICKS_PER_SECOND) * pixelsPerSecond;
  // The window moves in steps: scrolling within one re-renders no clip.
  const stride = width / 2;
  const windowLeft = (Math.floor(scrolledBy / stride) - 1) * stride;
  const windowWidth = width + 3 * stride;
  const from = (windowLeft / pixelsPerSecond) * FLICKS_PER_SECOND;
  const to = ((windowLeft + windowWidth) / pixelsPerSecond) * FLICKS_PER_SECOND;
  const chosen = new Set(selection);
  const chooseOne = useCallback((id: string) => choose(bench, [id]), [bench]);
  const visibleLeft = scrolledBy - windowLeft;
  return (
    <>
      {rows.map((row) => (
        <div
          key={row.id}
          className={classes(
            row.id === target?.track ? styles.laneTarget : styles.lane,
            row.track.locked && styles.laneLocked,
          )}
          data-track={row.id}
          style={{ top: row.top, height: row.height }}
        />
      ))}
      <div
        className={styles.clips}
        style={{ transform: `translateX(${-visibleLeft}px)`, width: windowWidth }}
      >
        {rows.flatMap((row) => {
          const depths = depthsOf(row.index);
          return row.index.between(from, to).map(({ id, clip }) => {
            const covers = (depths.get(id) ?? 0) * PEEK;
            const start = (clip.start / FLICKS_PER_SECOND) * pixelsPerSecond - windowLeft;
            const end = start + (clip.duration / FLICKS_PER_SECOND) * pixelsPerSecond;
            const left = Math.max(start, -OVERHANG);
            return (
              <ClipView
                key={id}
                id={id}
                clip={clip}
                asset={"asset" in clip ? document.assets[clip.asset] : undefined}
                media={media}
                title={clipTitle(document, clip)}
                label={clipLabel(document, clip, id)}
                left={left}
                width={Math.min(end, windowWidth + OVERHANG) - left - 1}
                skipped={left - start}
                inset={Math.max(0, Math.round(visibleLeft - left))}
                top={row.top + covers}
                height={row.height - covers}
                depth={depths.get(id) ?? 0}
                pixelsPerSecond={pixelsPerSecond}
                selected={chosen.has(id)}
                faded={row.track.hidden || (row.track.muted && clip.kind === "audio")}
                locked={row.track.locked}
                shapes={selection.length <= MOST_SHAPED && chosen.has(id) && !row.track.locked}
                linked={isBound(document, id, "link")}
                grouped={isBound(document, id, "group")}
                onChoose={chooseOne}
              />
            );
          });
        })}
        <Passages
          bench={bench}
          document={document}
          rows={rows}
          windowLeft={windowLeft}
          windowWidth={windowWidth}
          pixelsPerSecond={pixelsPerSecond}
        />
      </div>
      <KeyLanes bench={bench} document={document} rows={rows} scale={scale} width={width} />
      {arriving.map((arrival) => (
        <ArrivalView key={arrival.id} arrival={arrival} rows={rows} scale={scale} />
      ))}
      {target && (
        <div className={styles.dropLine} style={{ left: toX(scale, target.time) }} aria-hidden="true">
          {target.how !== "free" && <span className={styles.dropHow}>{HOWS[target.how]}</span>}
        </div>
      )}
      {step?.reading && (
        <ReadingBubble step={step} rate={document.canvas.frame_rate} scale={scale} width={width} />
      )}
      {step?.line !== undefined && step.line !== null && (
        <div className={styles.snapLine} style={{ left: toX(scale, step.line) }} aria-hidden="true" />
      )}
    </>
  );
}

interface ReadingProps {
  readonly step: Step;
  readonly rate: Rate;
  readonly scale: Scale;
  readonly width: number;
}

/** Where what is dragged is in time, by how much it has moved, and how it would land. */
function ReadingBubble({ step, rate, scale, width }: ReadingProps) {
  const { reading, how = "free" } = step;
  if (!reading) return null;
  const { at, by, length } = reading;
  const moved = `${by < 0 ? "\u2212" : "+"}${shortTimecode(Math.abs(by), rate)}`;
  const x = Math.min(Math.max(toX(scale, at), 0), width);
  return (
    <output
      className={styles.reading}
      style={{ transform: `translateX(${x}px) translateX(${(-x / width) * 100}%)` }}
    >
      {how !== "free" && <strong>{HOWS[how]}</strong>}
      <span>{timecode(at, rate)}</span>
      <span className={styles.readingMore}>{step.label ?? moved}</span>
      {length !== null && <span className={styles.readingMore}>{shortTimecode(length, rate)}</span>}
    </output>
  );
}

interface ArrivalProps {
  readonly arrival: Arrival;
  readonly rows: readonly Row[];
  readonly scale: Scale;
}

/** A placeholder for a file that is still being uploaded or looked at. */
function ArrivalView({ arrival, rows, scale }: ArrivalProps) {
  const row = rows.find(({ id }) => id === arrival.track);
  const left = toX(scale, arrival.start);
  const percent = Math.round(arrival.progress * 100);
  return (
    <div
      role="progressbar"
      aria-label={strings.timeline.arriving(arrival.name)}
      aria-valuenow={percent}
      className={styles.arrival}
      style={{
        transform: `translate(${left}px, ${row?.top ?? 0}px)`,
        width: Math.max(24, toX(scale, arrival.start + arrival.duration) - left - 1),
        height: row?.height ?? ROW_HEIGHT,
      }}
    >
      <span className={styles.arrivalDone} style={{ width: `${percent}%` }} />
      <span className={styles.arrivalName}>{arrival.name}</span>
    </div>
  );
}
