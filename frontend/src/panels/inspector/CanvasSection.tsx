import { strings } from "../../lib/strings";
import { ColourField } from "../../lib/ui";
import type { Canvas } from "../../timeline/document";
import type { PanelStore } from "../store";
import styles from "./InspectorPanel.module.css";
import { Section } from "./Section";

const words = strings.inspector;

/** What the film looks like before anything is on it. */
export function CanvasSection({ canvas, store }: { canvas: Canvas; store: PanelStore }) {
  const { numerator, denominator } = canvas.frame_rate;
  const background = (value: string) => ({ type: "set" as const, path: ["canvas", "background"], value });
  return (
    <Section title={words.canvas}>
      <dl className={styles.facts}>
        <dt>{words.size}</dt>
        <dd>
          {canvas.width} × {canvas.height}
        </dd>
        <dt>{words.frameRate}</dt>
        <dd>{Number((numerator / denominator).toFixed(3))}</dd>
      </dl>
      <ColourField
        label={words.background}
        value={canvas.background}
        onCommit={(value) => store.commit(background(value))}
        onPreview={(value) => store.preview(value === null ? null : background(value))}
      />
    </Section>
  );
}
