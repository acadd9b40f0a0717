/** The canvas shapes that a project can have by name. The short side is 1080 canvas units. */

export interface CanvasChoice {
  readonly name: string;
  readonly use: string;
  readonly width: number;
  readonly height: number;
}

export const CANVASES: readonly CanvasChoice[] = [
  { name: "16:9", use: "Landscape", width: 1920, height: 1080 },
  { name: "9:16", use: "Portrait", width: 1080, height: 1920 },
  { name: "1:1", use: "Square", width: 1080, height: 1080 },
  { name: "4:5", use: "Feed", width: 1080, height: 1350 },
  { name: "21:9", use: "Cinema", width: 2520, height: 1080 },
];

const SHORT = 1080;
const LONGEST = 10_800;

/** The canvas of that shape whose short side has 1080 units, whole numbers. */
export function canvasOf(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = SHORT / Math.min(width, height);
  const side = (length: number) => Math.min(Math.max(Math.round(length * scale), SHORT), LONGEST);
  return { width: side(width), height: side(height) };
}
