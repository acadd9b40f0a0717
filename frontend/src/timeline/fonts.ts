/**
 * The fonts that texts are set in: which exist, which one a character falls back to, and their bytes.
 *
 * The table is `editor/timeline/fonts.json`, shared with the server. A font is fetched when a text first needs it (the
 * Chinese and the emoji fonts have 10 and 25 MB); until it is there the text is shown without it, and whoever
 * subscribed is told when it has come.
 */

import type * as HarfBuzz from "harfbuzzjs";
import table from "../../../editor/timeline/fonts.json";
import type { Layout } from "./text/laid-out";

interface Entry {
  readonly key: string;
  readonly file: string;
}

const FAMILY_TABLE: Readonly<Record<string, Readonly<Record<string, Entry>>>> = table.families;
const SCRIPT_TABLE: Readonly<Record<string, readonly string[]>> = table.scripts;

/** Families that a person can choose from. */
export const FAMILIES: readonly string[] = table.selectable;

/** The weights that a family has, ascending. */
export function weightsOf(family: string): number[] {
  return Object.keys(FAMILY_TABLE[family] ?? {}).map(Number);
}

/** The key of the font nearest to a family and weight; an unknown family is set in the first one. */
export function fontKey(family: string, weight: number): string {
  const known = Object.hasOwn(FAMILY_TABLE, family) ? family : (FAMILIES[0] as string);
  const weights = FAMILY_TABLE[known] as Readonly<Record<string, Entry>>;
  // The nearer weight; of two as near, the lighter.
  const [nearest] = Object.keys(weights)
    .map(Number)
    .sort((a, b) => Math.abs(a - weight) - Math.abs(b - weight) || a - b);
  return (weights[String(nearest)] as Entry).key;
}

/** Whether a character is a picture before all, a picture rather than a plain symbol, or neither. */
export type Picture = "first" | "rather" | "never";

/** The keys of the fonts that may have a character, best first; the large ones come late. */
export function candidates(family: string, weight: number, script: string, emoji: Picture): string[] {
  const keysOf = (families: readonly string[]) => families.map((name) => fontKey(name, weight));
  return [
    ...(emoji === "first" ? [emojiKey()] : []),
    ...keysOf([family, ...(SCRIPT_TABLE[script] ?? []), ...table.last]),
    ...(emoji === "rather" ? [emojiKey()] : []),
    ...keysOf(table.symbols),
  ];
}

/** The key of the font that has the emoji. */
export function emojiKey(): string {
  return fontKey(table.emoji, 400);
}

/** An opened font: what shaping and fallback ask of it. Metrics are fractions of the size. */
export class Face {
  readonly font: HarfBuzz.Font;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;

  constructor(harfbuzz: typeof HarfBuzz, bytes: Uint8Array) {
    const face = new harfbuzz.Face(new harfbuzz.Blob(bytes));
    this.font = new harfbuzz.Font(face);
    this.unitsPerEm = face.upem;
    const extents = this.font.hExtents();
    this.ascent = extents.ascender / this.unitsPerEm;
    this.descent = -extents.descender / this.unitsPerEm;
  }

  has(code: number): boolean {
    return this.font.nominalGlyph(code) !== undefined;
  }
}

/** A font that could not be had is asked for again after this long, not with every frame. */
const RETRY_MS = 5000;

/** Where a font's bytes come from, by its key. */
export type FontLoader = (key: string) => Promise<ArrayBuffer | Uint8Array>;

export class Fonts {
  readonly harfbuzz: typeof HarfBuzz;
  /** Texts already set; owned by `text/layout.ts`. */
  readonly layouts = new Map<string, Layout>();
  private readonly loader: FontLoader;
  private readonly loading = new Map<string, Promise<void>>();
  private readonly failures = new Map<string, number>();
  private readonly data = new Map<string, Uint8Array>();
  private readonly faces = new Map<string, Face>();
  private readonly listeners = new Set<() => void>();

  constructor(loader: FontLoader, harfbuzz: typeof HarfBuzz) {
    this.loader = loader;
    this.harfbuzz = harfbuzz;
  }

  /** An opened font, or null while it is being fetched, which asking starts. */
  face(key: string): Face | null {
    const face = this.faces.get(key);
    if (face) return face;
    const failed = this.failures.get(key) ?? Number.NEGATIVE_INFINITY;
    if (!this.loading.has(key) && Date.now() - failed > RETRY_MS) this.load(key).catch(() => undefined);
    return null;
  }

  /** A font file's bytes, or null while they are being fetched. */
  bytes(key: string): Uint8Array | null {
    return this.face(key) && (this.data.get(key) ?? null);
  }

  /** Fetch a font; rejects when it cannot be had, and may then be tried again. */
  load(key: string): Promise<void> {
    let promise = this.loading.get(key);
    if (promise === undefined) {
      promise = this.fetch(key).catch((error: unknown) => {
        this.loading.delete(key);
        this.failures.set(key, Date.now());
        throw error;
      });
      this.loading.set(key, promise);
    }
    return promise;
  }

  /** How many fonts have been asked for so far; asking for one may show that another is needed. */
  get requested(): number {
    return this.loading.size;
  }

  /** Resolves when every font that was asked for so far has come, or has failed. */
  async settled(): Promise<void> {
    let waited = -1;
    while (waited !== this.loading.size) {
      waited = this.loading.size;
      await Promise.allSettled(this.loading.values());
    }
  }

  /** Be told when a font has come, to draw again. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async fetch(key: string): Promise<void> {
    const loaded = await this.loader(key);
    const bytes = loaded instanceof Uint8Array ? loaded : new Uint8Array(loaded);
    this.faces.set(key, new Face(this.harfbuzz, bytes));
    this.data.set(key, bytes);
    for (const listener of this.listeners) listener();
  }
}

/** Start the text engine. The fonts themselves come as texts need them. */
export async function createFonts(loader: FontLoader): Promise<Fonts> {
  return new Fonts(loader, await import("harfbuzzjs"));
}

/** Fetches fonts from the studio that serves this page. */
export async function fetchFont(key: string): Promise<ArrayBuffer> {
  const response = await fetch(`/static/fonts/${key}.ttf`);
  if (!response.ok) throw new Error(`The font ${key} could not be fetched (${response.status}).`);
  return response.arrayBuffer();
}
