/** The name and the colour of a marker, beneath it on the ruler. */

import { Trash2 } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { strings } from "../lib/strings";
import { Button, TextField } from "../lib/ui";
import { classes } from "../lib/ui/classes";
import { useFloating } from "../lib/ui/useFloating";
import type { Marker } from "../timeline/document";
import { deleteMarkers, setMarker } from "../timeline/edits";
import type { Workbench } from "../tools/workbench";
import styles from "./Markers.module.css";

const words = strings.markers;
/** The colours that a marker is usually given; any other one is set in the properties. */
const COLOURS = ["#ffd54a", "#ff7a59", "#ff5ca8", "#b38cff", "#5aa9ff", "#3ccf8e", "#ffffff"] as const;

interface MarkerEditorProps {
  readonly bench: Workbench;
  readonly id: string;
  readonly marker: Marker;
  readonly anchor: RefObject<HTMLElement | null>;
}

export function MarkerEditor({ bench, id, marker, anchor }: MarkerEditorProps) {
  const { store, session } = bench;
  const popup = useRef<HTMLDivElement>(null);
  const typed = useRef(marker.name);
  const set = (change: Partial<Marker>) => {
    const operation = setMarker(store.document, id, change);
    if (operation) store.commit(operation);
  };
  const close = () => {
    set({ name: typed.current.trim() });
    session.update({ marker: null });
  };
  useFloating({ open: true, anchor, popup, align: "center", onClose: close });
  useEffect(() => {
    const field = popup.current?.querySelector("input");
    field?.focus();
    field?.select();
  }, []);
  return (
    <div
      ref={popup}
      role="dialog"
      aria-label={words.editor}
      popover="manual"
      className={styles.editor}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") typed.current = marker.name;
        if (event.key !== "Escape" && !(event.key === "Enter" && event.target instanceof HTMLInputElement))
          return;
        event.preventDefault();
        close();
        anchor.current?.focus();
      }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <TextField
        label={words.name}
        defaultValue={marker.name}
        onChange={(event) => {
          typed.current = event.target.value;
        }}
      />
      <div role="radiogroup" aria-label={words.colour} className={styles.colours}>
        {COLOURS.map((colour, place) => (
          // biome-ignore lint/a11y/useSemanticElements: a radio button cannot be drawn as a patch of its colour
          <button
            key={colour}
            type="button"
            role="radio"
            aria-checked={marker.colour === colour}
            aria-label={words.colours[place]}
            className={classes(styles.colour, marker.colour === colour && styles.chosen)}
            style={{ backgroundColor: colour }}
            onClick={() => set({ colour })}
          />
        ))}
      </div>
      <Button
        size="small"
        icon={<Trash2 />}
        onClick={() => {
          session.update({ marker: null });
          const operation = deleteMarkers(store.document, [id]);
          if (operation) store.commit(operation);
        }}
      >
        {words.remove}
      </Button>
    </div>
  );
}
