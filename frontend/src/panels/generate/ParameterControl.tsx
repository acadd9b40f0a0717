import { NumberField, Select, Slider, Switch, TextField } from "../../lib/ui";
import styles from "./GeneratePanel.module.css";
import { OddsTable } from "./OddsTable";
import type { Control } from "./parameters";

interface ParameterControlProps {
  control: Control;
  value: unknown;
  onChange: (value: unknown) => void;
}

const numberOf = (value: unknown) => (typeof value === "number" ? value : null);

/** The control that a parameter's schema asks for. */
export function ParameterControl({ control, value, onChange }: ParameterControlProps) {
  const { label } = control;
  switch (control.kind) {
    case "slider":
      return (
        <Slider
          label={label}
          hint={control.hint || undefined}
          value={numberOf(value)}
          min={control.min}
          max={control.max}
          step={control.step}
          onCommit={onChange}
        />
      );
    case "number":
      return (
        <div className={styles.number}>
          <span className={styles.label} aria-hidden="true">
            {label}
          </span>
          <NumberField
            label={label}
            value={numberOf(value)}
            min={control.min}
            max={control.max}
            step={control.step}
            onCommit={onChange}
          />
        </div>
      );
    case "choice":
      return (
        <Select
          label={label}
          hint={control.hint || undefined}
          value={typeof value === "number" ? value : String(value ?? "")}
          choices={control.choices.map((choice) => ({ value: choice, label: String(choice) }))}
          onChange={onChange}
        />
      );
    case "switch":
      return <Switch label={label} checked={value === true} onChange={onChange} />;
    case "text":
      return (
        <TextField
          label={label}
          hint={control.hint || undefined}
          value={String(value ?? "")}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "table":
      return (
        <OddsTable
          control={control}
          values={Array.isArray(value) ? value.map(Number) : []}
          onChange={onChange}
        />
      );
  }
}
