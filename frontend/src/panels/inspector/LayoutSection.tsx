import { Link2, Unlink2 } from "lucide-react";
import { useRef, useState } from "react";
import { strings } from "../../lib/strings";
import { IconButton, NumberField } from "../../lib/ui";
import type { PictureClip } from "../../timeline/document";
import type { PanelStore } from "../store";
import { commit, edits } from "./edits";
import { common, normalDegrees, resize } from "./properties";
import { Pair, Section } from "./Section";

const words = strings.inspector;
const FAR = 100_000; // canvas units

interface LayoutSectionProps {
  clips: readonly { id: string; clip: PictureClip }[];
  store: PanelStore;
}

/** Where the layer is, how large, and how it is turned. */
export function LayoutSection({ clips, store }: LayoutSectionProps) {
  const [keepRatio, setKeepRatio] = useState(
    clips.every(({ clip }) => clip.kind === "video" || clip.kind === "image"),
  );
  const all = clips.map(({ clip }) => clip.transform);
  // Proportions are those from before the drag: its own previews are rounded, and would add up.
  const dragging = useRef(false);
  const before = useRef(clips);
  if (!dragging.current) before.current = clips;
  const side = (name: "width" | "height") => ({
    value: common(all.map((transform) => transform[name])),
    onCommit: (value: number) => commit(store, resize(before.current, name, value, keepRatio)),
    onPreview: (value: number | null) => {
      dragging.current = value !== null;
      store.preview(value === null ? null : resize(before.current, name, value, keepRatio));
    },
  });
  const turn = edits<number>(store, clips, ["transform", "rotation"]);
  const rotation = common(all.map((transform) => transform.rotation));
  return (
    <Section
      title={words.layout}
      action={
        <IconButton
          size="small"
          label={words.lockRatio}
          pressed={keepRatio}
          icon={keepRatio ? <Link2 /> : <Unlink2 />}
          onClick={() => setKeepRatio(!keepRatio)}
        />
      }
    >
      <Pair label={words.position}>
        <NumberField
          label={words.x}
          prefix="X"
          step={1}
          min={-FAR}
          max={FAR}
          value={common(all.map(({ x }) => x))}
          {...edits<number>(store, clips, ["transform", "x"])}
        />
        <NumberField
          label={words.y}
          prefix="Y"
          step={1}
          min={-FAR}
          max={FAR}
          value={common(all.map(({ y }) => y))}
          {...edits<number>(store, clips, ["transform", "y"])}
        />
      </Pair>
      <Pair label={words.size}>
        <NumberField label={words.width} prefix="W" step={1} min={1} max={FAR} {...side("width")} />
        <NumberField label={words.height} prefix="H" step={1} min={1} max={FAR} {...side("height")} />
      </Pair>
      <Pair label={words.rotation}>
        <NumberField
          label={words.rotation}
          prefix="↻"
          unit="°"
          step={1}
          min={-36_000}
          max={36_000}
          value={rotation === null ? null : normalDegrees(rotation)}
          {...turn}
        />
        <span />
      </Pair>
    </Section>
  );
}
