/** From a stretch of text to glyphs: HarfBuzz, with nothing left to the machine's own language or settings. */

import type { Fonts } from "../fonts";
import type { Item } from "./segments";

/** One glyph in the order of the line, left to right. Lengths in canvas units; `y` grows downwards. */
export interface Glyph {
  readonly font: string;
  readonly id: number;
  readonly cluster: number;
  readonly advance: number;
  /** The part of the advance that was added behind the glyph. */
  readonly spacing: number;
  readonly x: number;
  readonly y: number;
}

/** Scripts whose letters join: spacing between them would tear words apart. */
const CURSIVE = new Set(["Arab", "Syrc", "Mong", "Thaa"]);

/** Scripts whose letters touch, by a stroke or by a common head line: they move by whole words. */
export const JOINED: ReadonlySet<string | null> = new Set([...CURSIVE, "Deva", "Beng", "Guru"]);

/**
 * The glyphs of one item from left to right; the rest of `codes` is its context. Letter spacing is added behind the last
 * glyph of each cluster, and turns optional ligatures off. The item's font must have been opened.
 */
export function shape(
  codes: readonly number[],
  item: Item,
  size: number,
  letterSpacing: number,
  fonts: Fonts,
): Glyph[] {
  const { harfbuzz } = fonts;
  const face = fonts.face(item.font);
  if (face === null) throw new Error(`The font ${item.font} was let go while a text was being set.`);
  const buffer = new harfbuzz.Buffer();
  buffer.addCodePoints([...codes], item.start, item.end - item.start);
  buffer.setDirection(item.level % 2 ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
  buffer.setScript(item.script);
  buffer.setLanguage("en");
  const spaced = letterSpacing !== 0 && !CURSIVE.has(item.script);
  const features = spaced ? ["liga", "clig"].map((tag) => new harfbuzz.Feature(tag, 0)) : [];
  harfbuzz.shape(face.font, buffer, features);
  const scale = size / face.unitsPerEm;
  const infos = buffer.getGlyphInfos();
  const places = buffer.getGlyphPositions();
  return infos.map((info, index) => {
    const place = places[index] as (typeof places)[number];
    const ends = infos[index + 1]?.cluster !== info.cluster;
    const spacing = spaced && ends ? letterSpacing : 0;
    return {
      font: item.font,
      id: info.codepoint,
      cluster: info.cluster,
      advance: place.xAdvance * scale + spacing,
      spacing,
      x: place.xOffset * scale,
      y: 0 - place.yOffset * scale,
    };
  });
}
