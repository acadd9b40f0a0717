import { strings } from "../../lib/strings";
import { Slider, Switch } from "../../lib/ui";
import type { SoundingClip } from "../../timeline/document";
import { FLICKS_PER_SECOND } from "../../timeline/time";
import type { PanelStore } from "../store";
import { commit } from "./edits";
import { common, setProperty } from "./properties";
import { Section } from "./Section";

const words = strings.inspector;
const LONGEST_FADE = 10; // seconds

interface SoundSectionProps {
  clips: readonly { id: string; clip: SoundingClip }[];
  store: PanelStore;
}

/** How loud a clip is, and how it comes and goes. */
export function SoundSection({ clips, store }: SoundSectionProps) {
  const all = clips.map(({ clip }) => clip.sound);
  const shortest = Math.min(...clips.map(({ clip }) => clip.duration)) / FLICKS_PER_SECOND;
  const longest = Math.max(0.1, Math.min(LONGEST_FADE, Math.floor(shortest * 10) / 10));
  const fade = (property: "fade_in" | "fade_out") => {
    const operation = (seconds: number) =>
      setProperty(clips, ["sound", property], Math.round(seconds * FLICKS_PER_SECOND));
    const value = common(all.map((sound) => sound[property]));
    return {
      value: value === null ? null : value / FLICKS_PER_SECOND,
      min: 0,
      max: longest,
      step: 0.1,
      unit: "s",
      onCommit: (seconds: number) => commit(store, operation(seconds)),
      onPreview: (seconds: number | null) => store.preview(seconds === null ? null : operation(seconds)),
    };
  };
  const volume = (value: number) => setProperty(clips, ["sound", "volume"], value);
  return (
    <Section title={words.sound}>
      <Slider
        label={words.volume}
        value={common(all.map((sound) => sound.volume))}
        min={0}
        max={2}
        step={0.01}
        scale={100}
        unit="%"
        onCommit={(value) => commit(store, volume(value))}
        onPreview={(value) => store.preview(value === null ? null : volume(value))}
      />
      <Slider label={words.fadeIn} {...fade("fade_in")} />
      <Slider label={words.fadeOut} {...fade("fade_out")} />
      <Switch
        label={words.mute}
        checked={common(all.map((sound) => sound.muted)) ?? false}
        onChange={(muted) => commit(store, setProperty(clips, ["sound", "muted"], muted))}
      />
    </Section>
  );
}
