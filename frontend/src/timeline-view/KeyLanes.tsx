/** The lanes of the clip that is open: one for each property that moves, with a diamond at each of its keyframes. */

import { strings } from "../lib/strings";
import { wholeWord } from "../lib/strings-of-properties";
import { classes } from "../lib/ui/classes";
import { clipOf, type Document, type Keyframe } from "../timeline/document";
import { movingProperties } from "../timeline/edits/keys";
import { curveOf } from "../timeline/edits/set-property";
import type { CurveName } from "../timeline/keyframes";
import { clipEnd } from "../timeline/timeline-index";
import { isSameKey } from "../tools/move-keys";
import { useSession } from "../tools/observe";
import type { Workbench } from "../tools/workbench";
import styles from "./KeyLanes.module.css";
import { LANE_HEIGHT, type Row } from "./rows";
import { type Scale, toX } from "./scale";
import { timecode } from "./timecode";

const words = strings.lanes;

/** How many lanes are shown beneath a track's clips; at least one for what is open, which says how to get more. */
export function lanesOf(document: Document, opened: string | null, track: string): number {
  const clip = opened === null ? undefined : clipOf(document, opened);
  return clip?.track === track ? Math.max(1, movingProperties(document, opened as string).length) : 0;
}

interface KeyLanesProps {
  readonly bench: Workbench;
  readonly document: Document;
  readonly rows: readonly Row[];
  readonly scale: Scale;
  readonly width: number;
}

export function KeyLanes({ bench, document, rows, scale, width }: KeyLanesProps) {
  const { opened, keys } = useSession(bench.session);
  const clip = opened === null ? undefined : clipOf(document, opened);
  const row = rows.find(({ id }) => id === clip?.track);
  if (opened === null || !clip || !row) return null;
  const top = row.top + row.height;
  const [left, right] = [toX(scale, clip.start), toX(scale, clipEnd(clip))];
  const { frame_rate } = document.canvas;
  const properties = movingProperties(document, opened);
  if (properties.length === 0) {
    return (
      <div className={styles.lane} style={{ top }}>
        <span className={styles.hint}>{words.noKeys}</span>
      </div>
    );
  }
  return properties.map((property, place) => {
    const curve = property.curve as CurveName;
    const all = curveOf(document, { owner: "clip", id: opened }, property);
    const shown = all.map((key) => ({ key, x: toX(scale, clip.start + key.time) }));
    const [first, last] = [shown[0], shown.at(-1)];
    return (
      <div
        key={curve}
        className={styles.lane}
        data-lane={curve}
        style={{ top: top + place * LANE_HEIGHT }}
        title={words.laneHint}
      >
        <span className={styles.span} style={{ left, width: Math.max(0, right - left) }} />
        {first && last && <span className={styles.line} style={{ left: first.x, width: last.x - first.x }} />}
        {shown
          .filter(({ x }) => x > -12 && x < width + 12)
          .map(({ key, x }) => {
            const chosen = keys.some((one) => isSameKey(one, { curve, time: key.time }));
            return (
              <button
                key={key.time}
                type="button"
                data-key={key.time}
                data-curve={curve}
                aria-label={words.key(wholeWord(property.name), timecode(clip.start + key.time, frame_rate))}
                aria-pressed={chosen}
                className={classes(styles.key, chosen && styles.chosen, styles[shapeOf(key)])}
                style={{ left: x }}
                // A click without a pointer is the keyboard's.
                onClick={(event) => {
                  if (event.detail !== 0) return;
                  bench.session.selectKeys([{ curve, time: key.time }]);
                  bench.player.seek(clip.start + key.time);
                }}
              />
            );
          })}
      </div>
    );
  });
}

function shapeOf({ easing }: Keyframe): "hold" | "straight" | "eased" {
  if (easing === "hold") return "hold";
  return easing === "linear" ? "straight" : "eased";
}
