/** Captions as texts: each looks and stands as its track says. The mirror of `editor/timeline/captions.py`. */

import { type Canvas, type CaptionClip, type Captions, type Document, trackOf } from "./document";
import { complete, type Json } from "./schema-check";
import type { Settable } from "./text/setting";

/** Captions come and go at once. */
const STILL = complete({ $ref: "#/$defs/TextAnimation" }, {}) as unknown as Settable["animation"];
const PLAIN = complete({ $ref: "#/$defs/Captions" }, {} as Json) as unknown as Captions;

/** The text that a caption is drawn as; null where its track's go beside the film. */
export function captionText(document: Document, clip: CaptionClip): Settable | null {
  const captions = trackOf(document, clip.track)?.captions ?? PLAIN;
  if (captions.beside) return null;
  const { style, highlight } = captions;
  const transform = captionBox(document.canvas, captions);
  return { ...clip, style, highlight, animation: STILL, transform };
}

/** The box that captions are wrapped into, in the middle of the canvas; canvas units. */
export function captionBox(canvas: Canvas, { width, margin }: Captions): Settable["transform"] {
  return {
    x: 0,
    y: 0,
    width: Math.floor(width * canvas.width + 0.5),
    height: Math.floor((1 - 2 * margin) * canvas.height + 0.5),
    rotation: 0,
  };
}
