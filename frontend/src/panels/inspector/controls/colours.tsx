/** Controls of colours; a key's is picked from the stage. */

import { Pipette } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { strings } from "../../../lib/strings";
import { ColourField, IconButton, toast } from "../../../lib/ui";
import { propertyOf } from "../../../timeline/properties";
import styles from "../InspectorPanel.module.css";
import { pickFromStage } from "../pick-colour";
import type { ControlProps } from "./control";

const words = strings.properties;

export function ColourControl(props: ControlProps & { readonly alpha?: boolean }) {
  const { property, name, value, editing, alpha } = props;
  return (
    <ColourField
      hiddenLabel
      alpha={alpha}
      label={name}
      value={typeof value === "string" ? value : null}
      onPreview={(colour) => (colour === null ? editing.hide() : editing.preview([property, colour]))}
      onCommit={(colour) => editing.commit([property, colour])}
    />
  );
}

/** A colour that may let through what is below. */
export function PaintControl(props: ControlProps) {
  return <ColourControl {...props} alpha />;
}

const STRENGTH = propertyOf("appearance.chroma_key.strength");

/** The colour that a key takes away: while it is picked the stage shows the picture whole, and then it is gone at once. */
export function KeyColourControl(props: ControlProps) {
  const { property, editing } = props;
  const [picking, setPicking] = useState(false);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const pick = () => {
    if (stop.current) return stop.current();
    setPicking(true);
    toast({ text: words.picking });
    editing.preview([STRENGTH, 0]);
    stop.current = pickFromStage((colour) => {
      stop.current = null;
      setPicking(false);
      editing.hide();
      if (!colour) return;
      const { document } = editing.bench.store;
      const off = editing.clips.every((id) => {
        const clip = document.clips[id];
        return !clip || !("appearance" in clip) || clip.appearance.chroma_key.strength === 0;
      });
      editing.commit([property, colour], ...(off ? [[STRENGTH, 1] as const] : []));
    });
  };
  return (
    <span className={styles.keyColour}>
      <ColourControl {...props} />
      <IconButton size="small" label={words.pick} pressed={picking} icon={<Pipette />} onClick={pick} />
    </span>
  );
}
