/** The timeline: tracks over time. */

import { MoveHorizontal, Plus, ZoomIn, ZoomOut } from "lucide-react";
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { strings } from "../lib/strings";
import { IconButton } from "../lib/ui";
import { useRoving } from "../lib/ui/roving";
import { newId } from "../timeline/document";
import { addTrack } from "../timeline/edits";
import type { AssetMedia } from "../tools/asset-media";
import { useDocument, usePlayerState, useSession } from "../tools/observe";
import type { DropTaker } from "../tools/place-asset";
import type { Workbench } from "../tools/workbench";

import { dropPlace, type Marquee, pressMarker, pressRuler, type TimelineGround } from "./gestures";

import { Headers } from "./Headers";
import { lanesOf } from "./KeyLanes";
import { LaneHeads } from "./LaneHeads";
import { type DropTarget, Lanes } from "./Lanes";
import { Markers } from "./Markers";
import { type MenuPlace, openMenu } from "./menus";
import { Playhead } from "./Playhead";
import { pressLanes } from "./press-lanes";
import { pressRange } from "./press-range";
import { RangeBar } from "./RangeBar";
import { RazorLine } from "./RazorLine";
import { RULER_HEIGHT, Ruler } from "./Ruler";
import { ROW_GAP, rowsOf } from "./rows";
import { ScrollBar } from "./ScrollBar";
import { fittedTo, revealing, type Scale, scrolled, toX, zoomed } from "./scale";
import styles from "./Timeline.module.css";
import { useFollowing } from "./use-following";
import { VerticalBar } from "./VerticalBar";

/** What the keyboard and the menus ask of the timeline. */
export interface TimelineControls {
  zoom(factor: number): void;
  fit(): void;
}

interface TimelineProps {
  readonly bench: Workbench;
  readonly media: AssetMedia;
  readonly drops: DropTaker;
  /** The commands at the left of the bar above. */
  readonly tools: ReactNode;
  readonly controls: Ref<TimelineControls>;
  /** The menu for what is under the pointer, or has the keyboard; pixels of the window. */
  readonly onMenu: (what: MenuPlace, at: { readonly x: number; readonly y: number }) => void;
}

export function Timeline({ bench, media, drops, tools, controls, onMenu }: TimelineProps) {
  const { player, session, store, runner } = bench;
  const document = useDocument(store);
  const { razor, opened, heights } = useSession(session);
  const { duration } = usePlayerState(player);
  const lanes = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  useRoving(toolbar, { items: "button", along: "row" });
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(lanes);
  const [scale, setScale] = useState<Scale>(() => fittedTo(duration, 900));
  const [marquee, setMarquee] = useState<Marquee | null>(null);
  const [target, setTarget] = useState<DropTarget | null>(null);
  const rows = rowsOf(document, (track) => lanesOf(document, opened, track), heights);
  const latest = useRef({ scale, rows, width });
  latest.current = { scale, rows, width };

  const change = useCallback((next: (before: Scale) => Scale) => {
    // Gestures read the scale between two renders.
    latest.current = { ...latest.current, scale: next(latest.current.scale) };
    setScale(latest.current.scale);
  }, []);
  const reveal = useCallback(
    (time: number) => change((before) => revealing(before, time, latest.current.width)),
    [change],
  );
  const { onPlaying, onScrolled } = useFollowing(player, session, latest, change);
  const zoom = useCallback(
    (factor: number, x?: number) =>
      change((before) => {
        const playhead = toX(before, player.time);
        const seen = playhead >= 0 && playhead <= latest.current.width;
        return zoomed(before, factor, x ?? (seen ? playhead : latest.current.width / 2));
      }),
    [change, player],
  );
  const fitAll = useCallback(
    () => change(() => fittedTo(player.state.duration, latest.current.width)),
    [change, player],
  );
  const showClip = (clip: HTMLElement) => {
    const found = store.document.clips[clip.dataset.clip ?? clip.dataset.passage ?? ""];
    if (found) reveal(found.start);
    showRow(scroller.current, clip);
  };
  useRoving(lanes, { items: "[data-clip], [data-passage], [data-key]", along: "grid", onMove: showClip });
  useImperativeHandle(controls, () => ({ zoom, fit: fitAll }), [zoom, fitAll]);

  // The first film fits the window; afterwards the window is the person's.
  const fittedOnce = useRef(false);
  useLayoutEffect(() => {
    if (fittedOnce.current || width === 0 || duration === 0) return;
    fittedOnce.current = true;
    fitAll();
  }, [fitAll, width, duration]);

  useEffect(() => {
    const element = lanes.current;
    const vertical = scroller.current;
    if (!element || !vertical) return;
    const onWheel = (event: WheelEvent) => {
      const x = event.clientX - element.getBoundingClientRect().left;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(Math.exp(-event.deltaY / 240), x);
        return;
      }
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      const idle = vertical.scrollHeight <= vertical.clientHeight + 1;
      const by = sideways || (idle ? event.deltaY : 0);
      if (by === 0 || (Math.abs(event.deltaY) > Math.abs(by) && !event.shiftKey)) return;
      event.preventDefault();
      onScrolled();
      change((before) => scrolled(before, by));
    };
    vertical.addEventListener("wheel", onWheel, { passive: false });
    return () => vertical.removeEventListener("wheel", onWheel);
  }, [zoom, change, onScrolled]);

  const held = useRef(false);
  // Jumps of the playhead are followed whatever the switch says; while it plays, `useFollowing` does.
  useEffect(() => {
    let last = player.time;
    return player.onTime((time) => {
      const jumped = time !== last && !player.state.playing && runner.step === null && !held.current;
      last = time;
      if (jumped) reveal(time);
    });
  }, [player, runner, reveal]);

  const ground = (): TimelineGround | null =>
    lanes.current && {
      bench,
      element: lanes.current,
      scale: () => latest.current.scale,
      rows: () => latest.current.rows,
      scroll: (pixels) => {
        onScrolled();
        change((before) => scrolled(before, pixels));
      },
      showMarquee: setMarquee,
      holdPlayhead: (now) => {
        held.current = now;
      },
    };
  const press =
    (begin: (here: TimelineGround, event: PointerEvent) => void) => (event: React.PointerEvent) => {
      const here = ground();
      if (here) begin(here, event.nativeEvent);
    };
  const last = rows.at(-1);
  const height = last ? last.top + last.height + last.lanes + ROW_GAP : 0;

  return (
    <section
      className={styles.timeline}
      aria-label="Timeline"
      onContextMenu={(event) => openMenu(bench, ground(), event.nativeEvent, onMenu)}
    >
      <div ref={toolbar} className={styles.tools} role="toolbar" aria-label={strings.timeline.tools}>
        {tools}
        <span className={styles.spacer} />
        <IconButton
          label="Zoom out"
          shortcut="−"
          icon={<ZoomOut />}
          size="small"
          onClick={() => zoom(1 / 1.5)}
        />
        <IconButton label="Zoom in" shortcut="+" icon={<ZoomIn />} size="small" onClick={() => zoom(1.5)} />
        <IconButton
          label="Fit the timeline"
          shortcut="Shift+Z"
          icon={<MoveHorizontal />}
          size="small"
          onClick={fitAll}
        />
      </div>
      <div className={styles.top}>
        <div className={styles.corner}>
          <IconButton
            label="Add track"
            icon={<Plus />}
            size="small"
            onClick={() => {
              const operation = addTrack(store.document, newId());
              if (operation) store.commit(operation);
            }}
          />
          <span className={styles.cornerWord}>Tracks</span>
        </div>
        <div className={styles.ruler} style={{ height: RULER_HEIGHT }} onPointerDown={press(pressRuler)}>
          <Ruler scale={scale} width={width} rate={document.canvas.frame_rate} />
          <Markers
            bench={bench}
            scale={scale}
            width={width}
            onPress={(event, id) => {
              const here = ground();
              event.stopPropagation();
              if (here) pressMarker(here, event.nativeEvent, id);
            }}
          />
          <RangeBar
            bench={bench}
            scale={scale}
            width={width}
            onPress={(event, part) => {
              const here = ground();
              event.stopPropagation();
              if (here) pressRange(here, event.nativeEvent, part);
            }}
          />
        </div>
      </div>
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.sheet} style={{ minHeight: `max(100%, ${height}px)` }}>
          <Headers bench={bench} rows={rows} />
          <LaneHeads bench={bench} document={document} rows={rows} />
          <section
            ref={lanes}
            aria-label="Clips"
            className={styles.lanes}
            data-lanes=""
            data-takes-files=""
            data-razor={razor || undefined}
            // The window over the clips is ours to move, not the browser's for what has the focus.
            onScroll={(event) => {
              event.currentTarget.scrollLeft = 0;
            }}
            onPointerDown={press(pressLanes)}
            onDragOver={(event) => {
              const here = ground();
              if (!here || !drops.takes(event.dataTransfer)) return;
              event.preventDefault();
              event.dataTransfer.dropEffect = "copy";
              const place = dropPlace(unpreviewed(here), event);
              const placed = drops.over(place);
              const time = placed?.line ?? placed?.start ?? place.time;
              setTarget({ track: place.track, time, how: placed?.how ?? "free" });
            }}
            onDragLeave={() => {
              setTarget(null);
              drops.leave();
            }}
            onDrop={(event) => {
              setTarget(null);
              const here = ground();
              if (!here || !drops.takes(event.dataTransfer)) return;
              event.preventDefault();
              drops.drop(event.dataTransfer, dropPlace(unpreviewed(here), event));
            }}
          >
            {width > 0 && (
              <Lanes bench={bench} rows={rows} scale={scale} width={width} media={media} target={target} />
            )}
            {razor && <RazorLine lanes={lanes} ground={ground} />}
            {marquee && <div className={styles.marquee} style={marquee} />}
            {rows.length === 0 && (
              <p className={styles.empty}>
                Drop video, pictures or sound here, or add them from the library.
              </p>
            )}
          </section>
        </div>
      </div>
      <VerticalBar scroller={scroller} />
      <div className={styles.over}>
        <Playhead player={player} scale={scale} width={width} onPlaying={onPlaying} />
      </div>
      <ScrollBar
        scale={scale}
        width={width}
        duration={duration}
        onChange={(next) => {
          onScrolled();
          change(() => next);
        }}
      />
    </section>
  );
}

/** Scroll so that a clip's row is in the window. */
function showRow(scroller: HTMLElement | null, clip: HTMLElement): void {
  if (!scroller) return;
  const [window, row] = [scroller.getBoundingClientRect(), clip.getBoundingClientRect()];
  if (row.top < window.top) scroller.scrollTop -= window.top - row.top;
  if (row.bottom > window.bottom) scroller.scrollTop += row.bottom - window.bottom;
}

/** Without what hovers: the hand means the rows as they are. */
function unpreviewed(ground: TimelineGround): TimelineGround {
  const { store, session } = ground.bench;
  store.preview(null);
  const { opened, heights } = session.state;
  const rows = rowsOf(store.document, (track) => lanesOf(store.document, opened, track), heights);
  return { ...ground, rows: () => rows };
}

function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const measure = () => setWidth(Math.max(50, observed.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
