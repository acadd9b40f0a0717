/** The heads of the open lanes, beside them: the property's name, its keyframes by step, one more, and how they go on. */

import { ChevronLeft, ChevronRight, Diamond, Spline } from "lucide-react";
import { strings } from "../lib/strings";
import { wholeWord } from "../lib/strings-of-properties";
import { IconButton, Menu } from "../lib/ui";
import { clipOf, type Document, type Keyframe } from "../timeline/document";
import { toggleKeyframe } from "../timeline/edits";
import { nextKeyframe } from "../timeline/edits/keyframe";
import { easeKeys, type KeyName, movingProperties } from "../timeline/edits/keys";
import { curveOf } from "../timeline/edits/set-property";
import type { CurveName } from "../timeline/keyframes";
import type { Property } from "../timeline/properties";
import { useSession } from "../tools/observe";
import type { Workbench } from "../tools/workbench";
import styles from "./KeyLanes.module.css";
import type { Row } from "./rows";

const words = strings.lanes;
const { addKey, nextKey, previousKey, easings } = strings.properties;
const EASINGS = Object.keys(easings) as Keyframe["easing"][];

interface LaneHeadsProps {
  readonly bench: Workbench;
  readonly document: Document;
  readonly rows: readonly Row[];
}

export function LaneHeads({ bench, document, rows }: LaneHeadsProps) {
  const { opened, keys } = useSession(bench.session);
  const clip = opened === null ? undefined : clipOf(document, opened);
  const row = rows.find(({ id }) => id === clip?.track);
  if (opened === null || !row) return null;
  return (
    <div className={styles.heads} style={{ top: row.top + row.height }}>
      {movingProperties(document, opened).map((property) => (
        <Head
          key={property.name}
          bench={bench}
          document={document}
          id={opened}
          property={property}
          chosen={keys.filter(({ curve }) => curve === property.curve)}
        />
      ))}
    </div>
  );
}

interface HeadProps {
  readonly bench: Workbench;
  readonly document: Document;
  readonly id: string;
  readonly property: Property;
  /** Its keyframes that are selected. */
  readonly chosen: readonly KeyName[];
}

function Head({ bench, document, id, property, chosen }: HeadProps) {
  const { store, player, session } = bench;
  const name = wholeWord(property.name);
  const holder = { owner: "clip", id } as const;
  const curve = property.curve as CurveName;
  const go = (direction: 1 | -1) => {
    const time = nextKeyframe(store.document, [holder], [property], player.time, direction);
    if (time !== null) player.seek(time);
  };
  const all = curveOf(document, holder, property);
  // Nothing selected means all of the lane.
  const meant = chosen.length > 0 ? chosen : all.map(({ time }) => ({ curve, time }));
  const [first] = meant;
  const present = all.find(({ time }) => time === first?.time);
  return (
    <div className={styles.head}>
      <span className={styles.name} title={name}>
        {name}
      </span>
      <IconButton size="small" label={previousKey(name)} icon={<ChevronLeft />} onClick={() => go(-1)} />
      <IconButton
        size="small"
        label={addKey(name)}
        icon={<Diamond />}
        onClick={() => {
          const operation = toggleKeyframe(store.document, [holder], [property], player.time);
          if (operation) store.commit(operation);
        }}
      />
      <IconButton size="small" label={nextKey(name)} icon={<ChevronRight />} onClick={() => go(1)} />
      <Menu
        label={words.easing(name)}
        align="end"
        trigger={(props) => (
          <IconButton {...props} size="small" label={words.easing(name)} icon={<Spline />} />
        )}
        items={EASINGS.map((easing) => ({
          label: easings[easing] ?? easing,
          checked: present?.easing === easing,
          onSelect: () => {
            const operation = easeKeys(store.document, id, meant, { easing });
            if (operation) store.commit(operation);
            const clip = clipOf(store.document, id);
            if (easing !== "bezier" || !clip || !first) return;
            // Its handles are in the inspector, at the keyframe.
            session.selectKeys(meant);
            player.seek(clip.start + first.time);
            session.update({ reveal: property.name });
          },
        }))}
      />
    </div>
  );
}
