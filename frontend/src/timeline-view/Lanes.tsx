/** The rows with their clips. Only what is near the window exists as elements: a window and a half to both sides together. */

import { useCallback } from "react";
import { FLICKS_PER_SECOND } from "../timeline/time";
import type { AssetMedia } from "../tools/asset-media";
import { useDocument, useSession, useStep } from "../tools/observe";
import type { Workbench } from "../tools/workbench";
import { ClipView } from "./ClipView";
import { clipLabel, clipTitle } from "./clip-name";
import type { Row } from "./rows";
import { type Scale, toX } from "./scale";
import styles from "./Timeline.module.css";

/** Where something that is being dragged in would land. */
export interface DropTarget {
  /** Null beneath all rows: on a new track. */
  readonly track: string | null;
  readonly time: number;
}

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

export function Lanes({ bench, rows, scale, width, media, target }: LanesProps) {
  const document = useDocument(bench.store);
  const { selection } = useSession(bench.session);
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
  const choose = useCallback((id: string) => bench.session.select([id]), [bench]);
  const visibleLeft = scrolledBy - windowLeft;
  return (
    <>
      {rows.map((row) => (
        <div
          key={row.id}
          className={row.id === target?.track ? styles.laneTarget : styles.lane}
          data-track={row.id}
          style={{ top: row.top, height: row.height }}
        />
      ))}
      <div
        className={styles.clips}
        style={{ transform: `translateX(${-visibleLeft}px)`, width: windowWidth }}
      >
        {rows.flatMap((row) =>
          row.index.between(from, to).map(({ id, clip }) => {
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
                label={clipLabel(document, clip)}
                left={left}
                width={Math.min(end, windowWidth + OVERHANG) - left - 1}
                skipped={left - start}
                inset={Math.max(0, Math.round(visibleLeft - left))}
                top={row.top}
                height={row.height}
                pixelsPerSecond={pixelsPerSecond}
                selected={chosen.has(id)}
                faded={row.track.hidden || (row.track.muted && clip.kind === "audio")}
                locked={row.track.locked}
                onChoose={choose}
              />
            );
          }),
        )}
      </div>
      {target && (
        <div className={styles.dropLine} style={{ left: toX(scale, target.time) }} aria-hidden="true" />
      )}
      {step?.line !== undefined && step.line !== null && (
        <div className={styles.snapLine} style={{ left: toX(scale, step.line) }} aria-hidden="true" />
      )}
    </>
  );
}
