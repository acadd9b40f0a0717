/** The looks, on the picture that they are for; "none" takes one off. */

import { useMemo, useRef } from "react";
import { strings } from "../../lib/strings";
import { useRoving } from "../../lib/ui/roving";
import { LOOK_PRESETS, type LookName } from "../../presets/looks";
import { hasLook, type Look } from "../../timeline/edits/set-look";
import { meantLayers } from "../../tools/meant-layers";
import { useDocument, useSession, useStandingTime } from "../../tools/observe";
import type { Workbench } from "../../tools/workbench";
import styles from "./Presets.module.css";
import { momentOf, pictureSketch } from "./picture-sketch";
import { Sketch } from "./Sketch";

const words = strings.presets.look;
const LOOKS: readonly (readonly [LookName | null, string, Look])[] = [
  [null, words.none, {}],
  ...(Object.keys(LOOK_PRESETS) as LookName[]).map(
    (name) => [name, words.names[name], LOOK_PRESETS[name]] as const,
  ),
];

interface LookShelfProps {
  readonly bench: Workbench;
  readonly onPut: (name: LookName | null) => void;
}

export function LookShelf({ bench, onPut }: LookShelfProps) {
  const items = useRef<HTMLDivElement>(null);
  useRoving(items, { items: "button", along: "grid" });
  const document = useDocument(bench.store);
  useSession(bench.session);
  const time = useStandingTime(bench.player);
  const [first = null] = meantLayers(bench);
  const at = momentOf(document, first, time);
  return (
    <section className={styles.shelf} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <div ref={items} className={styles.triples}>
        {LOOKS.map(([name, title, look]) => (
          <button
            key={title}
            type="button"
            className={styles.item}
            aria-pressed={first !== null && hasLook(document, first, look)}
            onClick={() => onPut(name)}
          >
            <LookSketch bench={bench} id={first} time={at} look={look} />
            <span>{title}</span>
          </button>
        ))}
      </div>
      <p className={styles.hint}>{words.hint}</p>
    </section>
  );
}

interface LookSketchProps {
  readonly bench: Workbench;
  readonly id: string | null;
  readonly time: number;
  readonly look: Look;
}

function LookSketch({ bench, id, time, look }: LookSketchProps) {
  const document = useDocument(bench.store);
  const sketch = useMemo(() => pictureSketch(document, id, time, look), [document, id, time, look]);
  return <Sketch player={bench.player} document={sketch} time={time} />;
}
