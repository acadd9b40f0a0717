/** A hidden region where it is on the picture: moved and resized by hand or by keys, each time as one operation. */

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { hideWords as words } from "../lib/strings-of-hiding";
import { movePart, showPart } from "../timeline/edits";
import { hiddenParts } from "../timeline/edits/set-hidden";
import type { Point } from "../tools/box";
import { boxOf, inAxes } from "../tools/crop";
import { boundsOfPlace, draggedPlace, hideViewOf } from "../tools/hide";
import { useDocument, usePlayerState, useStandingTime } from "../tools/observe";
import { followPointer } from "../tools/pointer";
import type { Handle } from "../tools/resize-layer";
import type { Workbench } from "../tools/workbench";
import styles from "./HideEditor.module.css";
import { cursorOf, HANDLES } from "./handles";
import { placed } from "./Overlay";
import { toUnits, type Viewport } from "./viewport";

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const GROWS: Handle = { x: 1, y: 1 };

interface HideEditorProps {
  readonly bench: Workbench;
  readonly view: Viewport;
  readonly id: string;
  readonly part: number;
}

export function HideEditor({ bench, view, id, part }: HideEditorProps) {
  const { store, session, player } = bench;
  const document = useDocument(store);
  const { playing } = usePlayerState(player);
  const time = useStandingTime(player);
  const frame = useRef<HTMLDivElement>(null);
  const region = hiddenParts(document, id)[part];
  const shown = hideViewOf(document, id, part, time);
  if (playing || !region || !shown) return null;
  const { picture } = shown;

  const drag = (event: PointerEvent, handle: Handle | null) => {
    if (event.button !== 0 || !frame.current) return;
    event.preventDefault();
    event.stopPropagation();
    frame.current.focus({ preventScroll: true });
    const base = store.document;
    const begun = hideViewOf(base, id, part, time);
    const room = frame.current.closest("[data-stage]")?.getBoundingClientRect();
    if (!begun || !room) return;
    const at = (now: { clientX: number; clientY: number }) => {
      const point = { x: now.clientX - room.left, y: now.clientY - room.top };
      return inAxes(picture, toUnits(view, base.canvas, point));
    };
    const from = at(event);
    const operation = (now: { clientX: number; clientY: number }) => {
      const by = { x: at(now).x - from.x, y: at(now).y - from.y };
      return movePart(base, id, part, draggedPlace(begun, handle, by), begun.moment);
    };
    followPointer(event.nativeEvent, frame.current, {
      drag: (now) => store.preview(operation(now)),
      release: (now, dragged) => {
        store.preview(null);
        const done = dragged ? operation(now) : null;
        if (done) store.commit(done);
      },
      cancel: () => store.preview(null),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (event.key === "Escape") session.update({ hiding: null });
    else if (event.key === "Delete" || event.key === "Backspace") {
      const operation = showPart(store.document, id, part);
      session.update({ hiding: null });
      if (operation) store.commit(operation);
    } else if (way && !event.ctrlKey && !event.metaKey) {
      const by = event.shiftKey ? 10 : 1;
      const place = draggedPlace(shown, event.altKey ? GROWS : null, { x: way.x * by, y: way.y * by });
      const operation = movePart(store.document, id, part, place, shown.moment);
      if (operation) store.commit(operation);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const name = region.name || words.region(part + 1);
  return (
    <div
      ref={frame}
      data-hiding=""
      role="application"
      // The keyboard moves it here.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region takes the focus so that arrows move it
      tabIndex={0}
      aria-label={words.onStage(name)}
      className={styles.region}
      data-shape={region.shape}
      style={placed(document, view, boxOf(picture, boundsOfPlace(shown)))}
      onPointerDown={(event) => drag(event, null)}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    >
      {HANDLES.map((handle) => (
        <button
          key={handle.key}
          type="button"
          tabIndex={-1}
          aria-label={handle.label}
          className={styles.handle}
          style={{
            left: `${(handle.x + 1) * 50}%`,
            top: `${(handle.y + 1) * 50}%`,
            cursor: cursorOf(handle, picture.origin.rotation),
          }}
          onPointerDown={(event) => drag(event, handle)}
        />
      ))}
    </div>
  );
}
