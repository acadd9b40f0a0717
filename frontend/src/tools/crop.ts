/** Cropping on the picture: a window over the whole picture, both in the layer's own axes. Pure. */

import { type Bounds, type Point, toLocal, toStage } from "../timeline/box";
import { assetOf, type Document, type ImageClip, type VideoClip } from "../timeline/document";
import { worthAt } from "../timeline/edits/keyframe";
import { type Edit, sequence } from "../timeline/edits/sequence";
import { isOpen, setProperty } from "../timeline/edits/set-property";
import { asKeyframes, standing } from "../timeline/edits/standing";
import type { Operation } from "../timeline/operations";
import { propertyOf } from "../timeline/properties";
import type { Handle } from "./resize-layer";

/** What is being cropped, canvas units in the layer's axes, counted from where its centre was. */
export interface CropView {
  readonly id: string;
  /** Where the axes' origin is on the stage, and how they are turned. */
  readonly origin: Point & { readonly rotation: number };
  /** The whole picture. */
  readonly whole: Bounds;
  /** What is left of it. */
  readonly window: Bounds;
  readonly flips: { readonly across: boolean; readonly down: boolean };
}

const SIDES = {
  left: propertyOf("appearance.crop.left"),
  top: propertyOf("appearance.crop.top"),
  right: propertyOf("appearance.crop.right"),
  bottom: propertyOf("appearance.crop.bottom"),
};
type Side = keyof typeof SIDES;
/** Nothing is cropped to less, canvas units. */
const LEAST = 8;
/** Edges are fractions of the picture, in so many parts. */
const PARTS = 10_000;

const wide = (box: Bounds) => box.right - box.left;
const high = (box: Bounds) => box.bottom - box.top;
const around = (x: number, y: number, width: number, height: number): Bounds => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});

/** The film or picture that can be cropped here, or null: it is there, its size is known and its track is not locked. */
export function croppable(document: Document, id: string): VideoClip | ImageClip | null {
  const clip = document.clips[id];
  if (clip?.kind !== "video" && clip?.kind !== "image") return null;
  const asset = assetOf(document, clip.asset);
  return asset && asset.width > 0 && asset.height > 0 && isOpen(document, { owner: "clip", id })
    ? clip
    : null;
}

/** How a layer is cropped at a moment of the timeline, as it is seen: what its fit cuts away counts too. */
export function cropViewOf(document: Document, id: string, time: number): CropView | null {
  const clip = croppable(document, id);
  const stood = standing(document, time).clips[id];
  const asset = clip && assetOf(document, clip.asset);
  if (!clip || !asset || !stood || !("transform" in stood)) return null;
  const edge = (side: Side) => Number(worthAt(document, { owner: "clip", id }, SIDES[side], time) ?? 0);
  const { transform: box } = stood;
  const { flip_horizontal: across, flip_vertical: down, fit } = clip.appearance;
  const left = Math.max(0, Math.min(across ? edge("right") : edge("left"), 0.999));
  const top = Math.max(0, Math.min(down ? edge("bottom") : edge("top"), 0.999));
  const shownWide = Math.max(1 - edge("left") - edge("right"), 0.001) * asset.width;
  const shownHigh = Math.max(1 - edge("top") - edge("bottom"), 0.001) * asset.height;
  const [scaleX, scaleY] = [box.width / shownWide, box.height / shownHigh];
  const even = fit === "contain" ? Math.min(scaleX, scaleY) : Math.max(scaleX, scaleY);
  const [sx, sy] = fit === "stretch" ? [scaleX, scaleY] : [even, even];
  const shown = around(0, 0, shownWide * sx, shownHigh * sy);
  const whole = {
    left: shown.left - left * asset.width * sx,
    top: shown.top - top * asset.height * sy,
    right: shown.left + (1 - left) * asset.width * sx,
    bottom: shown.top + (1 - top) * asset.height * sy,
  };
  const room = around(0, 0, box.width, box.height);
  const window = {
    left: Math.max(shown.left, room.left),
    top: Math.max(shown.top, room.top),
    right: Math.min(shown.right, room.right),
    bottom: Math.min(shown.bottom, room.bottom),
  };
  return {
    id,
    origin: { x: box.x, y: box.y, rotation: box.rotation },
    whole,
    window,
    flips: { across, down },
  };
}

/**
 * Drag an edge or a corner of the window; the picture stays.
 * @param by canvas units in the layer's axes
 * @param ratio width by height to keep, or null
 */
export function dragWindow(view: CropView, handle: Handle, by: Point, ratio: number | null): CropView {
  const { whole, window } = view;
  const bounded = (value: number, low: number, up: number) => Math.min(Math.max(value, low), up);
  const free = {
    left: handle.x < 0 ? bounded(window.left + by.x, whole.left, window.right - LEAST) : window.left,
    right: handle.x > 0 ? bounded(window.right + by.x, window.left + LEAST, whole.right) : window.right,
    top: handle.y < 0 ? bounded(window.top + by.y, whole.top, window.bottom - LEAST) : window.top,
    bottom: handle.y > 0 ? bounded(window.bottom + by.y, window.top + LEAST, whole.bottom) : window.bottom,
  };
  if (ratio === null) return { ...view, window: free };
  // The opposite corner stays; of an edge, the middle of the opposite one.
  const anchor = {
    x: handle.x < 0 ? window.right : handle.x > 0 ? window.left : (window.left + window.right) / 2,
    y: handle.y < 0 ? window.bottom : handle.y > 0 ? window.top : (window.top + window.bottom) / 2,
  };
  const space = (way: number, at: number, low: number, up: number) =>
    way < 0 ? at - low : way > 0 ? up - at : 2 * Math.min(at - low, up - at);
  const most = Math.min(
    space(handle.x, anchor.x, whole.left, whole.right),
    space(handle.y, anchor.y, whole.top, whole.bottom) * ratio,
  );
  const wanted =
    handle.x === 0
      ? high(free) * ratio
      : handle.y === 0
        ? wide(free)
        : Math.max(wide(free), high(free) * ratio);
  const width = Math.min(Math.max(wanted, LEAST, LEAST * ratio), most);
  const height = width / ratio;
  const centre = { x: anchor.x + (handle.x * width) / 2, y: anchor.y + (handle.y * height) / 2 };
  return { ...view, window: around(centre.x, centre.y, width, height) };
}

/** Drag the picture beneath the window, which it always fills. */
export function dragPicture(view: CropView, by: Point): CropView {
  const { whole, window } = view;
  const dx = Math.min(Math.max(by.x, window.right - whole.right), window.left - whole.left);
  const dy = Math.min(Math.max(by.y, window.bottom - whole.bottom), window.top - whole.top);
  return {
    ...view,
    whole: { left: whole.left + dx, top: whole.top + dy, right: whole.right + dx, bottom: whole.bottom + dy },
  };
}

/** The largest window of a shape, about where the window is; null takes the whole picture. */
export function reshaped(view: CropView, ratio: number | null): CropView {
  const { whole, window } = view;
  if (ratio === null) return { ...view, window: whole };
  const width = Math.min(wide(whole), high(whole) * ratio);
  const height = width / ratio;
  const inside = (at: number, half: number, low: number, up: number) =>
    Math.min(Math.max(at, low + half), up - half);
  const x = inside((window.left + window.right) / 2, width / 2, whole.left, whole.right);
  const y = inside((window.top + window.bottom) / 2, height / 2, whole.top, whole.bottom);
  return { ...view, window: around(x, y, width, height) };
}

/** A point of the stage in the axes of what is cropped. */
export function inAxes({ origin }: CropView, point: Point): Point {
  return toLocal({ ...origin, width: 0, height: 0 }, point);
}

/** A part of the picture as a box of the stage. */
export function boxOf({ origin }: CropView, part: Bounds) {
  const local = { x: (part.left + part.right) / 2, y: (part.top + part.bottom) / 2 };
  const { x, y } = toStage({ ...origin, width: 0, height: 0 }, local);
  return { x, y, width: wide(part), height: high(part), rotation: origin.rotation };
}

/**
 * The edit that leaves what the window shows, where it is shown: edges and box in one step. What moves gets keyframes at
 * `time`. Nothing moves in time; links, groups, markers and words stay.
 */
export function cropTo(document: Document, view: CropView, time: number): Operation | null {
  return shown(document, view, view.window, time, []);
}

/** The whole picture, to be seen behind the window while it is dragged; never kept. */
export function uncropped(document: Document, view: CropView, time: number): Operation | null {
  const stretched: Edit = () => ({
    type: "set",
    path: ["clips", view.id, "appearance", "fit"],
    value: "stretch",
  });
  return shown(document, view, view.whole, time, [stretched]);
}

function shown(document: Document, view: CropView, part: Bounds, time: number, more: readonly Edit[]) {
  const { id, whole, flips } = view;
  const clip = croppable(document, id);
  if (!clip) return null;
  const share = (length: number, of: number) => Math.round((length / of) * PARTS) / PARTS;
  const left = share(part.left - whole.left, wide(whole));
  const right = share(whole.right - part.right, wide(whole));
  const top = share(part.top - whole.top, high(whole));
  const bottom = share(whole.bottom - part.bottom, high(whole));
  const edges: Record<Side, number> = {
    left: flips.across ? right : left,
    right: flips.across ? left : right,
    top: flips.down ? bottom : top,
    bottom: flips.down ? top : bottom,
  };
  const { x, y, width, height, rotation } = boxOf(view, part);
  const box = {
    // JSON has no -0.
    x: Math.round(x) + 0,
    y: Math.round(y) + 0,
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
    rotation,
  };
  const before = standing(document, time).clips[id];
  const same =
    before !== undefined &&
    "transform" in before &&
    Object.entries(box).every(([name, value]) => before.transform[name as keyof typeof box] === value);
  return sequence(document, [
    ...(Object.keys(SIDES) as Side[]).map(
      (side): Edit =>
        (now) =>
          setProperty(now, [{ owner: "clip", id }], SIDES[side], edges[side], time),
    ),
    (now) =>
      same ? null : asKeyframes(now, { type: "set", path: ["clips", id, "transform"], value: box }, time),
    ...more,
  ]);
}
