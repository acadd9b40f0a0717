/** The canvas shapes a project can start with. The short side is 1080 canvas units. */

export interface CanvasChoice {
  name: string;
  use: string;
  width: number;
  height: number;
}

export const CANVASES: readonly CanvasChoice[] = [
  { name: "16:9", use: "Landscape", width: 1920, height: 1080 },
  { name: "9:16", use: "Portrait", width: 1080, height: 1920 },
  { name: "1:1", use: "Square", width: 1080, height: 1080 },
  { name: "4:5", use: "Feed", width: 1080, height: 1350 },
];
