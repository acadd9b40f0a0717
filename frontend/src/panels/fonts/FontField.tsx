import { useMemo } from "react";
import { Select } from "../../lib/ui";
import { FAMILIES } from "../../timeline/fonts";
import { pageFace } from "./faces";

interface FontFieldProps {
  label: string;
  /** `null`: several texts are selected and they differ. */
  value: string | null;
  onChange: (family: string) => void;
  /** The family that is pointed at, to be shown and not kept; `null` takes it back. */
  onPreview?: (family: string | null) => void;
  /** The name is read aloud only. */
  hiddenLabel?: boolean;
}

/** A family of fonts, each written in itself, found by its name. */
export function FontField({ label, value, onChange, onPreview, hiddenLabel }: FontFieldProps) {
  const choices = useMemo(
    () => FAMILIES.map((family) => ({ value: family, label: family, face: pageFace(family) })),
    [],
  );
  return (
    <Select
      inline={!hiddenLabel}
      hiddenLabel={hiddenLabel}
      searchable
      label={label}
      value={value}
      choices={choices}
      onChange={onChange}
      onPreview={onPreview}
    />
  );
}
