import { SlidersHorizontal } from "lucide-react";
import { strings } from "../../lib/strings";
import { EmptyState } from "../../lib/ui";
import { type PanelStore, useDocument } from "../store";
import { AppearanceSection } from "./AppearanceSection";
import { CanvasSection } from "./CanvasSection";
import styles from "./InspectorPanel.module.css";
import { LayoutSection } from "./LayoutSection";
import { MasterSection } from "./MasterSection";
import { NameSection } from "./NameSection";
import { isPicture, isSounding, selectedClips } from "./properties";
import { ShapeSection } from "./ShapeSection";
import { SoundSection } from "./SoundSection";
import { TextSection } from "./TextSection";

const words = strings.inspector;

export interface InspectorPanelProps {
  store: PanelStore;
  /** The ids of the selected clips. */
  selection: readonly string[];
}

/** The properties of what is selected. Each commit is one operation; a drag is a preview until it ends. */
export function InspectorPanel({ store, selection }: InspectorPanelProps) {
  const document = useDocument(store);
  const chosen = selectedClips(document, selection);
  const pictures = chosen.flatMap(({ id, clip }) => (isPicture(clip) ? [{ id, clip }] : []));
  const sounding = chosen.flatMap(({ id, clip }) => (isSounding(clip) ? [{ id, clip }] : []));
  const texts = chosen.flatMap(({ id, clip }) => (clip.kind === "text" ? [{ id, clip }] : []));
  const shapes = chosen.flatMap(({ id, clip }) => (clip.kind === "shape" ? [{ id, clip }] : []));
  // Fields that hold half-typed words belong to one selection and must not follow to the next.
  const key = chosen.map(({ id }) => id).join(" ");
  return (
    <section className={styles.panel} aria-label={words.title}>
      {document && chosen.length === 0 && (
        <>
          <CanvasSection canvas={document.canvas} store={store} />
          <MasterSection master={document.master} store={store} />
          <EmptyState compact icon={<SlidersHorizontal />} title={words.nothing}>
            {words.nothingText}
          </EmptyState>
        </>
      )}
      {document && chosen.length > 0 && (
        <div key={key}>
          <NameSection clips={chosen} document={document} store={store} />
          {texts.length === chosen.length && <TextSection clips={texts} store={store} />}
          {shapes.length === chosen.length && <ShapeSection clips={shapes} store={store} />}
          {pictures.length === chosen.length && (
            <>
              <LayoutSection clips={pictures} store={store} />
              <AppearanceSection clips={pictures} store={store} />
            </>
          )}
          {sounding.length === chosen.length && <SoundSection clips={sounding} store={store} />}
        </div>
      )}
    </section>
  );
}
