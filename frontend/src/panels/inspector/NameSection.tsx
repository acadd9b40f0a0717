import { Film, Image, Music, Shapes, Type } from "lucide-react";
import { useState } from "react";
import { strings } from "../../lib/strings";
import { isComposing } from "../../lib/ui/composing";
import { assetOf, type Clip, type Document } from "../../timeline/document";
import type { PanelStore } from "../store";
import { commit } from "./edits";
import styles from "./InspectorPanel.module.css";
import { setProperty } from "./properties";

const words = strings.inspector;
const ICONS = { video: Film, image: Image, text: Type, shape: Shapes, audio: Music };

interface NameSectionProps {
  clips: readonly { id: string; clip: Clip }[];
  document: Document;
  store: PanelStore;
}

/** What is selected, and its name. */
export function NameSection({ clips, document, store }: NameSectionProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [only] = clips;
  if (!only || clips.length > 1) {
    return <header className={styles.name}>{words.several(clips.length)}</header>;
  }
  const { clip } = only;
  const Icon = ICONS[clip.kind];
  const given = clip.name || defaultName(clip, document);
  const finish = () => {
    const wanted = typed?.trim();
    setTyped(null);
    if (wanted && wanted !== given) commit(store, setProperty(clips, ["name"], wanted));
  };
  return (
    <header className={styles.name}>
      <span
        className={styles.kind}
        style={{ background: `var(--kind-${clip.kind})` }}
        title={words.kinds[clip.kind]}
      >
        <Icon aria-hidden="true" />
      </span>
      <input
        className={styles.nameInput}
        aria-label={words.name}
        value={typed ?? given}
        maxLength={255}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={finish}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(null);
        }}
      />
    </header>
  );
}

function defaultName(clip: Clip, document: Document): string {
  if ("asset" in clip) return assetOf(document, clip.asset)?.name || words.kinds[clip.kind];
  return words.kinds[clip.kind];
}
