import { NumberField } from "../../lib/ui";
import styles from "./OddsTable.module.css";
import type { Control } from "./parameters";

interface OddsTableProps {
  control: Extract<Control, { kind: "table" }>;
  values: readonly number[];
  onChange: (values: number[]) => void;
}

/** A row for each thing that can happen, its weight, and how likely that makes it. */
export function OddsTable({ control, values, onChange }: OddsTableProps) {
  const sum = values.reduce((total, value) => total + value, 0);
  return (
    <fieldset className={styles.table}>
      <legend className={styles.legend}>{control.label}</legend>
      {control.rows.map((row, index) => {
        const value = values[index] ?? 0;
        const share = sum > 0 ? value / sum : 0;
        return (
          <div key={row} className={styles.row}>
            <span className={styles.name}>{row}</span>
            <span className={styles.share}>{Number((share * 100).toFixed(1))} %</span>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ width: `${share * 100}%` }} />
            </span>
            <NumberField
              label={row}
              value={value}
              min={control.min}
              max={control.max}
              onCommit={(next) =>
                onChange(control.rows.map((_, at) => (at === index ? next : (values[at] ?? 0))))
              }
            />
          </div>
        );
      })}
    </fieldset>
  );
}
