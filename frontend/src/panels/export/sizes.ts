/** The sizes a film can be exported at. The canvas' short side decides: 1080 is 1920 x 1080, or 1080 x 1920. Pure. */

export interface ExportSize {
  /** Pixels of the short side. */
  short: number;
  name: string;
  width: number;
  height: number;
}

const SHORT_SIDES = [
  [2160, "4K"],
  [1080, "1080p"],
  [720, "720p"],
  [480, "480p"],
] as const;

/** Encoders want even numbers of pixels. */
const even = (value: number) => Math.max(2, Math.round(value / 2) * 2);

export function exportSizes(canvas: { width: number; height: number }): ExportSize[] {
  const shortSide = Math.min(canvas.width, canvas.height);
  return SHORT_SIDES.map(([short, name]) => ({
    short,
    name,
    width: even((canvas.width * short) / shortSide),
    height: even((canvas.height * short) / shortSide),
  }));
}
