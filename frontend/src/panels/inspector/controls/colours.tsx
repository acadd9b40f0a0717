/** Controls of colours: chosen, typed, or picked from the stage. */

import { propertyOf } from "../../../timeline/properties";
import { StageColourField } from "../../colours";
import type { ControlProps } from "./control";

type Picking = Pick<Parameters<typeof StageColourField>[0], "onPicking" | "onPickingOver" | "onPicked">;

export function ColourControl(props: ControlProps & Picking & { readonly alpha?: boolean }) {
  const { property, name, value, editing, alpha, onPicking, onPickingOver, onPicked } = props;
  return (
    <StageColourField
      hiddenLabel
      alpha={alpha}
      label={name}
      value={typeof value === "string" ? value : null}
      onPreview={(colour) => (colour === null ? editing.hide() : editing.preview([property, colour]))}
      onCommit={(colour) => editing.commit([property, colour])}
      onPicking={onPicking}
      onPickingOver={onPickingOver}
      onPicked={onPicked}
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
  const onPicked = (colour: string) => {
    const { document } = editing.bench.store;
    const off = editing.clips.every((id) => {
      const clip = document.clips[id];
      return !clip || !("appearance" in clip) || clip.appearance.chroma_key.strength === 0;
    });
    editing.commit([property, colour], ...(off ? [[STRENGTH, 1] as const] : []));
  };
  return (
    <ColourControl
      {...props}
      onPicking={() => editing.preview([STRENGTH, 0])}
      onPickingOver={() => editing.hide()}
      onPicked={onPicked}
    />
  );
}
