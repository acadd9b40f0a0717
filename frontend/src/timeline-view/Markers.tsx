/** Markers on the ruler: moments and stretches that somebody wants to find again. */

import { useRef } from "react";
import { later } from "../lib/later";
import { strings } from "../lib/strings";
import { Later } from "../lib/ui";
import type { Marker } from "../timeline/document";
import { useDocument, useSession } from "../tools/observe";
import type { Workbench } from "../tools/workbench";
import styles from "./Markers.module.css";
import { type Scale, toX } from "./scale";
import { timecode } from "./timecode";

const editor = later(() => import("./MarkerEditor"));

interface MarkersProps {
  readonly bench: Workbench;
  readonly scale: Scale;
  readonly width: number;
  /** A press on one: to drag it, or to go there. */
  readonly onPress: (event: React.PointerEvent, id: string) => void;
}

export function Markers({ bench, scale, width, onPress }: MarkersProps) {
  const { markers } = useDocument(bench.store);
  const { marker: open } = useSession(bench.session);
  return Object.entries(markers)
    .sort(([, a], [, b]) => a.time - b.time)
    .map(([id, marker]) => {
      const left = toX(scale, marker.time);
      const long = toX(scale, marker.time + marker.duration) - left;
      if (left + long < -8 || left > width + 8) return null;
      return (
        <MarkerView
          key={id}
          bench={bench}
          id={id}
          marker={marker}
          left={left}
          long={long}
          open={open === id}
          onPress={onPress}
        />
      );
    });
}

interface MarkerViewProps extends Pick<MarkersProps, "bench" | "onPress"> {
  readonly id: string;
  readonly marker: Marker;
  readonly left: number;
  readonly long: number;
  readonly open: boolean;
}

function MarkerView({ bench, id, marker, left, long, open, onPress }: MarkerViewProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { name, colour, time } = marker;
  const { frame_rate } = bench.store.document.canvas;
  return (
    <>
      <button
        ref={button}
        type="button"
        data-marker={id}
        aria-label={strings.markers.label(name || strings.markers.nameless, timecode(time, frame_rate))}
        title={name || undefined}
        className={styles.marker}
        style={{ transform: `translateX(${left}px)`, width: Math.max(12, long + 6) }}
        onPointerDown={(event) => onPress(event, id)}
        onDoubleClick={() => bench.session.update({ marker: id })}
        onClick={(event) => event.detail === 0 && bench.player.seek(time)}
      >
        <span className={styles.flag} style={{ background: colour, width: Math.max(2, long) }} />
        <span className={styles.head} style={{ background: colour }} />
        {name && <span className={styles.name}>{name}</span>}
      </button>
      {open && (
        <Later get={editor}>
          {({ MarkerEditor }) => <MarkerEditor bench={bench} id={id} marker={marker} anchor={button} />}
        </Later>
      )}
    </>
  );
}
