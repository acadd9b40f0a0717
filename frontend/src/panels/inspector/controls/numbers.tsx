/** Controls of numbers: sliders, fields, angles, and the speed. */

import { AngleField, NumberField, Slider } from "../../../lib/ui";
import type { Document } from "../../../timeline/document";
import { setSpeed } from "../../../timeline/edits";
import { rangeOf, stored } from "../units";
import type { ControlProps } from "./control";

/** The two callbacks of a control of numbers. */
function hands({ property, editing }: ControlProps) {
  return {
    onPreview: (value: number | null) =>
      value === null ? editing.hide() : editing.preview([property, stored(property, value)]),
    onCommit: (value: number) => editing.commit([property, stored(property, value)]),
  };
}

const number = (value: ControlProps["value"]) => (typeof value === "number" ? value : null);

export function SliderControl(props: ControlProps) {
  return (
    <Slider
      hiddenLabel
      label={props.name}
      value={number(props.value)}
      {...rangeOf(props.property)}
      {...hands(props)}
    />
  );
}

export function NumberControl(props: ControlProps & { readonly prefix?: string }) {
  const { scale: _, reach: __, ...range } = rangeOf(props.property);
  return (
    <NumberField
      label={props.name}
      prefix={props.prefix}
      value={number(props.value)}
      {...range}
      {...hands(props)}
    />
  );
}

export function AngleControl(props: ControlProps) {
  const { min, max } = rangeOf(props.property);
  return <AngleField label={props.name} value={number(props.value)} min={min} max={max} {...hands(props)} />;
}

/** The speed: the clip's length goes with it, and what follows moves along. */
export function SpeedControl({ property, name, value, editing }: ControlProps) {
  const change = (speed: number) => (document: Document) =>
    setSpeed(document, editing.clips, thousandth(speed), editing.bench.session.state.rippleAll);
  return (
    <Slider
      hiddenLabel
      label={name}
      value={number(value)}
      {...rangeOf(property)}
      onPreview={(speed) => (speed === null ? editing.hide() : editing.show(change(speed)))}
      onCommit={(speed) => editing.keep(change(speed))}
    />
  );
}

const thousandth = (speed: number) => Math.round(speed * 1000) / 1000;
