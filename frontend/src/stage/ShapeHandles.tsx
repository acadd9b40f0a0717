/** The handles on a selected layer that say what its shape is: dragged, or reached by Tab and moved by the arrows. */

import type { KeyboardEvent } from "react";
import { strings } from "../lib/strings";
import type { Document } from "../timeline/document";
import { setProperty } from "../timeline/edits";
import { nudgedValue, type ShapeHandle, shapeHandles } from "../tools/shape-handles";
import type { Workbench } from "../tools/workbench";
import styles from "./ShapeHandles.module.css";
import { CLEAR, toldValue } from "./shape-handles";

const words = strings.stage.shapeParts;
/** Pixels of the least side of a box that has room for handles. */
const ROOM = 56;

interface ShapeHandlesProps {
  readonly bench: Workbench;
  /** As it stands at the playhead. */
  readonly document: Document;
  readonly id: string;
  readonly zoom: number;
}

export function ShapeHandles({ bench, document, id, zoom }: ShapeHandlesProps) {
  const clip = document.clips[id];
  const box = clip && "transform" in clip ? clip.transform : null;
  if (!box || Math.min(box.width, box.height) * zoom < ROOM) return null;
  const handles = shapeHandles(document, id, CLEAR / zoom);
  const spot = ({ at }: ShapeHandle) => ({ x: at.x * zoom, y: at.y * zoom });
  const start = handles.find(({ part }) => part === "gradient-start");
  const end = handles.find(({ part }) => part === "gradient-end");
  const onKeyDown = (event: KeyboardEvent, handle: ShapeHandle) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { store, player } = bench;
    const value = nudgedValue(handle, way, event.shiftKey);
    const holder = { owner: "clip", id } as const;
    const operation = setProperty(store.document, [holder], handle.property, value, player.time);
    if (operation) store.commit(operation);
  };
  return (
    <>
      {start && end && <Axis from={spot(start)} to={spot(end)} />}
      {handles.map((handle) => {
        const { x, y } = spot(handle);
        const { part, value, property } = handle;
        return (
          <div
            key={part}
            role="slider"
            tabIndex={0}
            aria-label={words[part].label}
            aria-valuemin={property.low ?? undefined}
            aria-valuemax={property.high ?? undefined}
            aria-valuenow={value}
            aria-valuetext={toldValue(handle, value)}
            title={words[part].label}
            data-shape-part={part}
            className={part.startsWith("gradient") ? styles.gradient : styles.part}
            style={{
              left: `calc(50% + ${x}px)`,
              top: `calc(50% + ${y}px)`,
              ...(clip?.kind === "shape" && part === "gradient-start" ? { background: clip.fill } : {}),
              ...(clip?.kind === "shape" && part === "gradient-end" ? { background: clip.gradient.to } : {}),
            }}
            onKeyDown={(event) => onKeyDown(event, handle)}
          />
        );
      })}
    </>
  );
}

interface AxisProps {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** The line from one end of a gradient to the other. */
function Axis({ from, to }: AxisProps) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  return (
    <div
      className={styles.axis}
      style={{
        left: `calc(50% + ${from.x}px)`,
        top: `calc(50% + ${from.y}px)`,
        width: length,
        transform: `rotate(${angle}rad)`,
      }}
    />
  );
}
