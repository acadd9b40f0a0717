import {
  assetOf,
  type Canvas,
  type Clip,
  clipOf,
  type Document,
  type ImageClip,
  type Shadow,
  type Transform,
  type VideoClip,
} from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import type { Json } from "../schema-check";
import { setValue } from "./building";
import { isOpen } from "./set-property";
import { asKeyframes } from "./standing";

/** Where a picture stands on a canvas: fractions of it, and of its short side for the margin. */
export interface Boxed {
  readonly width: number;
  /** A fraction, the picture's own shape, or as much as the width. */
  readonly height: number | "own" | "width";
  /** -1 is left, 0 the middle, 1 right. */
  readonly across: -1 | 0 | 1;
  /** -1 is at the top, 1 at the bottom. */
  readonly down: -1 | 0 | 1;
  readonly margin: number;
}

/** What is around a picture: canvas units and degrees. */
export interface Frame {
  readonly radius: number | "round";
  readonly border: { readonly width: number; readonly colour: string };
  readonly shadow: Shadow;
  readonly rotation: number;
}

type Picture = VideoClip | ImageClip;

/** Whether a clip can stand in a frame: it shows a film or a picture. */
export function takesFrame(clip: Clip | undefined): clip is Picture {
  return clip?.kind === "video" || clip?.kind === "image";
}

/**
 * Let films and pictures stand in a part of the canvas, filling it, with corners, a border and a shadow. A place that
 * moves gets its keyframe at `time`; ways in and out go along. Nothing moves in time or to another track; markers, links
 * and groups stay. Clips on locked tracks, and what shows no picture, stay as they are.
 */
export function setFrame(
  document: Document,
  ids: readonly string[],
  boxed: Boxed,
  frame: Frame,
  time: number,
): Operation | null {
  const steps = ids.flatMap((id): Primitive[] => {
    const clip = clipOf(document, id);
    if (!takesFrame(clip) || !isOpen(document, { owner: "clip", id })) return [];
    const box = { ...boxOf(document.canvas, boxed, shapeOf(document, clip)), rotation: frame.rotation };
    const radius = frame.radius === "round" ? Math.ceil(Math.min(box.width, box.height) / 2) : frame.radius;
    return [
      setValue(["clips", id, "transform"], { ...box }),
      ...appearance(id, {
        fit: "cover",
        corner_radius: radius,
        border: { ...frame.border },
        shadow: { ...frame.shadow },
      }),
    ];
  });
  return asKeyframes(document, batch(steps), time, "rest");
}

function appearance(id: string, fields: Readonly<Record<string, Json>>): Primitive[] {
  return Object.entries(fields).map(([name, value]) => setValue(["clips", id, "appearance", name], value));
}

/** Height by width of what a clip shows of its source. */
function shapeOf(document: Document, { asset, appearance, transform }: Picture): number {
  const source = assetOf(document, asset);
  const { left, top, right, bottom } = appearance.crop;
  const [width, height] = [
    (source?.width ?? 0) * (1 - left - right),
    (source?.height ?? 0) * (1 - top - bottom),
  ];
  return width > 0 && height > 0 ? height / width : transform.height / transform.width;
}

/** The box on a canvas, whole canvas units; it never reaches over the margins. */
export function boxOf(canvas: Canvas, boxed: Boxed, shape: number): Omit<Transform, "rotation"> {
  const margin = Math.round(Math.min(canvas.width, canvas.height) * boxed.margin);
  const wanted = boxed.width * canvas.width;
  const tall =
    boxed.height === "own"
      ? wanted * shape
      : boxed.height === "width"
        ? wanted
        : boxed.height * canvas.height;
  // What is taller than there is room for is smaller as a whole.
  const scale = Math.min(1, (canvas.height - 2 * margin) / tall);
  const [width, height] = [Math.max(1, Math.round(wanted * scale)), Math.max(1, Math.round(tall * scale))];
  const place = (room: number, size: number, end: number) => Math.round(end * (room / 2 - margin - size / 2));
  return {
    x: place(canvas.width, width, boxed.across),
    y: place(canvas.height, height, boxed.down),
    width,
    height,
  };
}
