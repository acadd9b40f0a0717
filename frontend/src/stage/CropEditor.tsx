/** Cropping where the picture is: its window is dragged by edges and corners, the picture beneath it. */

import { Check, X } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { strings } from "../lib/strings";
import { Button, IconButton, Select } from "../lib/ui";
import type { Point } from "../tools/box";
import {
  boxOf,
  type CropView,
  cropTo,
  cropViewOf,
  dragPicture,
  dragWindow,
  inAxes,
  reshaped,
  uncropped,
} from "../tools/crop";
import { followPointer } from "../tools/pointer";
import type { Handle } from "../tools/resize-layer";
import type { Workbench } from "../tools/workbench";
import styles from "./CropEditor.module.css";
import { cursorOf, HANDLES } from "./handles";
import { placed } from "./Overlay";
import { toPixels, toUnits, type Viewport } from "./viewport";

const words = strings.stage.crop;
const RATIOS: readonly (readonly [name: string, ratio: number])[] = [
  ["16:9", 16 / 9],
  ["9:16", 9 / 16],
  ["1:1", 1],
  ["4:5", 4 / 5],
  ["4:3", 4 / 3],
  ["21:9", 21 / 9],
];
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

interface CropEditorProps {
  readonly bench: Workbench;
  readonly view: Viewport;
  readonly id: string;
}

/** Nothing is kept before Enter, Done or a press elsewhere; Escape and Cancel leave all as it was. */
export function CropEditor({ bench, view, id }: CropEditorProps) {
  const { store, session, player } = bench;
  const [time] = useState(() => player.time);
  const [base] = useState(() => store.document);
  const [crop, setCrop] = useState<CropView | null>(() => cropViewOf(base, id, time));
  const [shape, setShape] = useState("free");
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(crop);
  latest.current = crop;
  const over = useRef(false);

  const leave = (keeps: boolean) => {
    if (over.current) return;
    over.current = true;
    store.preview(null);
    session.update({ cropping: null });
    const operation = keeps && latest.current ? cropTo(store.document, latest.current, time) : null;
    if (operation) store.commit(operation);
  };
  const leaving = useRef(leave);
  leaving.current = leave;

  useLayoutEffect(() => {
    if (!crop) session.update({ cropping: null });
    else store.preview(uncropped(base, crop, time));
  }, [store, session, base, crop, time]);
  useEffect(() => {
    frame.current?.focus({ preventScroll: true });
    const elsewhere = ({ target }: Event) => {
      const ours = target instanceof Element && target.closest("[data-cropping], [role=listbox]");
      if (!ours) leaving.current(true);
    };
    window.addEventListener("pointerdown", elsewhere, { capture: true });
    return () => {
      window.removeEventListener("pointerdown", elsewhere, { capture: true });
      leaving.current(false);
    };
  }, []);
  if (!crop) return null;

  const ratio = RATIOS.find(([name]) => name === shape)?.[1] ?? null;
  const press = (event: PointerEvent, handle: Handle | null) => {
    if (event.button !== 0 || !frame.current) return;
    event.preventDefault();
    event.stopPropagation();
    const { left, top } = frame.current.closest("[data-stage]")?.getBoundingClientRect() ?? {
      left: 0,
      top: 0,
    };
    const { canvas } = base;
    const at = (now: { clientX: number; clientY: number }) =>
      inAxes(crop, toUnits(view, canvas, { x: now.clientX - left, y: now.clientY - top }));
    const from = at(event);
    followPointer(event.nativeEvent, frame.current, {
      drag: (now) => {
        const by = { x: at(now).x - from.x, y: at(now).y - from.y };
        const held = ratio ?? (now.shiftKey ? boxRatio(crop) : null);
        setCrop(handle ? dragWindow(crop, handle, by, held) : dragPicture(crop, by));
      },
      release: () => undefined,
      cancel: () => setCrop(crop),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) leave(true);
    else if (event.key === "Escape") leave(false);
    else {
      const way = event.target === frame.current ? ARROWS[event.key] : undefined;
      if (!way) return;
      const by = event.shiftKey ? 10 : 1;
      setCrop(dragPicture(crop, { x: way.x * by, y: way.y * by }));
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const whole = boxOf(crop, crop.whole);
  const window_ = boxOf(crop, crop.window);
  const under = toPixels(view, base.canvas, window_);
  const inWhole = {
    left: (crop.window.left - crop.whole.left) * view.zoom,
    top: (crop.window.top - crop.whole.top) * view.zoom,
    width: window_.width * view.zoom,
    height: window_.height * view.zoom,
  };
  return (
    <>
      <div
        ref={frame}
        data-cropping=""
        role="dialog"
        aria-label={words.title}
        tabIndex={-1}
        className={styles.whole}
        style={placed(base, view, whole)}
        onPointerDown={(event) => press(event, null)}
        onDoubleClick={(event) => {
          event.stopPropagation();
          leave(true);
        }}
        onKeyDown={onKeyDown}
      >
        <div className={styles.shade}>
          <div className={styles.window} style={inWhole} />
        </div>
        <div className={styles.handles} style={inWhole}>
          {HANDLES.map((handle) => (
            <button
              key={handle.key}
              type="button"
              tabIndex={-1}
              aria-label={words.edges[handle.key]}
              className={styles.handle}
              data-shape={handle.x !== 0 && handle.y !== 0 ? "corner" : handle.x === 0 ? "level" : "upright"}
              style={{
                left: `${(handle.x + 1) * 50}%`,
                top: `${(handle.y + 1) * 50}%`,
                cursor: cursorOf(handle, crop.origin.rotation),
              }}
              onPointerDown={(event) => press(event, handle)}
            />
          ))}
        </div>
      </div>
      <div
        data-cropping=""
        role="toolbar"
        aria-label={words.title}
        className={styles.bar}
        style={{ left: under.x, top: view.top + base.canvas.height * view.zoom }}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.key === "Escape") onKeyDown(event);
        }}
      >
        <Select
          inline
          label={words.shape}
          value={shape}
          choices={[
            { value: "free", label: words.free },
            { value: "whole", label: words.whole },
            ...RATIOS.map(([name]) => ({ value: name, label: name })),
          ]}
          onChange={(name) => {
            setShape(name === "whole" ? "free" : name);
            const wanted = RATIOS.find(([one]) => one === name)?.[1];
            if (wanted !== undefined) setCrop(reshaped(crop, wanted));
            else if (name === "whole") setCrop(reshaped(crop, null));
          }}
        />
        <IconButton label={strings.common.cancel} icon={<X />} onClick={() => leave(false)} />
        <Button variant="primary" icon={<Check />} onClick={() => leave(true)}>
          {words.done}
        </Button>
      </div>
    </>
  );
}

const boxRatio = ({ window: { left, top, right, bottom } }: CropView) => (right - left) / (bottom - top);
