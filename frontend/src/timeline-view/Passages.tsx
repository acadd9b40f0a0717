/** The transitions of the clips that are in sight: each a handle of its own at the cut, at the foot of the row. */

import { Blend } from "lucide-react";
import { memo } from "react";
import { strings } from "../lib/strings";
import { classes } from "../lib/ui/classes";
import type { Document } from "../timeline/document";
import { type Passage, passageOf } from "../timeline/edits/passage-length";
import { FLICKS_PER_SECOND } from "../timeline/time";
import { useSession } from "../tools/observe";
import type { Workbench } from "../tools/workbench";
import { clipTitle } from "./clip-name";
import styles from "./Passages.module.css";
import type { Row } from "./rows";

const words = strings.lanes;
const KINDS = strings.properties.choices["transition.kind"];
/** Pixels between the foot of a row and its transitions. */
const FOOT = 3;
const HEIGHT = 20;
/** Narrower than this there is no room for a sign; and no transition is narrower than can be taken hold of. */
const SIGN = 26;
const LEAST = 9;

interface PassagesProps {
  readonly bench: Workbench;
  readonly document: Document;
  readonly rows: readonly Row[];
  /** The painted window: its left edge and width in pixels from the film's start. */
  readonly windowLeft: number;
  readonly windowWidth: number;
  readonly pixelsPerSecond: number;
}

export const Passages = memo(function Passages(props: PassagesProps) {
  const { bench, document, rows, windowLeft, windowWidth, pixelsPerSecond } = props;
  const { passage: held } = useSession(bench.session);
  const x = (time: number) => (time / FLICKS_PER_SECOND) * pixelsPerSecond - windowLeft;
  const timeAt = (pixels: number) => ((pixels + windowLeft) / pixelsPerSecond) * FLICKS_PER_SECOND;
  return rows.flatMap((row) =>
    row.index.between(timeAt(0), timeAt(windowWidth)).flatMap(({ id, clip }) => {
      const passage = passageOf(document, id);
      if (!passage) return [];
      const left = x(passage.start);
      return (
        <PassageView
          key={id}
          id={id}
          label={words.transition(KINDS?.[clip.transition.kind] ?? "", clipTitle(document, clip))}
          passage={passage}
          left={left}
          top={row.top + row.height - HEIGHT - FOOT}
          width={Math.max(LEAST, x(passage.end) - left)}
          selected={held === id}
          locked={row.track.locked}
          onChoose={() => bench.session.selectPassage(id)}
        />
      );
    }),
  );
});

interface PassageViewProps {
  readonly id: string;
  readonly label: string;
  readonly passage: Passage;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly selected: boolean;
  readonly locked: boolean;
  /** Chosen by the keyboard. */
  readonly onChoose: () => void;
}

function PassageView({ id, label, passage, left, top, width, selected, locked, onChoose }: PassageViewProps) {
  const { start, end, still } = passage;
  const stands = (end - still) / (end - start);
  return (
    <button
      type="button"
      data-passage={id}
      aria-label={label}
      aria-pressed={selected}
      title={stands > 0 ? words.standsStill : label}
      disabled={locked}
      className={classes(styles.passage, selected && styles.selected)}
      style={{ transform: `translate(${left}px, ${top}px)`, width }}
      onClick={(event) => event.detail === 0 && onChoose()}
    >
      <span className={styles.slope} />
      {stands > 0 && <span className={styles.still} style={{ width: `${stands * 100}%` }} />}
      {width >= SIGN && <Blend aria-hidden="true" size={12} />}
      {!locked && (
        <>
          <span className={styles.start} data-passage-edge="start" />
          <span className={styles.end} data-passage-edge="end" />
        </>
      )}
    </button>
  );
}
