/** Pictures in the picture, shown with what is selected. */

import { useMemo, useRef } from "react";
import { strings } from "../../lib/strings";
import { useRoving } from "../../lib/ui/roving";
import { PIP_PRESETS, type PipName } from "../../presets/pips";
import { meantLayers } from "../../tools/meant-layers";
import { useDocument, useSession, useStandingTime } from "../../tools/observe";
import type { Workbench } from "../../tools/workbench";
import styles from "./Presets.module.css";
import { momentOf, pipSketch } from "./picture-sketch";
import { Sketch } from "./Sketch";

const words = strings.presets.pip;

interface PipShelfProps {
  readonly bench: Workbench;
  readonly onPut: (name: PipName) => void;
}

export function PipShelf({ bench, onPut }: PipShelfProps) {
  const items = useRef<HTMLDivElement>(null);
  useRoving(items, { items: "button", along: "grid" });
  return (
    <section className={styles.shelf} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <div ref={items} className={styles.pairs}>
        {(Object.keys(PIP_PRESETS) as PipName[]).map((name) => (
          <button key={name} type="button" className={styles.item} onClick={() => onPut(name)}>
            <PipSketch bench={bench} name={name} />
            <span>{words.names[name]}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

function PipSketch({ bench, name }: { readonly bench: Workbench; readonly name: PipName }) {
  const document = useDocument(bench.store);
  useSession(bench.session);
  const time = useStandingTime(bench.player);
  const [first = null] = meantLayers(bench);
  const at = momentOf(document, first, time);
  const sketch = useMemo(
    () => pipSketch(document, first, at, PIP_PRESETS[name]),
    [document, first, at, name],
  );
  return <Sketch player={bench.player} document={sketch} time={at} />;
}
