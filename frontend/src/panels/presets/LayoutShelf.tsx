/** Split screens: the cells of the canvas, how far apart they stand, and which layout the pictures stand in now. */

import { useRef, useState } from "react";
import { strings } from "../../lib/strings";
import { Slider } from "../../lib/ui";
import { useRoving } from "../../lib/ui/roving";
import { LAYOUT_PRESETS, type LayoutName } from "../../presets/layouts";
import type { Canvas } from "../../timeline/document";
import { cellsOf, type Layout, layoutOf, type Spacing, WIDEST_GAP } from "../../timeline/edits/set-layout";
import { meantCells } from "../../tools/meant-layers";
import { useDocument, useSession, useStandingTime } from "../../tools/observe";
import type { Workbench } from "../../tools/workbench";
import styles from "./Presets.module.css";

const words = strings.presets.layout;

interface LayoutShelfProps {
  readonly bench: Workbench;
  readonly onPut: (name: LayoutName, spacing: Spacing) => void;
}

export function LayoutShelf({ bench, onPut }: LayoutShelfProps) {
  const items = useRef<HTMLDivElement>(null);
  useRoving(items, { items: "button", along: "grid" });
  const document = useDocument(bench.store);
  useSession(bench.session);
  useStandingTime(bench.player);
  const [put, setPut] = useState<{ name: LayoutName | null } & Spacing>({ name: null, gap: 0, margin: 0 });
  const now = layoutOf(document, meantCells(bench), LAYOUT_PRESETS) ?? put;
  const change = (next: { name: LayoutName | null } & Spacing) => {
    setPut(next);
    if (next.name !== null) onPut(next.name, { gap: next.gap, margin: next.margin });
  };
  return (
    <section className={styles.shelf} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <div ref={items} className={styles.quads}>
        {(Object.keys(LAYOUT_PRESETS) as LayoutName[]).map((name) => (
          <button
            key={name}
            type="button"
            className={styles.item}
            aria-pressed={now.name === name}
            onClick={() => change({ ...now, name })}
          >
            <Cells canvas={document.canvas} layout={LAYOUT_PRESETS[name]} />
            <span>{words.names[name]}</span>
          </button>
        ))}
      </div>
      <Slider
        label={words.gap}
        min={0}
        max={WIDEST_GAP}
        step={1}
        value={now.gap}
        onCommit={(gap) => change({ ...now, gap })}
      />
      <Slider
        label={words.margin}
        min={0}
        max={200}
        step={1}
        value={now.margin}
        onCommit={(margin) => change({ ...now, margin })}
      />
      <p className={styles.hint}>{words.hint}</p>
    </section>
  );
}

/** A layout as it is on this canvas. */
function Cells({ canvas, layout }: { readonly canvas: Canvas; readonly layout: Layout }) {
  const [wide, high] = [canvas.width, canvas.height];
  const gap = Math.min(wide, high) / 24;
  return (
    <svg className={styles.cells} viewBox={`${-wide / 2} ${-high / 2} ${wide} ${high}`} aria-hidden="true">
      {cellsOf(canvas, layout, { gap, margin: gap }).map(({ x, y, width, height }) => (
        <rect
          key={`${x} ${y}`}
          x={x - width / 2}
          y={y - height / 2}
          width={width}
          height={height}
          rx={gap / 2}
        />
      ))}
    </svg>
  );
}
