import { beforeAll, describe, expect, it } from "vitest";
import type { TextClip } from "../../src/timeline/document";
import type { Fonts } from "../../src/timeline/fonts";
import { loadDocument } from "../../src/timeline/load";
import { checkOperation, type Operation } from "../../src/timeline/operations";
import { layoutText } from "../../src/timeline/text/layout";
import { refitted, wordsBox } from "../../src/tools/fit-text";
import { type Handle, ResizeLayer } from "../../src/tools/resize-layer";
import { openFonts, settledFrame } from "../timeline/vectors";
import { openDesk } from "./desk";

const WORDS = "Summer by the sea";
const document = loadDocument({
  tracks: { t: { order: "V" } },
  clips: {
    text: {
      kind: "text",
      text: WORDS,
      track: "t",
      start: 0,
      duration: 100,
      transform: { width: 900, height: 160 },
      style: { letter_spacing: 2, stroke: { width: 4 } },
    },
  },
});
const clip = document.clips.text as TextClip;
const { canvas } = document;

let fonts: Fonts;
beforeAll(async () => {
  fonts = await openFonts();
  await settledFrame(document, { at: 0, width: 640, height: 360 }, fonts);
}, 60_000);

describe("the box of a text", () => {
  it("just holds its words, on one line", () => {
    const size = wordsBox(WORDS, clip.style, canvas, fonts);
    const { lines } = layoutText(WORDS, clip.style, size.width, size.height, fonts);
    expect(lines).toHaveLength(1);
    expect(size.width - (lines[0]?.width ?? 0)).toBeLessThan(20);
    expect(size.height).toBeLessThan(clip.style.size * clip.style.line_height + 20);
  });

  it("is wrapped before it leaves the canvas", () => {
    const size = wordsBox(`${WORDS} ${WORDS} ${WORDS}`, clip.style, canvas, fonts);
    expect(size.width).toBeLessThanOrEqual(canvas.width * 0.8);
    expect(size.height).toBeGreaterThan(2 * clip.style.size);
  });

  it("follows other words where it was as large as its own, and keeps a width that somebody has given it", () => {
    const hugging = {
      ...clip,
      transform: { ...clip.transform, ...wordsBox(WORDS, clip.style, canvas, fonts) },
    };
    expect(refitted(hugging, "Sea", canvas, fonts)).toEqual(wordsBox("Sea", clip.style, canvas, fonts));
    expect(refitted(clip, "Sea", canvas, fonts)).toEqual({ width: 900, height: 160 });
    const long = refitted(clip, `${WORDS} ${WORDS} ${WORDS}`, canvas, fonts);
    expect(long.width).toBe(900);
    expect(long.height).toBeGreaterThan(160);
  });
});

describe("a text dragged by its corner", () => {
  const drag = async (handle: Handle, proportional: boolean, to = { x: 1350, y: 240 }) => {
    const desk = await openDesk(document);
    const from = { x: 450, y: 80 };
    const gesture = new ResizeLayer(desk.store.document, "text", handle, [], from);
    const places = [{ x: 700, y: 133 }, to];
    for (const point of places) {
      const { operation } = gesture.step({ point, proportional, fromCentre: false, threshold: 0 });
      checkOperation(operation as Operation, desk.store.document);
    }
    desk.drag(
      gesture,
      places.map((point) => ({ point, proportional, fromCentre: false, threshold: 0 })),
    );
    expect(desk.sent).toBe(1);
    return desk.store.document.clips.text as TextClip;
  };

  it("grows with its type: size, spacing and stroke", async () => {
    const grown = await drag({ x: 1, y: 1 }, true);
    expect(grown.transform).toMatchObject({ width: 1800, height: 320 });
    expect(grown.style).toMatchObject({ size: 192, letter_spacing: 4, stroke: { width: 8 } });
  });

  it("gets more room for its lines, not larger, at a side", async () => {
    const wide = await drag({ x: 1, y: 0 }, false);
    expect(wide.transform).toMatchObject({ width: 1800, height: 160 });
    expect(wide.style.size).toBe(96);
  });
});
