/** The box that just holds a text's words. Pure. */

import type { Canvas, TextClip, TextStyle } from "../timeline/document";
import type { Fonts } from "../timeline/fonts";
import { layoutText } from "../timeline/text/layout";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Canvas units around the words: rounding must not wrap a line that fits. */
const AIR = 8;
/** Of the canvas: longer lines are wrapped. */
const WIDEST = 4 / 5;
/** The middling width of a letter, of the type's size. */
const LETTER = 0.58;

/** The size of the box around the words, in whole canvas units; a guess while a font is still being fetched. */
export function wordsBox(text: string, style: TextStyle, canvas: Canvas, fonts: Fonts | null): Size {
  const widest = Math.floor(canvas.width * WIDEST);
  const { lines } = fonts ? layoutText(text, style, widest, canvas.height, fonts) : { lines: [] };
  const pitch = style.size * style.line_height;
  if (lines.length === 0) {
    const rows = text.split("\n");
    const letters = Math.max(1, ...rows.map((row) => [...row].length));
    return {
      width: Math.min(widest, Math.ceil(letters * style.size * LETTER) + 2 * AIR),
      height: Math.ceil(rows.length * pitch) + 2 * AIR,
    };
  }
  return {
    width: Math.min(widest, Math.ceil(Math.max(...lines.map(({ width }) => width))) + 2 * AIR),
    height: Math.ceil(lines.length * pitch) + 2 * AIR,
  };
}

/**
 * The box for other words: one that was as large as its words follows them; one that somebody has made wider keeps its
 * width, and grows where the words need it.
 */
export function refitted(clip: TextClip, text: string, canvas: Canvas, fonts: Fonts | null): Size {
  const { transform, style } = clip;
  const near = (size: Size) =>
    Math.abs(size.width - transform.width) <= 2 && Math.abs(size.height - transform.height) <= 2;
  const hugs =
    near(wordsBox(clip.text, style, canvas, fonts)) || near(wordsBox(clip.text, style, canvas, null));
  if (hugs) return wordsBox(text, style, canvas, fonts);
  const { lines } = fonts ? layoutText(text, style, transform.width, transform.height, fonts) : { lines: [] };
  const needed = Math.ceil(lines.length * style.size * style.line_height);
  return { width: transform.width, height: Math.max(transform.height, needed) };
}
