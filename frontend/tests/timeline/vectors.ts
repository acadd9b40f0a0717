/** Reads what Python worked out, from `tests/conformance/`. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import fontTable from "../../../editor/timeline/fonts.json";
import type { Document } from "../../src/timeline/document";
import { evaluate } from "../../src/timeline/evaluate";
import { createFonts, type Fonts } from "../../src/timeline/fonts";
import type { Frame } from "../../src/timeline/frame";
import { NO_TABLES, readTable, type Tables } from "../../src/timeline/tables";

export const CONFORMANCE = join(import.meta.dirname, "../../../tests/conformance");

/** A moment and an output size at which a conformance document is looked at. */
export interface Case {
  at: number;
  width: number;
  height: number;
}

/** The fonts of the installed packages. */
export function openFonts(): Promise<Fonts> {
  const packages = join(import.meta.dirname, "../../node_modules/@expo-google-fonts");
  const files = new Map(
    Object.values(fontTable.families).flatMap((weights) =>
      Object.values(weights).map(({ key, file }) => [key, file] as const),
    ),
  );
  return createFonts(async (key) => readFileSync(join(packages, files.get(key) ?? key)));
}

/** The tables of a conformance document's tracks. */
export function tablesOf(document: Document, name: string): Tables {
  const tracks = Object.entries(document.assets).filter(([, { kind }]) => kind === "track");
  return new Map(tracks.map(([id, { source }]) => [id, readTable(readVectors(`${name}/${source}`))]));
}

/** Evaluate until every font that the text needs has come. */
export async function settledFrame(
  document: Document,
  { at, width, height }: Case,
  fonts: Fonts,
  tables: Tables = NO_TABLES,
): Promise<Frame> {
  let requested = -1;
  while (requested !== fonts.requested) {
    requested = fonts.requested;
    evaluate(document, at, width, height, fonts, tables);
    await fonts.settled();
  }
  return evaluate(document, at, width, height, fonts, tables);
}

export function readVectors<T>(name: string): T {
  return JSON.parse(readFileSync(join(CONFORMANCE, name), "utf8")) as T;
}

/** The names of the conformance documents. */
export function documentNames(): string[] {
  return readdirSync(CONFORMANCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => readdirSync(join(CONFORMANCE, name)).includes("document.json"))
    .sort();
}

/** Equal but for the last digits of floating-point numbers (1e-6, relative above 1). */
export function expectClose(actual: unknown, expected: unknown, path = ""): void {
  if (typeof expected === "number" && typeof actual === "number") {
    const tolerance = 1e-6 * Math.max(1, Math.abs(expected));
    if (Math.abs(actual - expected) > tolerance) expect.fail(`${path}: ${actual} is not ${expected}`);
  } else if (Array.isArray(expected) && Array.isArray(actual)) {
    expect(actual.length, path).toBe(expected.length);
    for (const [index, item] of expected.entries()) expectClose(actual[index], item, `${path}/${index}`);
  } else if (
    typeof expected === "object" &&
    expected !== null &&
    typeof actual === "object" &&
    actual !== null
  ) {
    expect(Object.keys(actual).sort(), path).toEqual(Object.keys(expected).sort());
    for (const [key, item] of Object.entries(expected)) {
      expectClose((actual as Record<string, unknown>)[key], item, `${path}/${key}`);
    }
  } else {
    expect(actual, path).toEqual(expected);
  }
}
