import { useEffect, useState } from "react";
import { strings } from "../../../lib/strings";
import { wholeWord } from "../../../lib/strings-of-properties";
import { Button, NumberField, Segmented, Select } from "../../../lib/ui";
import { CANVASES, canvasOf } from "../../../timeline/canvases";
import { changeRate, resizeCanvas } from "../../../timeline/edits";
import type { CanvasRule, Size } from "../../../timeline/edits/resize-canvas";
import styles from "../InspectorPanel.module.css";
import type { BodyProps } from "./body";
import { Rows } from "./Rows";

const words = strings.properties;
/** Frames a second that cameras and screens have, as exact fractions. */
const RATES = [
  [24_000, 1001],
  [24, 1],
  [25, 1],
  [30_000, 1001],
  [30, 1],
  [50, 1],
  [60_000, 1001],
  [60, 1],
] as const;

const shown = (numerator: number, denominator: number) =>
  String(Number((numerator / denominator).toFixed(3)));

/** The film's shape and its frames a second. What becomes of the layers is shown on the stage before it is kept. */
export function CanvasBody(props: BodyProps) {
  const { document, editing, readings } = props;
  const { width, height, frame_rate } = document.canvas;
  const [wanted, setWanted] = useState<Size | null>(null);
  const [rule, setRule] = useState<CanvasRule>("fit");
  const show = (size: Size, by: CanvasRule) => {
    setWanted(size);
    setRule(by);
    editing.show((now) => resizeCanvas(now, size, by));
  };
  // What was shown and never applied goes with the panel.
  useEffect(() => () => editing.hide(), [editing]);
  const known = CANVASES.find((one) => one.width === width && one.height === height);
  const own = { value: "own", label: `${words.ownShape}: ${width} × ${height}` };
  const resize = (wide: number, high: number) => {
    const size = canvasOf(wide, high);
    if (size.width === width && size.height === height) return;
    if (Object.values(document.clips).some(({ kind }) => kind !== "audio")) show(size, rule);
    else editing.keep((now) => resizeCanvas(now, size, "leave"));
  };
  const end = (keeps: boolean) => {
    setWanted(null);
    if (wanted && keeps) editing.keep((now) => resizeCanvas(now, wanted, rule));
    else editing.hide();
  };
  const rate = (numerator: number, denominator: number) => `${numerator}/${denominator}`;
  const now = rate(frame_rate.numerator, frame_rate.denominator);
  const rates = RATES.map(([over, under]) => ({ value: rate(over, under), label: shown(over, under) }));
  return (
    <>
      <div data-property="canvas.width canvas.height" className={styles.property}>
        <div className={styles.row}>
          <span aria-hidden="true" className={styles.label}>
            {words.shape}
          </span>
          <Select
            hiddenLabel
            label={words.shape}
            value={known?.name ?? "own"}
            choices={[
              ...CANVASES.map(({ name, use }) => ({ value: name, label: `${name} ${use}` })),
              ...(known ? [] : [own]),
            ]}
            onChange={(name) => {
              const chosen = CANVASES.find((one) => one.name === name);
              if (chosen) resize(chosen.width, chosen.height);
            }}
          />
        </div>
        <div className={styles.row}>
          <span aria-hidden="true" className={styles.label}>
            {words.size}
          </span>
          <span className={styles.pair}>
            <NumberField
              label={wholeWord("canvas.width")}
              prefix="W"
              step={1}
              min={108}
              max={10_800}
              value={width}
              onCommit={(wide) => resize(wide, height)}
            />
            <NumberField
              label={wholeWord("canvas.height")}
              prefix="H"
              step={1}
              min={108}
              max={10_800}
              value={height}
              onCommit={(high) => resize(width, high)}
            />
          </span>
        </div>
        {wanted && (
          <div className={styles.rule}>
            <Segmented
              label={strings.stage.canvasRule}
              value={rule}
              choices={(["fit", "fill", "leave"] as const).map((value) => ({
                value,
                label: strings.stage.canvasRules[value],
              }))}
              onChange={(by) => show(wanted, by)}
            />
            <p>{strings.stage.canvasRuleTexts[rule]}</p>
            <span className={styles.pair}>
              <Button onClick={() => end(false)}>{strings.common.cancel}</Button>
              <Button variant="primary" onClick={() => end(true)}>
                {strings.stage.apply}
              </Button>
            </span>
          </div>
        )}
      </div>
      <div
        data-property="canvas.frame_rate.numerator canvas.frame_rate.denominator"
        className={styles.property}
      >
        <div className={styles.row}>
          <span aria-hidden="true" className={styles.label}>
            {wholeWord("canvas.frame_rate.numerator")}
          </span>
          <Select
            hiddenLabel
            label={wholeWord("canvas.frame_rate.numerator")}
            value={now}
            choices={
              rates.some(({ value }) => value === now)
                ? rates
                : [...rates, { value: now, label: shown(frame_rate.numerator, frame_rate.denominator) }]
            }
            onChange={(wanted) => {
              const [numerator, denominator] = wanted.split("/").map(Number);
              if (!numerator || !denominator) return;
              editing.keep((now) => changeRate(now, { numerator, denominator }));
            }}
          />
        </div>
      </div>
      <Rows
        {...props}
        readings={readings.filter(({ property }) => !["canvas", "rate"].includes(property.control))}
      />
    </>
  );
}
