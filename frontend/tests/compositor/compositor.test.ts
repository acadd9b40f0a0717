import { readFileSync } from "node:fs";
import { join } from "node:path";
import CanvasKitInit, { type CanvasKit, type Image, type Surface } from "canvaskit-wasm";
import { beforeAll, expect, test, vi } from "vitest";
import { createCompositor, type Pictures } from "../../src/compositor/compositor";
import { sample } from "../../src/compositor/sampling";
import { assetOf, type Document } from "../../src/timeline/document";
import type { Fonts } from "../../src/timeline/fonts";
import type { Frame, ImageLayer } from "../../src/timeline/frame";
import { loadDocument } from "../../src/timeline/load";
import {
  type Case,
  CONFORMANCE,
  documentNames,
  openFonts,
  readVectors,
  settledFrame,
  tablesOf,
} from "../timeline/vectors";
import { ssim } from "./ssim";

// Opening the emoji font and comparing pictures takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let canvasKit: CanvasKit;
let fonts: Fonts;

beforeAll(async () => {
  canvasKit = await CanvasKitInit();
  fonts = await openFonts();
});

function readPixels(source: Surface | Image, width: number, height: number): Uint8Array {
  const canvas = "getCanvas" in source ? source.getCanvas() : source;
  const pixels = canvas.readPixels(0, 0, {
    width,
    height,
    colorType: canvasKit.ColorType.RGBA_8888,
    alphaType: canvasKit.AlphaType.Unpremul,
    colorSpace: canvasKit.ColorSpace.SRGB,
  });
  return pixels as Uint8Array;
}

function decode(path: string): Image {
  return canvasKit.MakeImageFromEncoded(readFileSync(path)) as Image;
}

/** Pictures of a document in a folder; images only. */
function picturesOf(document: Document, folder: string): Pictures {
  const images = new Map<string, Image>();
  return (layer) => {
    const asset = assetOf(document, layer.asset);
    if (!asset || layer.kind !== "image") return null;
    const known = images.get(layer.asset) ?? decode(join(folder, asset.source));
    images.set(layer.asset, known);
    return known;
  };
}

async function draw(name: string, document: Document, example: Case): Promise<Uint8Array> {
  const pictures = picturesOf(document, join(CONFORMANCE, name));
  const frame = await settledFrame(document, example, fonts, tablesOf(document, name));
  // The label of a placeholder is set with a font that no text may have asked for.
  await fonts.load("Inter_400Regular");
  const surface = canvasKit.MakeSurface(example.width, example.height) as Surface;
  const compositor = createCompositor(canvasKit, surface, fonts);
  compositor.draw(frame, pictures);
  const pixels = readPixels(surface, example.width, example.height);
  compositor.delete();
  surface.delete();
  return pixels;
}

/** Documents without video: node has no decoder for that. */
const STILL = documentNames().filter((name) =>
  readVectors<Case[]>(`${name}/cases.json`).every((_, number) =>
    readVectors<Frame>(`${name}/frame-${number}.json`).layers.every((layer) => layer.kind !== "video"),
  ),
);

test.each(STILL)("%s is the picture that the server draws", async (name) => {
  const folder = join(CONFORMANCE, name);
  const document = loadDocument(readVectors(`${name}/document.json`));
  for (const [number, example] of readVectors<Case[]>(`${name}/cases.json`).entries()) {
    const { width, height } = example;
    const drawn = await draw(name, document, example);
    const expected = readPixels(decode(join(folder, `frame-${number}.png`)), width, height);
    const likeness = ssim(drawn, expected, width, height);
    expect(likeness, `${name} frame ${number}`).toBeGreaterThanOrEqual(0.999);
  }
});

test("a picture that its keeper reduced already is sampled as the whole one is", () => {
  const layer = readVectors<Frame>("pictures/frame-0.json").layers.find(
    (one): one is ImageLayer => one.kind === "image" && one.reduction === 4,
  ) as ImageLayer;
  const surface = canvasKit.MakeSurface(8, 8) as Surface;
  const whole = decode(join(CONFORMANCE, "pictures/photo.png"));
  const first = sample(canvasKit, surface, whole, layer);
  const second = sample(canvasKit, surface, first.image, layer);
  expect([first.width, first.height]).toEqual([layer.source_width / 4, layer.source_height / 4]);
  expect(second.image).toBe(first.image);
  expect([second.width, second.height]).toEqual([first.width, first.height]);
});

test("a picture of a proxy smaller than the source is not reduced below what the frame asks for", () => {
  const surface = canvasKit.MakeSurface(8, 8) as Surface;
  const proxy = decode(join(CONFORMANCE, "pictures/photo.png"));
  const layer = {
    ...(readVectors<Frame>("pictures/frame-0.json").layers[0] as ImageLayer),
    source_width: 3200,
    source_height: 2000,
    reduction: 16,
  };
  const found = sample(canvasKit, surface, proxy, layer);
  expect(found.image).toBe(proxy);
  expect([found.width, found.height]).toEqual([320, 200]);
});
