/** What the editor knows of assets' files: where the player finds them, and the pictures that the timeline paints. */

import { HttpError } from "../lib/http";
import { live } from "../lib/live";
import type { Asset } from "../lib/shapes";
import { getAsset, retimedSound } from "../lib/studio";
import type { Locate, Retiming } from "../playback/media";
import { UnplayableMedia } from "../playback/video-reader";
import type { AssetMedia, Filmstrip, Waveform } from "../tools/asset-media";

/** The file will never be there: the asset is gone or could not be read. The message is a sentence. */
export class NoMedia extends UnplayableMedia {}

type Rendition = "filmstrip" | "waveform" | "thumbnail";

export class AssetBook implements AssetMedia {
  private readonly assets = new Map<string, Promise<Asset>>();
  /** Settles for everybody who waits for an asset to change. */
  private readonly changes = new Map<string, Set<() => void>>();
  private readonly strips = new Map<string, Filmstrip | null>();
  private readonly waves = new Map<string, Waveform | null>();
  private readonly stills = new Map<string, ImageBitmap | null>();
  private readonly listeners = new Set<() => void>();
  /** Sources whose file is not there, as far as is known. */
  private readonly gone = new Set<string>();
  private readonly fileListeners = new Set<(source: string) => void>();
  private readonly leave: () => void;

  constructor() {
    this.leave = live().listen("asset", {
      event: ({ id, data }) => this.changed(id, data.state === "deleted"),
      missed: ({ id }) => {
        if (id) this.changed(id);
        else for (const known of new Set([...this.assets.keys(), ...this.gone])) this.changed(known);
      },
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Hear of sources whose file was deleted or is there again. */
  onFile(listener: (source: string) => void): () => void {
    this.fileListeners.add(listener);
    return () => this.fileListeners.delete(listener);
  }

  /**
   * The address of a file that browsers play, or of an asset's sound retimed; waits while the server still makes it.
   * Throws NoMedia.
   */
  readonly locate: Locate = async (source, retiming) => {
    if (retiming) return this.retimed(source, retiming);
    for (;;) {
      const asset = await this.asset(source);
      if (asset.state === "failed") {
        this.gone.add(source);
        throw new NoMedia(asset.error);
      }
      const plays = asset.facts?.browser_playable !== false;
      const url = asset.urls.proxy ?? (plays ? asset.urls.original : null);
      if (asset.state === "ready" && url) return url;
      await this.nextChange(source);
    }
  };

  filmstrip(source: string): Filmstrip | null {
    return this.rendition(source, "filmstrip", this.strips, async (asset, url) => {
      const cut = asset.filmstrip;
      return cut ? { ...cut, picture: await picture(url) } : null;
    });
  }

  waveform(source: string): Waveform | null {
    return this.rendition(source, "waveform", this.waves, async (_asset, url) => {
      const { rate, peaks } = (await (await fetch(url)).json()) as { rate: number; peaks: number[] };
      return { rate, peaks: Uint8Array.from(peaks) };
    });
  }

  thumbnail(source: string): ImageBitmap | null {
    return this.rendition(source, "thumbnail", this.stills, (_asset, url) => picture(url));
  }

  close(): void {
    this.leave();
    this.listeners.clear();
  }

  /** What was loaded of a rendition; the first question starts the loading, which waits until it has been made. */
  private rendition<Loaded>(
    source: string,
    kind: Rendition,
    known: Map<string, Loaded | null>,
    load: (asset: Asset, url: string) => Promise<Loaded | null>,
  ): Loaded | null {
    const loaded = known.get(source);
    if (loaded !== undefined) return loaded;
    known.set(source, null);
    const find = async () => {
      for (;;) {
        const asset = await this.asset(source);
        const url = asset.urls[kind];
        if (url) return load(asset, url);
        if (asset.state === "failed") return null;
        await this.nextChange(source);
      }
    };
    find().then(
      (found) => {
        known.set(source, found);
        for (const listener of this.listeners) listener();
      },
      // Without it the clip has a plain face; the next visit asks again.
      () => undefined,
    );
    return null;
  }

  /** The first question has it made. What is heard of the asset meanwhile may be something else: ask again then. */
  private async retimed(source: string, { speed, reversed }: Retiming): Promise<string> {
    for (;;) {
      const changed = this.nextChange(source);
      const { url } = await retimedSound(source, { speed, reversed });
      if (url) return url;
      await changed;
    }
  }

  private asset(source: string): Promise<Asset> {
    const known = this.assets.get(source);
    if (known) return known;
    const asking = getAsset(source).catch((error: unknown) => {
      if (error instanceof HttpError && error.status === 404) {
        this.gone.add(source);
        throw new NoMedia("The file of this clip has been deleted. Bring it back from the library's bin.");
      }
      this.assets.delete(source);
      throw error;
    });
    this.assets.set(source, asking);
    return asking;
  }

  private changed(id: string, deleted = false): void {
    this.assets.delete(id);
    if (this.gone.delete(id) || deleted) {
      if (deleted) this.gone.add(id);
      for (const known of [this.strips, this.waves, this.stills]) known.delete(id);
      for (const listener of this.fileListeners) listener(id);
      for (const listener of this.listeners) listener();
    }
    const waiting = this.changes.get(id);
    this.changes.delete(id);
    for (const go of waiting ?? []) go();
  }

  private nextChange(source: string): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.changes.get(source) ?? new Set();
      this.changes.set(source, waiting.add(resolve));
    });
  }
}

async function picture(url: string): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(url)).blob());
}
