/** The rows with their clips. Only what is near the window exists as elements: three windows wide. */

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

interface LanesProps {
  readonly bench: Workbench;
  readonly rows: readonly Row[];
  readonly scale: Scale;
  readonly width: number;
  readonly media: AssetMedia;
  /** The row that something is being dropped on, or null. */
  readonly target: string | null;
}

/** Pixels of a clip that may hang out of the window; the rest is cut, however long the clip is. */
const OVERHANG = 64;

export function Lanes({ bench, rows, scale, width, media, target }: LanesProps) {
  const document = useDocument(bench.store);
  const { selection } = useSession(bench.session);
  const step = useStep(bench.runner);
  const { pixelsPerSecond } = scale;
  const scrolledBy = (scale.from / FLICKS_PER_SECOND) * pixelsPerSecond;
  // The window moves in whole widths: scrolling within one re-renders no clip.
  const windowLeft = (Math.floor(scrolledBy / width) - 1) * width;
  const windowWidth = 3 * width;
  const from = (windowLeft / pixelsPerSecond) * FLICKS_PER_SECOND;
  const to = ((windowLeft + windowWidth) / pixelsPerSecond) * FLICKS_PER_SECOND;
  const chosen = new Set(selection);
  const choose = useCallback((id: string) => bench.session.select([id]), [bench]);
  const layer: React.CSSProperties & { readonly "--scroll": string } = {
    transform: `translateX(${windowLeft - scrolledBy}px)`,
    width: windowWidth,
    "--scroll": `${scrolledBy - windowLeft}px`,
  };
  return (
    <>
      {rows.map((row) => (
        <div
          key={row.id}
          className={row.id === target ? styles.laneTarget : styles.lane}
          data-track={row.id}
          style={{ top: row.top, height: row.height }}
        />
      ))}
      <div className={styles.clips} style={layer}>
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
      {step?.line !== undefined && step.line !== null && (
        <div className={styles.snapLine} style={{ left: toX(scale, step.line) }} aria-hidden="true" />
      )}
    </>
  );
}
