import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { classes } from "./classes";
import styles from "./Field.module.css";

interface FieldProps {
  label: string;
  hint?: string;
  /** What is wrong with what was typed, as a sentence. */
  error?: string;
  /** Label beside the control instead of above it: the dense form of the inspector. */
  inline?: boolean;
  /** The name is read aloud only. */
  hiddenLabel?: boolean;
  children: (wiring: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode;
}

/** A control with its name, its hint and its error, wired for readers. */
export function Field({ label, hint, error, inline, hiddenLabel, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  const described = hint || error ? note : undefined;
  return (
    <div className={classes(styles.field, inline && styles.inline)}>
      <label htmlFor={id} className={hiddenLabel ? "for-readers" : styles.label}>
        {label}
      </label>
      {children({ id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {(error || hint) && (
        <p
          id={note}
          className={classes(styles.hint, error && styles.error)}
          role={error ? "alert" : undefined}
        >
          {error || hint}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "size"> {
  label: string;
  hint?: string;
  error?: string;
  hiddenLabel?: boolean;
  large?: boolean;
  icon?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  hiddenLabel,
  large,
  icon,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} hiddenLabel={hiddenLabel}>
      {(wiring) => (
        <span className={classes(styles.box, large && styles.large, className)}>
          {icon}
          <input {...rest} {...wiring} className={styles.input} />
        </span>
      )}
    </Field>
  );
}

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  label: string;
  hint?: string;
  error?: string;
  hiddenLabel?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text. */
export function TextArea({ label, hint, error, hiddenLabel, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} hiddenLabel={hiddenLabel}>
      {(wiring) => <textarea rows={3} {...rest} {...wiring} className={styles.area} />}
    </Field>
  );
}

interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** The name is read aloud only. */
  hiddenLabel?: boolean;
}

/** On or off, at once. */
export function Switch({ label, checked, onChange, disabled, hiddenLabel }: SwitchProps) {
  return (
    <label className={styles.switchRow}>
      <span className={hiddenLabel ? "for-readers" : styles.label}>{label}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

interface SegmentedProps<Value extends string | number> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange: (value: Value) => void;
  inline?: boolean;
  hiddenLabel?: boolean;
}

/** One of a few, all in sight. Radio buttons underneath, so arrows move between them. */
export function Segmented<Value extends string | number>({
  label,
  value,
  choices,
  onChange,
  inline,
  hiddenLabel,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classes(styles.field, styles.plain, inline && styles.inline)}>
      <legend className="for-readers">{label}</legend>
      {!hiddenLabel && (
        <span aria-hidden="true" className={styles.label}>
          {label}
        </span>
      )}
      <div className={styles.segments}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.segment} title={choice.icon ? choice.label : undefined}>
            <input
              type="radio"
              className="for-readers"
              name={name}
              checked={choice.value === value}
              aria-label={choice.label}
              onChange={() => onChange(choice.value)}
            />
            {choice.icon ?? choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
