import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useSyncExternalStore } from "react";
import { strings } from "../../../lib/strings";
import type { Property } from "../../../timeline/properties";
import type { AssetMedia } from "../../../tools/asset-media";
import type { Wanted } from "../editing";
import type { BodyProps } from "./body";
import styles from "./CropBody.module.css";
import { Rows } from "./Rows";

const words = strings.properties;
const SIDES = ["left", "top", "right", "bottom"] as const;
type Side = (typeof SIDES)[number];
type Edges = Readonly<Record<Side, number>>;

/** The least part of a picture that is left, in fractions of it. */
const LEAST = 0.02;
const STEP = 0.01;
const FAR_STEP = 0.1;
/** The largest that the picture is drawn, pixels. */
const ROOM = { width: 264, height: 160 };

/** Where a drag of an edge, or of what is left as a whole, brings the edges to. */
export function dragged(from: Edges, what: Side | "whole", x: number, y: number): Edges {
  const bounded = (value: number, most: number) =>
    Math.round(1000 * Math.min(Math.max(value, 0), most)) / 1000;
  switch (what) {
    case "left":
      return { ...from, left: bounded(from.left + x, 1 - from.right - LEAST) };
    case "right":
      return { ...from, right: bounded(from.right - x, 1 - from.left - LEAST) };
    case "top":
      return { ...from, top: bounded(from.top + y, 1 - from.bottom - LEAST) };
    case "bottom":
      return { ...from, bottom: bounded(from.bottom - y, 1 - from.top - LEAST) };
    case "whole": {
      const [wide, high] = [from.left + from.right, from.top + from.bottom];
      const [left, top] = [bounded(from.left + x, wide), bounded(from.top + y, high)];
      return { left, top, right: bounded(wide - left, 1), bottom: bounded(high - top, 1) };
    }
  }
}

/** The picture with its edges to drag, and their numbers. */
export function CropBody(props: BodyProps) {
  const { readings, document, editing } = props;
  const [id] = editing.clips;
  const clip = id === undefined ? undefined : document.clips[id];
  const asset = clip && "asset" in clip ? document.assets[clip.asset] : undefined;
  const values = Object.fromEntries(
    readings.map(({ property, value }) => [property.path.at(-1), value]),
  ) as Partial<Record<Side, number | null>>;
  const edges: Edges = {
    left: values.left ?? 0,
    top: values.top ?? 0,
    right: values.right ?? 0,
    bottom: values.bottom ?? 0,
  };
  const wanted = (to: Edges): Wanted[] =>
    readings
      .map(({ property }): readonly [Property, number] => [property, to[property.path.at(-1) as Side]])
      .filter(([property, value]) => value !== edges[property.path.at(-1) as Side]);
  return (
    <>
      {asset && asset.width > 0 && asset.height > 0 && (
        <Picture
          source={asset.source}
          ratio={asset.width / asset.height}
          edges={edges}
          media={editing.media}
          onPreview={(to) => (to === null ? editing.hide() : editing.preview(...all(readings, to)))}
          onCommit={(to) => {
            editing.hide();
            editing.commit(...wanted(to));
          }}
        />
      )}
      <Rows {...props} />
    </>
  );
}

const all = (readings: BodyProps["readings"], to: Edges): Wanted[] =>
  readings.map(({ property }) => [property, to[property.path.at(-1) as Side]]);

interface PictureProps {
  readonly source: string;
  /** Width by height. */
  readonly ratio: number;
  readonly edges: Edges;
  readonly media: AssetMedia | null;
  readonly onPreview: (edges: Edges | null) => void;
  readonly onCommit: (edges: Edges) => void;
}

function Picture({ source, ratio, edges, media, onPreview, onCommit }: PictureProps) {
  const drag = useRef<{ readonly x: number; readonly y: number; readonly from: Edges; now: Edges } | null>(
    null,
  );
  const width = Math.min(ROOM.width, ROOM.height * ratio);
  const height = width / ratio;
  const part = (what: Side | "whole") => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.focus();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, from: edges, now: edges };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { current } = drag;
      if (!current) return;
      const [x, y] = [(event.clientX - current.x) / width, (event.clientY - current.y) / height];
      current.now = dragged(current.from, what, x, y);
      onPreview(current.now);
    },
    onPointerUp: () => {
      const ended = drag.current;
      drag.current = null;
      if (ended && ended.now !== ended.from) onCommit(ended.now);
      else onPreview(null);
    },
    onPointerCancel: () => {
      drag.current = null;
      onPreview(null);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const way = ARROWS[event.key];
      if (!way || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const by = event.shiftKey ? FAR_STEP : STEP;
      onCommit(dragged(edges, what, way[0] * by, way[1] * by));
    },
  });
  const inset = `${100 * edges.top}% ${100 * edges.right}% ${100 * edges.bottom}% ${100 * edges.left}%`;
  return (
    <div className={styles.picture} style={{ width, height }}>
      <Still source={source} media={media} />
      <div className={styles.away} style={{ clipPath: outside(edges) }} />
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows move it
        tabIndex={0}
        aria-label={words.cropWhole}
        className={styles.whole}
        style={{ inset }}
        {...part("whole")}
      >
        {SIDES.map((side) => (
          <span
            key={side}
            role="slider"
            tabIndex={0}
            aria-label={words.cropEdges[side]}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(100 * edges[side])}
            className={`${styles.edge} ${styles[side]}`}
            {...part(side)}
          />
        ))}
      </div>
    </div>
  );
}

/** All but what is left, as a clip path with a hole. */
function outside({ left, top, right, bottom }: Edges): string {
  const [l, t, r, b] = [left, top, 1 - right, 1 - bottom].map((at) => `${(100 * at).toFixed(2)}%`);
  return `polygon(evenodd, 0 0, 100% 0, 100% 100%, 0 100%, 0 0, ${l} ${t}, ${r} ${t}, ${r} ${b}, ${l} ${b}, ${l} ${t})`;
}

/** The asset's picture, as the library has it. */
function Still({ source, media }: { readonly source: string; readonly media: AssetMedia | null }) {
  const screen = useRef<HTMLCanvasElement>(null);
  const known = () => media?.thumbnail(source) ?? null;
  const still = useSyncExternalStore(media?.subscribe ?? nothing, known, () => null);
  useEffect(() => {
    const element = screen.current;
    if (!element || !still) return;
    element.width = still.width;
    element.height = still.height;
    element.getContext("2d")?.drawImage(still, 0, 0);
  }, [still]);
  return <canvas ref={screen} className={styles.still} />;
}

const nothing = () => () => undefined;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
