/** Colours of the document as Skia has them. */

import type { CanvasKit, Color } from "canvaskit-wasm";

/** Parse #rrggbb or #rrggbbaa, and thin it by an opacity. */
export function colour(canvasKit: CanvasKit, text: string, opacity = 1): Color {
  const channel = (place: number) => Number.parseInt(text.slice(place, place + 2), 16) / 255;
  const alpha = text.length > 7 ? channel(7) : 1;
  return canvasKit.Color4f(channel(1), channel(3), channel(5), alpha * opacity);
}
