import { strings } from "../../lib/strings";
import { Select } from "../../lib/ui";
import type { Document } from "../../timeline/document";
import type { PanelStore } from "../store";
import { Section } from "./Section";

const words = strings.inspector;
/** LUFS; 0 leaves the mix as it is. */
const USUAL = [0, -14, -16, -23];

/** How loud the whole film comes out. */
export function MasterSection({ master, store }: { master: Document["master"]; store: PanelStore }) {
  const { loudness } = master;
  const offered = USUAL.includes(loudness) ? USUAL : [...USUAL, loudness];
  return (
    <Section title={words.sound}>
      <Select
        inline
        label={words.loudness}
        value={loudness}
        choices={offered.map((value) => ({
          value,
          label: words.loudnesses[value] ?? words.otherLoudness(value),
        }))}
        onChange={(value) => store.commit({ type: "set", path: ["master", "loudness"], value })}
      />
    </Section>
  );
}
