/** A layer alone, filling a small picture; or a little scene where there is none. Pure. */

import type { Pip } from "../../presets/pips";
import { clipOf, type Document } from "../../timeline/document";
import { setFrame, setLook } from "../../timeline/edits";
import { boxOf, takesFrame } from "../../timeline/edits/set-frame";
import type { Look } from "../../timeline/edits/set-look";
import { resolve } from "../../timeline/keyframes";
import { loadDocument } from "../../timeline/load";
import { apply } from "../../timeline/operations";
import { pictureFrame } from "../../tools/meant-layers";

const [WIDTH, HEIGHT] = [1920, 1080];
const WHOLE = { x: 0, y: 0, width: WIDTH, height: HEIGHT, rotation: 0 };

const shape = (track: string, shape: string, fill: string, box: readonly number[], more: object = {}) => {
  const [x, y, width, height] = box;
  return {
    kind: "shape",
    track,
    start: 0,
    duration: 1,
    shape,
    fill,
    transform: { x, y, width, height },
    ...more,
  };
};

/** An evening by the sea: something to try a look on. */
const SCENE = loadDocument({
  tracks: Object.fromEntries(["B", "C", "D", "E", "F"].map((order) => [order, { order }])),
  clips: {
    sky: shape("B", "rectangle", "#5d8fd3", [0, 0, WIDTH, HEIGHT], {
      gradient: { kind: "linear", to: "#f3c9a0", angle: 90 },
    }),
    sun: shape("C", "ellipse", "#fff0c4", [420, -40, 260, 260]),
    sea: shape("D", "rectangle", "#2c6c86", [0, 380, WIDTH, 420], {
      gradient: { kind: "linear", to: "#123246", angle: 90 },
    }),
    hill: shape("E", "ellipse", "#43733f", [-620, 460, 1400, 760]),
    house: shape("F", "rectangle", "#c8553d", [-520, 60, 240, 220]),
  },
});

/** What a layer looks like at a moment with a look on it. */
export function pictureSketch(document: Document, id: string | null, time: number, look: Look): Document {
  const clip = id === null ? undefined : clipOf(document, id);
  const picture = !clip || !("transform" in clip) ? SCENE : alone(document, id as string, time);
  const graded = setLook(picture, Object.keys(picture.clips), look);
  return graded ? apply(picture, graded).document : picture;
}

/** The document with one layer as it is at a moment, upright and large, on a track that nobody has locked. */
function alone(document: Document, id: string, time: number): Document {
  const stored = document.clips[id];
  if (!stored || !("transform" in stored)) return SCENE;
  const { clip } = resolve(stored, time - stored.start);
  const { tracks, clips } = loadDocument({
    tracks: { only: { order: "V" } },
    clips: { only: { kind: "shape", track: "only", start: 0, duration: 1 } },
  });
  const keyframes = clips.only?.keyframes as typeof clip.keyframes;
  const isPicture = clip.kind === "video" || clip.kind === "image";
  const canvas = isPicture ? { ...document.canvas, width: WIDTH, height: HEIGHT } : document.canvas;
  const appearance = {
    ...clip.appearance,
    ...(isPicture ? { fit: "cover" as const } : {}),
    opacity: 1,
    blend: "normal" as const,
    blur: 0,
    corner_radius: 0,
    border: { width: 0, colour: "#ffffff" },
    shadow: { ...clip.appearance.shadow, opacity: 0 },
  };
  const only = {
    ...clip,
    track: "only",
    keyframes,
    appearance,
    transform: isPicture ? WHOLE : clip.transform,
    transition: { ...clip.transition, kind: "none" as const },
  };
  // Under its own name: what the stage has decoded of it is found by that.
  return { ...document, canvas, tracks, clips: { [id]: only as typeof clip } };
}

/** A layer over a dark canvas as a picture in the picture; a plate in its place where there is no film or picture. */
export function pipSketch(document: Document, id: string | null, time: number, pip: Pip): Document {
  const { canvas } = document;
  const whole = { x: 0, y: 0, width: canvas.width, height: canvas.height };
  const boxed = pictureFrame(canvas, pip);
  const picture = id !== null && takesFrame(document.clips[id]) ? alone(document, id, time) : null;
  const box = boxOf(canvas, boxed, 9 / 16);
  const radius = pip.frame.radius === "round" ? box.width : pip.frame.radius;
  const plate = shape("C", "rectangle", "#8286ff", [box.x, box.y, box.width, box.height], {
    corner_radius: radius,
    stroke: pip.frame.border,
    gradient: { kind: "linear", to: "#5054e0", angle: 60 },
  });
  const ground = shape("B", "rectangle", "#39455a", [0, 0, canvas.width, canvas.height], {
    gradient: { kind: "linear", to: "#20242d", angle: 65 },
  });
  const stage = loadDocument({
    tracks: { B: { order: "B" }, C: { order: "C" } },
    clips: {
      ground: { ...ground, transform: whole, start: time },
      ...(picture ? {} : { plate: { ...plate, start: time } }),
    },
  });
  const shown = picture ? picture.clips[id as string] : undefined;
  const clips = shown ? { ...stage.clips, [id as string]: { ...shown, track: "C" } } : stage.clips;
  const all = { ...document, canvas, tracks: stage.tracks, clips };
  const framed = shown ? setFrame(all, [id as string], boxed, pip.frame, time) : null;
  return framed ? apply(all, framed).document : all;
}

/** The moment of a layer that its picture shows. */
export function momentOf(document: Document, id: string | null, time: number): number {
  const clip = id === null ? undefined : clipOf(document, id);
  return clip ? Math.min(Math.max(time, clip.start), clip.start + clip.duration - 1) : 0;
}
