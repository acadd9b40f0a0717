/** Controls of words: what a text says, names, and the type that words are set in. */

import { useEffect, useRef, useState } from "react";
import { strings } from "../../../lib/strings";
import { Select, TextArea, TextField } from "../../../lib/ui";
import { isComposing } from "../../../lib/ui/composing";
import { weightsOf } from "../../../timeline/fonts";
import { type Property, propertyOf } from "../../../timeline/properties";
import { useDocument } from "../../../tools/observe";
import { FontField } from "../../fonts";
import { nearestWeight } from "../fonts";
import { common } from "../reading";
import type { ControlProps } from "./control";

/** Words while they are typed: shown at once, one operation when the typing is over, Escape takes them back. */
function useTyping({ property, value, editing }: ControlProps) {
  const saved = typeof value === "string" ? value : "";
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, saved });
  if (typed === null) latest.current = { typed, saved };
  else latest.current.typed = typed;
  const finish = () => {
    const { typed: now, saved: before } = latest.current;
    latest.current.typed = null;
    setTyped(null);
    if (now === null) return;
    editing.hide();
    if (now !== before) editing.commit([property, now]);
  };
  const leave = useRef(finish);
  leave.current = finish;
  // Selecting another clip takes this field away before it loses the focus.
  useEffect(() => () => leave.current(), []);
  return {
    shown: typed ?? saved,
    type: (words: string) => {
      setTyped(words);
      editing.preview([property, words]);
    },
    finish,
    giveUp: () => {
      latest.current.typed = null;
      setTyped(null);
      editing.hide();
    },
  };
}

export function WordsControl(props: ControlProps) {
  const { shown, type, finish, giveUp } = useTyping(props);
  return (
    <TextArea
      label={props.name}
      hiddenLabel
      rows={3}
      maxLength={10_000}
      placeholder={props.value === null ? strings.properties.mixed : undefined}
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
        if (event.key === "Escape") giveUp();
      }}
    />
  );
}

export function NameControl(props: ControlProps) {
  const { shown, type, finish, giveUp } = useTyping(props);
  return (
    <TextField
      label={props.name}
      hiddenLabel
      maxLength={255}
      autoComplete="off"
      placeholder={props.value === null ? strings.properties.mixed : undefined}
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") giveUp();
      }}
    />
  );
}

/** The weight that stands beside a family: of texts, or of a track's captions. */
const weightBeside = ({ owner }: Property) =>
  propertyOf(owner === "track" ? "track.captions.style.weight" : "style.weight");

/** The family and the weight of the selected texts, or of the captions of the tracks; null where they differ. */
function useStyle({ editing }: ControlProps) {
  const { clips, tracks } = useDocument(editing.bench.store);
  const styles = editing.holders.flatMap(({ owner, id }) => {
    if (owner === "track") return tracks[id] ? [tracks[id].captions.style] : [];
    const clip = clips[id];
    return clip?.kind === "text" ? [clip.style] : [];
  });
  return {
    family: common(styles.map(({ family }) => family)),
    weight: common(styles.map(({ weight }) => weight)),
  };
}

/** The family; the weight goes along to the nearest that it has. */
export function FamilyControl(props: ControlProps) {
  const { property, name, value, editing } = props;
  const { weight } = useStyle(props);
  const wanted = (family: string) =>
    [
      [property, family],
      [weightBeside(property), nearestWeight(family, weight ?? 400)],
    ] as const;
  return (
    <FontField
      hiddenLabel
      label={name}
      value={typeof value === "string" ? value : null}
      onPreview={(family) => (family === null ? editing.hide() : editing.preview(...wanted(family)))}
      onChange={(family) => editing.commit(...wanted(family))}
    />
  );
}

export function WeightControl(props: ControlProps) {
  const { property, name, value, editing } = props;
  const { family } = useStyle(props);
  return (
    <Select
      hiddenLabel
      label={name}
      value={typeof value === "number" ? value : null}
      choices={weightsOf(family ?? "").map((weight) => ({
        value: weight,
        label: strings.inspector.weights[weight] ?? String(weight),
      }))}
      onPreview={(weight) => (weight === null ? editing.hide() : editing.preview([property, weight]))}
      onChange={(weight) => editing.commit([property, weight])}
    />
  );
}
