import { Circle, Square } from "lucide-react";
import { strings } from "../../lib/strings";
import { ColourField, Segmented, Slider } from "../../lib/ui";
import type { ShapeClip } from "../../timeline/document";
import type { PanelStore } from "../store";
import { edits } from "./edits";
import { common } from "./properties";
import { Section } from "./Section";

const words = strings.inspector;

interface ShapeSectionProps {
  clips: readonly { id: string; clip: ShapeClip }[];
  store: PanelStore;
}

/** Which shape, and what fills it. */
export function ShapeSection({ clips, store }: ShapeSectionProps) {
  const [first] = clips;
  if (!first) return null;
  const shape = common(clips.map(({ clip }) => clip.shape));
  const roundest = Math.floor(Math.min(first.clip.transform.width, first.clip.transform.height) / 2);
  const { onCommit } = edits<"rectangle" | "ellipse">(store, clips, ["shape"]);
  return (
    <Section title={words.shape}>
      <Segmented
        inline
        label={words.kind}
        value={shape ?? ""}
        choices={[
          { value: "rectangle", label: words.rectangle, icon: <Square /> },
          { value: "ellipse", label: words.ellipse, icon: <Circle /> },
        ]}
        onChange={(value) => onCommit(value === "ellipse" ? "ellipse" : "rectangle")}
      />
      <ColourField
        alpha
        label={words.fill}
        value={first.clip.fill}
        {...edits<string>(store, clips, ["fill"])}
      />
      {shape === "rectangle" && (
        <Slider
          label={words.cornerRadius}
          value={common(clips.map(({ clip }) => Math.min(clip.corner_radius, roundest)))}
          min={0}
          max={roundest}
          step={1}
          {...edits<number>(store, clips, ["corner_radius"])}
        />
      )}
    </Section>
  );
}
