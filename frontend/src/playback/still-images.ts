/** Pictures that do not move: fetched once, reduced by boxes once for each size that is shown. */

import type { Image } from "canvaskit-wasm";
import type { MediaFiles } from "./media";
import type { Screen } from "./screen";

interface Still {
  readonly source: string;
  /** The whole picture; null while it is on its way. */
  image: Image | null;
  loading: boolean;
  /** The picture reduced, by the factor. */
  readonly reduced: Map<number, Image>;
  used: number;
}

/** Passes of the loop that an unused picture is kept. */
const PATIENCE = 600;

export class StillImages {
  private readonly stills = new Map<string, Still>();

  /**
   * @param arrived called when something new can be drawn
   * @param failed called with the source of a file that is not there, or that is no picture
   */
  constructor(
    private readonly screen: Screen,
    private readonly files: MediaFiles,
    private readonly arrived: () => void,
    private readonly failed: (source: string) => void,
  ) {}

  isLoading(asset: string): boolean {
    return this.stills.get(asset)?.loading ?? false;
  }

  /** The picture reduced by `reduction`, or null. */
  get(asset: string, reduction: number): Image | null {
    const still = this.stills.get(asset);
    return still?.reduced.get(reduction) ?? null;
  }

  /** The picture in the least size that was asked for, or null. */
  any(asset: string): Image | null {
    const reduced = this.stills.get(asset)?.reduced ?? new Map<number, Image>();
    return reduced.get(Math.max(...reduced.keys())) ?? null;
  }

  /**
   * Say that an asset is shown.
   * @param width of the source in pixels, of which the file may be a smaller copy
   */
  request(asset: string, source: string, reduction: number, width: number, pass: number): void {
    let still = this.stills.get(asset);
    if (!still) {
      still = { source, image: null, loading: true, reduced: new Map(), used: pass };
      this.stills.set(asset, still);
      void this.load(still, asset, source);
    }
    still.used = pass;
    if (still.image && !still.reduced.has(reduction)) {
      still.reduced.set(reduction, this.reduce(still.image, width / reduction));
    }
  }

  /** Let go of a source's picture; one that is on its way is not shown any more. */
  forget(source: string): void {
    for (const [asset, still] of this.stills) {
      if (still.source !== source) continue;
      drop(still);
      this.stills.delete(asset);
    }
  }

  letGo(pass: number): void {
    for (const [asset, still] of this.stills) {
      if (still.loading || pass - still.used <= PATIENCE) continue;
      drop(still);
      this.stills.delete(asset);
    }
  }

  close(): void {
    for (const still of this.stills.values()) drop(still);
    this.stills.clear();
  }

  private async load(still: Still, asset: string, source: string): Promise<void> {
    try {
      const url = await this.files.address(source);
      const answer = await fetch(url);
      if (answer.ok) still.image = await this.decode(await answer.blob());
    } catch {
      // As good as no answer.
    }
    still.loading = false;
    if (this.stills.get(asset) !== still) {
      // Forgotten meanwhile: another try has taken its place.
      drop(still);
      return;
    }
    if (!still.image) {
      // Forgotten here: whoever asks again has it tried again.
      this.stills.delete(asset);
      this.failed(source);
    }
    this.arrived();
  }

  private async decode(blob: Blob): Promise<Image | null> {
    const known = this.screen.canvasKit.MakeImageFromEncoded(await blob.arrayBuffer());
    if (known) return this.premultiplied(known);
    // The browser knows more formats than Skia's build does.
    const bitmap = await createImageBitmap(blob);
    const image = this.screen.upload(bitmap);
    bitmap.close();
    return image;
  }

  /** A PNG's colours come as they are, and scaled so, what is clear would darken the edges of what is not. */
  private premultiplied(image: Image): Image {
    if (image.getImageInfo().alphaType !== this.screen.canvasKit.AlphaType.Unpremul) return image;
    const copy = this.screen.copied(image);
    image.delete();
    return copy;
  }

  private reduce(image: Image, width: number): Image {
    let reduced = image;
    while (reduced.width() / 2 >= width) {
      const next = this.screen.halved(reduced);
      if (reduced !== image) reduced.delete();
      reduced = next;
    }
    return reduced;
  }
}

function drop(still: Still): void {
  for (const image of still.reduced.values()) {
    if (image !== still.image) image.delete();
  }
  still.image?.delete();
}
