/** The stage: the picture of this moment, and the hand on it. */

import harfbuzz from "harfbuzzjs/dist/harfbuzz.wasm?url";
import { Expand, Frame, Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { later } from "../lib/later";
import { strings } from "../lib/strings";
import { IconButton, Later, Notice, Spinner } from "../lib/ui";
import type { Player } from "../playback/player";
import { openScreen } from "../playback/screen";
import type { Canvas } from "../timeline/document";
import { createFonts, fetchFont } from "../timeline/fonts";
import type { Bounds, Point } from "../tools/box";
import { offeredCells } from "../tools/cells";
import { choose } from "../tools/choosing";
import { croppable } from "../tools/crop";
import { standing } from "../tools/moving";
import { useDocument, usePlayerState, useSession } from "../tools/observe";
import type { DropTaker } from "../tools/place-asset";
import type { Workbench } from "../tools/workbench";
import { toggleFullScreen, useFullScreen } from "./full-screen";
import { pointAt, pressStage, type StageGround } from "./gestures";
import { hits } from "./hit";
import { Overlay } from "./Overlay";
import { SafeAreas } from "./SafeAreas";
import styles from "./Stage.module.css";
import { TextEditor } from "./TextEditor";
import { useViewport } from "./useViewport";
import { drawingSize, toPixels, type Viewport } from "./viewport";

const cropEditor = later(() => import("./CropEditor"));
const hideEditor = later(() => import("./HideEditor"));

interface StageProps {
  readonly bench: Workbench;
  readonly drops: DropTaker;
  /** A menu is wanted at a pixel of the window: for what is selected, or for the empty stage. */
  readonly onMenu: (what: "layer" | "canvas", at: Point) => void;
}

/** A press needs no ring around what was pressed. */
const QUIETLY: FocusOptions & { readonly focusVisible: boolean } = {
  preventScroll: true,
  focusVisible: false,
};

export function Stage({ bench, drops, onMenu }: StageProps) {
  const { player, session, store } = bench;
  const room = useRef<HTMLDivElement>(null);
  const screen = useRef<HTMLCanvasElement>(null);
  const { canvas } = useDocument(store);
  const { editing, cropping, hiding, safeAreas, selection } = useSession(session);
  const full = useFullScreen();
  const { waiting, preparing, unplayable } = usePlayerState(player);
  const { view, isFitted, zoomBy, fit, pan } = useViewport(room, canvas, full);
  const ready = useScreen(player, screen);
  const [hovered, setHovered] = useState<string | null>(null);
  const [dropping, setDropping] = useState(false);
  const [band, setBand] = useState<Bounds | null>(null);
  const latest = useRef(view);
  latest.current = view;

  const size = drawingSize(canvas, view.zoom, window.devicePixelRatio);
  useEffect(() => {
    if (ready === "ready") player.resize(size.width, size.height);
  }, [player, ready, size.width, size.height]);

  const ground = (): StageGround | null =>
    room.current && { bench, element: room.current, view: () => latest.current, pan, showBand: setBand };

  /** The layers under a pixel of the window, from the top. */
  const under = (event: { clientX: number; clientY: number }) => {
    const here = ground();
    if (!here) return [];
    return hits(standing(store.document, player.time), player.frame, pointAt(here, event), view.zoom);
  };

  return (
    <section className={full ? styles.full : styles.stage} aria-label="Stage">
      <div
        ref={room}
        // The keyboard moves what is selected here.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the stage takes the focus so that arrows nudge
        tabIndex={0}
        role="application"
        aria-label="Canvas"
        data-stage=""
        data-takes-files=""
        data-waiting={waiting || ready !== "ready" || undefined}
        className={styles.room}
        onPointerDown={(event) => {
          const here = ground();
          if (!here) return;
          room.current?.focus(QUIETLY);
          if (full) return event.button === 0 ? player.toggle() : undefined;
          player.pause();
          pressStage(here, event.nativeEvent);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 0 && event.pointerType === "mouse") setHovered(under(event)[0] ?? null);
        }}
        onPointerLeave={() => setHovered(null)}
        onDoubleClick={(event) => {
          const [top] = under(event);
          if (top && store.document.clips[top]?.kind === "text")
            session.update({ editing: top, selection: [top] });
          else if (top && croppable(store.document, top)) session.update({ cropping: top, selection: [top] });
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          if (full || editing || cropping) return;
          const { selection } = session.state;
          // By the key, the menu is about what is selected; by the pointer, about what is under it.
          const byKey = event.nativeEvent.button !== 2;
          const found = byKey ? selection : under(event);
          if (!found.some((id) => selection.includes(id))) choose(bench, found.slice(0, 1));
          onMenu(found.length > 0 ? "layer" : "canvas", { x: event.clientX, y: event.clientY });
        }}
        onDragOver={(event) => {
          const here = ground();
          if (!here || !drops.takes(event.dataTransfer)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = "copy";
          setDropping(true);
          drops.over({ time: player.time, point: pointAt(here, event) });
        }}
        onDragLeave={() => {
          setDropping(false);
          drops.leave();
        }}
        onDrop={(event) => {
          setDropping(false);
          const here = ground();
          if (!here || !drops.takes(event.dataTransfer)) return;
          event.preventDefault();
          drops.drop(event.dataTransfer, { time: player.time, point: pointAt(here, event) });
        }}
      >
        <canvas
          ref={screen}
          className={dropping ? styles.screenDropping : styles.screen}
          style={{
            left: view.left,
            top: view.top,
            width: canvas.width * view.zoom,
            height: canvas.height * view.zoom,
            background: canvas.background,
          }}
        />
        {safeAreas && !full && <SafeAreas canvas={canvas} view={view} />}
        {!full && <Overlay bench={bench} view={view} hovered={hovered} />}
        {dropping &&
          offeredCells(canvas).map((cell) => (
            <div
              key={`${cell.x} ${cell.y}`}
              className={styles.cell}
              style={boxAt(view, canvas, {
                left: cell.x - cell.width / 2,
                top: cell.y - cell.height / 2,
                right: cell.x + cell.width / 2,
                bottom: cell.y + cell.height / 2,
              })}
            />
          ))}
        {band && <div className={styles.band} style={boxAt(view, canvas, band)} />}
        {cropping && !full && (
          <Later get={cropEditor} around={() => null}>
            {({ CropEditor }) => <CropEditor key={cropping} bench={bench} view={view} id={cropping} />}
          </Later>
        )}
        {hiding && selection.includes(hiding.clip) && !cropping && !full && (
          <Later get={hideEditor} around={() => null}>
            {({ HideEditor }) => <HideEditor bench={bench} view={view} id={hiding.clip} part={hiding.part} />}
          </Later>
        )}
        {editing && <TextEditor key={editing} bench={bench} view={view} id={editing} />}
      </div>
      {ready === "failed" ? (
        <div className={styles.message}>
          <Notice tone="danger">
            This browser cannot draw the stage: it has neither WebGL nor WebAssembly. A current Chrome,
            Firefox or Safari can.
          </Notice>
        </div>
      ) : (
        (waiting || ready === "loading") && (
          <div className={styles.wait}>
            <Spinner label="Loading the picture" />
          </div>
        )
      )}
      {unplayable && store.document.clips[unplayable.clip] && (
        <div className={styles.message}>
          <Notice tone="warning">{unplayable.reason}</Notice>
        </div>
      )}
      {preparing && (
        <div className={styles.message} role="status">
          <Notice>
            The sound of this clip is being made at its speed. It is heard as soon as it is there.
          </Notice>
        </div>
      )}
      <div className={styles.zoom}>
        <IconButton
          size="small"
          label={strings.stage.safeAreas}
          shortcut="Alt+G"
          icon={<Frame />}
          tooltipSide="top"
          pressed={safeAreas}
          onClick={() => session.update({ safeAreas: !safeAreas })}
        />
        <IconButton
          size="small"
          label={strings.stage.fullScreen}
          shortcut="F"
          icon={<Expand />}
          tooltipSide="top"
          onClick={toggleFullScreen}
        />
        <IconButton
          size="small"
          label="Zoom out"
          icon={<ZoomOut />}
          tooltipSide="top"
          onClick={() => zoomBy(1 / 1.25)}
        />
        <span className={styles.percent}>{Math.round(view.zoom * 100)} %</span>
        <IconButton
          size="small"
          label="Zoom in"
          icon={<ZoomIn />}
          tooltipSide="top"
          onClick={() => zoomBy(1.25)}
        />
        <IconButton
          size="small"
          label="Fit the stage"
          icon={<Maximize />}
          tooltipSide="top"
          pressed={isFitted}
          onClick={fit}
        />
      </div>
    </section>
  );
}

/** Where a box of the canvas is, in the stage's pixels. */
function boxAt(view: Viewport, canvas: Canvas, box: Bounds): React.CSSProperties {
  const { x, y } = toPixels(view, canvas, { x: box.left, y: box.top });
  return {
    left: x,
    top: y,
    width: (box.right - box.left) * view.zoom,
    height: (box.bottom - box.top) * view.zoom,
  };
}

/** Milliseconds until what could not be loaded is asked for again. */
const AGAIN = 2000;

/** Load the graphics library and give the player its screen; a line that is down is waited for. */
function useScreen(player: Player, canvas: React.RefObject<HTMLCanvasElement | null>) {
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  useEffect(() => {
    let current = true;
    let timer = 0;
    const element = canvas.current;
    if (!element) return;
    async function load(element: HTMLCanvasElement) {
      try {
        const [screen, fonts] = await Promise.all([openScreen(element), loadFonts()]);
        if (!current) return screen.close();
        player.attach(screen, fonts);
        setState("ready");
      } catch (error) {
        if (!current) return;
        // A file that did not come is a TypeError; everything else is this browser's.
        if (error instanceof TypeError) timer = window.setTimeout(() => void load(element), AGAIN);
        else setState("failed");
      }
    }
    void load(element);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [player, canvas]);
  return state;
}

/** HarfBuzz gives up for good where its file does not come: so that file is put into the browser's cache first. */
async function loadFonts() {
  const answer = await fetch(harfbuzz);
  await answer.arrayBuffer();
  return createFonts(fetchFont);
}
