/** Controls that choose one of several things, or switch one on and off. */

import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  AlignVerticalJustifyCenter,
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
} from "lucide-react";
import type { ReactNode } from "react";
import { strings } from "../../../lib/strings";
import { Segmented, Select, Switch } from "../../../lib/ui";
import type { Transition } from "../../../timeline/document";
import { setPassage } from "../../../timeline/edits";
import { useDocument } from "../../../tools/observe";
import styles from "../InspectorPanel.module.css";
import type { ControlProps } from "./control";

const words = strings.properties;

const ICONS: Readonly<Record<string, ReactNode>> = {
  left: <AlignLeft />,
  center: <AlignCenter />,
  right: <AlignRight />,
  top: <AlignVerticalJustifyStart />,
  middle: <AlignVerticalJustifyCenter />,
  bottom: <AlignVerticalJustifyEnd />,
};

/** What may be chosen. A curve of one's own is drawn at a keyframe, and nowhere else. */
function choicesOf({ property }: ControlProps) {
  const called = words.choices[property.name];
  return property.choices
    .filter((value) => value !== "bezier")
    .map((value) => ({ value, label: called?.[value] ?? value }));
}

const chosen = (value: ControlProps["value"]) => (typeof value === "string" ? value : null);

export function SelectControl(props: ControlProps) {
  const { property, editing } = props;
  return (
    <Select
      hiddenLabel
      label={props.name}
      value={chosen(props.value)}
      choices={choicesOf(props)}
      onPreview={(value) => (value === null ? editing.hide() : editing.preview([property, value]))}
      onChange={(value) => editing.commit([property, value])}
    />
  );
}

export function SegmentsControl(props: ControlProps) {
  const { property, editing } = props;
  return (
    <Segmented
      hiddenLabel
      label={props.name}
      value={chosen(props.value) ?? ""}
      choices={choicesOf(props).map((choice) => ({ ...choice, icon: ICONS[choice.value] }))}
      onChange={(value) => editing.commit([property, value])}
    />
  );
}

export function SwitchControl({ property, name, value, editing }: ControlProps) {
  return (
    <span className={styles.switch}>
      {value === null && <span className={styles.mixed}>{words.mixed}</span>}
      <Switch
        hiddenLabel
        label={name}
        checked={value === true}
        onChange={(on) => editing.commit([property, on])}
      />
    </span>
  );
}

/** How a clip takes over from the one before; a passage that is new has a length at once. */
export function PassageControl(props: ControlProps) {
  const { editing } = props;
  const change = (kind: string) => (document: Parameters<typeof setPassage>[0]) =>
    setPassage(document, editing.clips, kind as Transition["kind"]);
  return (
    <Select
      hiddenLabel
      label={props.name}
      value={chosen(props.value)}
      choices={choicesOf(props)}
      onPreview={(kind) => (kind === null ? editing.hide() : editing.show(change(kind)))}
      onChange={(kind) => editing.keep(change(kind))}
    />
  );
}

/** LUFS; 0 leaves the mix as it is. */
const USUAL = [0, -14, -16, -23];

export function LoudnessControl({ property, name, value, editing }: ControlProps) {
  const loudness = Number(value);
  const offered = USUAL.includes(loudness) ? USUAL : [...USUAL, loudness];
  const { loudnesses, otherLoudness } = strings.inspector;
  return (
    <Select
      hiddenLabel
      label={name}
      value={loudness}
      choices={offered.map((one) => ({ value: one, label: loudnesses[one] ?? otherLoudness(one) }))}
      onChange={(wanted) => editing.commit([property, wanted])}
    />
  );
}

/** One of the project's pictures. */
export function PictureControl({ property, name, value, editing }: ControlProps) {
  const { assets } = useDocument(editing.bench.store);
  const pictures = Object.entries(assets).filter(([, { kind }]) => kind === "image");
  if (pictures.length === 0) return <p className={styles.hint}>{words.noPicture}</p>;
  return (
    <Select
      hiddenLabel
      label={name}
      value={chosen(value) || null}
      choices={pictures.map(([id, asset]) => ({ value: id, label: asset.name || id }))}
      onChange={(id) => editing.commit([property, id])}
    />
  );
}
