import { Pipette } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { strings } from "../../lib/strings";
import { ColourField, type ColourFieldProps, IconButton, toast } from "../../lib/ui";
import { joinColour, splitColour } from "../../lib/ui/colour";
import { rememberColour } from "../../lib/ui/recent-colours";
import { pickFromStage } from "./pick-colour";
import styles from "./StageColourField.module.css";

const words = strings.properties;

interface StageColourFieldProps extends ColourFieldProps {
  /** While a colour is picked: show the stage as it is to be picked from. `over` takes that back. */
  readonly onPicking?: () => void;
  readonly onPickingOver?: () => void;
  /** What is done with a picked colour, where it is not what is done with a chosen one. */
  readonly onPicked?: (colour: string) => void;
}

/** A colour that can also be taken from the stage: the next press there says which, and is one edit. */
export function StageColourField({ onPicking, onPickingOver, onPicked, ...field }: StageColourFieldProps) {
  const { label, value, alpha } = field;
  const [picking, setPicking] = useState(false);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const pick = () => {
    if (stop.current) return stop.current();
    setPicking(true);
    const hush = toast({ text: words.picking });
    onPicking?.();
    stop.current = pickFromStage((solid) => {
      stop.current = null;
      setPicking(false);
      hush();
      onPickingOver?.();
      if (!solid) return;
      // What shows nothing would go on showing nothing.
      const { opacity } = splitColour(value ?? solid);
      const colour = alpha ? joinColour(solid, opacity || 1) : solid;
      rememberColour(colour);
      if (onPicked) onPicked(colour);
      else if (colour !== value) field.onCommit(colour);
    });
  };
  return (
    <span className={styles.row}>
      <ColourField {...field} />
      <IconButton
        size="small"
        label={words.pickFor(label)}
        pressed={picking}
        icon={<Pipette />}
        className={styles.pick}
        onClick={pick}
      />
    </span>
  );
}
