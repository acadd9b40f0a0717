/** The line between two rooms: drag it, or move it with the arrow keys. */

import { useState } from "react";
import { kept, remember } from "../lib/kept";
import { followPointer } from "../tools/pointer";
import styles from "./Editor.module.css";

export interface Resizable {
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly set: (size: number) => void;
}

/** A size in pixels that this browser remembers. */
export function useSize(name: string, initial: number, min: number, max: number): Resizable {
  const key = `cloudstudio.size.${name}`;
  const clamp = (size: number) => Math.round(Math.min(Math.max(size, min), max));
  const [size, setSize] = useState(() => clamp(Number(kept(key)) || initial));
  return {
    size,
    min,
    max,
    set: (wanted) => {
      setSize(clamp(wanted));
      remember(key, clamp(wanted));
    },
  };
}

interface SeparatorProps {
  readonly label: string;
  /** The side of the window on which the resized room lies. */
  readonly edge: "left" | "right" | "bottom";
  readonly of: Resizable;
}

export function Separator({ label, edge, of }: SeparatorProps) {
  const grow = edge === "left" ? 1 : -1;
  const upright = edge !== "bottom";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot take the focus or be dragged
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={upright ? "vertical" : "horizontal"}
      aria-valuenow={of.size}
      aria-valuemin={of.min}
      aria-valuemax={of.max}
      data-separator={edge}
      className={styles[`split-${edge}`]}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const start = upright ? event.clientX : event.clientY;
        const before = of.size;
        followPointer(
          event.nativeEvent,
          event.currentTarget,
          {
            drag: (now) => of.set(before + grow * ((upright ? now.clientX : now.clientY) - start)),
            release: () => undefined,
            cancel: () => of.set(before),
          },
          0,
        );
      }}
      onKeyDown={(event) => {
        const [less, more] = upright ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
        const step = event.key === more ? 16 : event.key === less ? -16 : 0;
        if (step === 0) return;
        event.preventDefault();
        of.set(of.size + grow * step);
      }}
    />
  );
}
