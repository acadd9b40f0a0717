/** The texts: a click puts one at the playhead, a drag where it is let go; pointed at, it runs. */

import { useMemo, useRef, useState } from "react";
import { strings } from "../../lib/strings";
import { useRoving } from "../../lib/ui/roving";
import { layersOf } from "../../presets/layers";
import type { TextPreset } from "../../presets/preset";
import { TEXT_PRESETS, type TextName } from "../../presets/texts";
import { FLICKS_PER_SECOND } from "../../timeline/time";
import { holdPreset, PRESET_TYPE } from "../../tools/held-preset";
import type { Workbench } from "../../tools/workbench";
import styles from "./Presets.module.css";
import { Sketch } from "./Sketch";
import { textSketch } from "./text-sketch";

const words = strings.presets.text;
const NAMES = Object.keys(TEXT_PRESETS) as TextName[];

interface TextShelfProps {
  readonly bench: Workbench;
  readonly onPut: (name: TextName) => void;
}

export function TextShelf({ bench, onPut }: TextShelfProps) {
  const items = useRef<HTMLDivElement>(null);
  useRoving(items, { items: "button", along: "grid" });
  return (
    <section className={styles.shelf} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <div ref={items} className={styles.pairs}>
        {NAMES.map((name) => (
          <TextItem key={name} name={name} preset={TEXT_PRESETS[name]} bench={bench} onPut={onPut} />
        ))}
      </div>
      <p className={styles.hint}>{words.hint}</p>
    </section>
  );
}

interface TextItemProps extends TextShelfProps {
  readonly name: TextName;
  readonly preset: TextPreset;
}

function TextItem({ name, preset, bench, onPut }: TextItemProps) {
  const document = useMemo(() => textSketch(preset), [preset]);
  const [runs, setRuns] = useState(false);
  return (
    <button
      type="button"
      draggable
      className={styles.item}
      onPointerEnter={(event) => setRuns(event.pointerType === "mouse")}
      onPointerLeave={() => setRuns(false)}
      onFocus={(event) => setRuns(event.currentTarget.matches(":focus-visible"))}
      onBlur={() => setRuns(false)}
      onClick={() => onPut(name)}
      onDragStart={(event) => {
        setRuns(false);
        holdPreset((canvas) => layersOf(preset, canvas));
        event.dataTransfer.setData(PRESET_TYPE, name);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onDragEnd={() => {
        holdPreset(null);
        bench.store.preview(null);
      }}
    >
      <Sketch
        player={bench.player}
        document={document}
        time={preset.shows * FLICKS_PER_SECOND}
        runs={runs}
        duration={preset.lasts * FLICKS_PER_SECOND}
      />
      <span>{words.names[name]}</span>
    </button>
  );
}
