import { AlignCenter, AlignLeft, AlignRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { strings } from "../../lib/strings";
import { ColourField, NumberField, Segmented, Select, TextArea } from "../../lib/ui";
import { isComposing } from "../../lib/ui/composing";
import type { TextClip } from "../../timeline/document";
import { weightsOf } from "../../timeline/fonts";
import { FontField } from "../fonts";
import type { PanelStore } from "../store";
import { commit, edits } from "./edits";
import { nearestWeight } from "./fonts";
import { common, setProperty, together } from "./properties";
import { Pair, Section } from "./Section";

const words = strings.inspector;

interface TextSectionProps {
  clips: readonly { id: string; clip: TextClip }[];
  store: PanelStore;
}

/** What a text says and how it is set. */
export function TextSection({ clips, store }: TextSectionProps) {
  const [first] = clips;
  if (!first) return null;
  const all = clips.map(({ clip }) => clip.style);
  const family = common(all.map((style) => style.family));
  const weight = common(all.map((style) => style.weight));
  const align = common(all.map((style) => style.align));
  const weights = weightsOf(family ?? "");
  const inFamily = (next: string) => {
    const at = (name: string, value: string | number) =>
      clips.map(({ id }) => ({ type: "set" as const, path: ["clips", id, "style", name], value }));
    return together([...at("family", next), ...at("weight", nearestWeight(next, weight ?? 400))]);
  };
  const setAlign = edits<string>(store, clips, ["style", "align"]).onCommit;
  return (
    <Section title={words.text}>
      {clips.length === 1 && <Content id={first.id} text={first.clip.text} store={store} />}
      <FontField
        label={words.family}
        value={family}
        onChange={(next) => commit(store, inFamily(next))}
        onPreview={(next) => store.preview(next === null ? null : inFamily(next))}
      />
      <Select
        inline
        label={words.weight}
        value={weight}
        choices={weights.map((value) => ({ value, label: words.weights[value] ?? String(value) }))}
        onChange={edits<number>(store, clips, ["style", "weight"]).onCommit}
      />
      <Pair label={words.textSize}>
        <NumberField
          label={words.textSize}
          prefix="T"
          step={1}
          min={1}
          max={4000}
          value={common(all.map(({ size }) => size))}
          {...edits<number>(store, clips, ["style", "size"])}
        />
        <NumberField
          label={words.lineHeight}
          prefix="↕"
          step={0.05}
          min={0.5}
          max={5}
          value={common(all.map((style) => style.line_height))}
          {...edits<number>(store, clips, ["style", "line_height"])}
        />
      </Pair>
      <ColourField
        alpha
        label={words.colour}
        value={first.clip.style.colour}
        {...edits<string>(store, clips, ["style", "colour"])}
      />
      <Segmented
        inline
        label={words.align}
        value={align ?? ""}
        choices={[
          { value: "left", label: words.left, icon: <AlignLeft /> },
          { value: "center", label: words.center, icon: <AlignCenter /> },
          { value: "right", label: words.right, icon: <AlignRight /> },
        ]}
        onChange={setAlign}
      />
    </Section>
  );
}

/** The words: shown on the stage while they are typed, one operation when the typing is over. */
function Content({ id, text, store }: { id: string; text: string; store: PanelStore }) {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, saved: text });
  if (typed === null) latest.current = { typed, saved: text };
  else latest.current.typed = typed;

  const set = (value: string) => setProperty([{ id }], ["text"], value);
  const finish = () => {
    const { typed: now, saved } = latest.current;
    latest.current.typed = null;
    setTyped(null);
    if (now === null) return;
    store.preview(null);
    if (now !== saved) commit(store, set(now));
  };
  const leave = useRef(finish);
  leave.current = finish;
  // Selecting another clip takes this field away before it loses the focus.
  useEffect(() => () => leave.current(), []);

  return (
    <TextArea
      label={words.content}
      hiddenLabel
      rows={3}
      maxLength={10_000}
      value={typed ?? text}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        store.preview(set(event.currentTarget.value));
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
        if (event.key === "Escape") {
          latest.current.typed = null;
          setTyped(null);
          store.preview(null);
        }
      }}
    />
  );
}
