import { beforeAll, describe, expect, test, vi } from "vitest";
import { evaluate } from "../../src/timeline/evaluate";
import type { Fonts } from "../../src/timeline/fonts";
import { loadDocument } from "../../src/timeline/load";
import { evaluateSound } from "../../src/timeline/sound";
import {
  type Case,
  documentNames,
  expectClose,
  openFonts,
  readVectors,
  settledFrame,
  tablesOf,
} from "./vectors";

// Opening the emoji font takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let fonts: Fonts;

beforeAll(async () => {
  fonts = await openFonts();
});

describe.each(documentNames())("%s", (name) => {
  const document = loadDocument(readVectors(`${name}/document.json`));

  test("evaluates to the server's frames", async () => {
    for (const [number, example] of readVectors<Case[]>(`${name}/cases.json`).entries()) {
      const frame = await settledFrame(document, example, fonts, tablesOf(document, name));
      expectClose(frame, readVectors(`${name}/frame-${number}.json`), `frame-${number}`);
    }
  });

  test("sounds as the server says", () => {
    expectClose(evaluateSound(document), readVectors(`${name}/sound.json`));
  });
});

test("a text shows without a font that has not come, and whoever subscribed is told when it has", async () => {
  const late = await openFonts();
  const document = loadDocument(readVectors("text-large/document.json"));
  const [layer] = evaluate(document, 0, 640, 360, late).layers;
  expect(layer).toMatchObject({ kind: "text", runs: [] });
  await new Promise<void>((come) => late.subscribe(come));
  expect(evaluate(document, 0, 640, 360, late).layers[0]).toMatchObject({
    runs: [{ font: "Inter_700Bold" }],
  });
});

test("a document of five hundred clips is looked up, not searched", () => {
  const clips = Object.fromEntries(
    Array.from({ length: 500 }, (_, place) => [
      `c${place}`,
      { kind: "shape", track: `t${place % 4}`, start: place * 1000, duration: 1000 },
    ]),
  );
  const tracks = Object.fromEntries(["t0", "t1", "t2", "t3"].map((id) => [id, { order: id }]));
  const document = loadDocument({ clips, tracks });
  expect(evaluate(document, 250_500, 640, 360, fonts).layers.map((layer) => layer.clip)).toEqual(["c250"]);
});
