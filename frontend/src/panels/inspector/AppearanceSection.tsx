import { strings } from "../../lib/strings";
import { Slider } from "../../lib/ui";
import type { PictureClip } from "../../timeline/document";
import type { PanelStore } from "../store";
import { edits } from "./edits";
import { common } from "./properties";
import { Section } from "./Section";

const words = strings.inspector;

interface AppearanceSectionProps {
  clips: readonly { id: string; clip: PictureClip }[];
  store: PanelStore;
}

/** How the layer is drawn into its box. */
export function AppearanceSection({ clips, store }: AppearanceSectionProps) {
  const all = clips.map(({ clip }) => clip.appearance);
  return (
    <Section title={words.appearance}>
      <Slider
        label={words.opacity}
        value={common(all.map(({ opacity }) => opacity))}
        unit="%"
        scale={100}
        {...edits<number>(store, clips, ["appearance", "opacity"])}
      />
      <Slider
        label={words.vignette}
        value={common(all.map(({ vignette }) => vignette))}
        unit="%"
        scale={100}
        {...edits<number>(store, clips, ["appearance", "vignette"])}
      />
    </Section>
  );
}
