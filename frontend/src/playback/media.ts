/** Opening an asset's file for reading by HTTP ranges. One open file an asset, however many clips show it. */

import type { Input } from "mediabunny";
import { type Decoding, decoding } from "./decoding";

/** How an asset's sound is wanted: at so many thousandths of its speed, and perhaps backwards. */
export interface Retiming {
  readonly speed: number;
  readonly reversed: boolean;
}

/**
 * The address of a file that this browser can play for an asset's source, or for its sound retimed; waits while it is
 * being made, rejects where there will be none.
 */
export type Locate = (source: string, retiming: Retiming | null) => Promise<string>;

/** Whether the browser decodes by itself (it does on https and on localhost only). */
export const decodesItself = typeof VideoDecoder !== "undefined" && typeof AudioDecoder !== "undefined";

export interface OpenMedia {
  readonly url: string;
  /** Null where the browser has no WebCodecs. */
  readonly input: Input | null;
}

export class MediaFiles {
  private readonly open = new Map<string, Promise<OpenMedia>>();

  constructor(readonly locate: Locate) {}

  /** The asset's file, opened once. A failure is forgotten, so that the next call tries again. */
  get(source: string, retiming: Retiming | null = null): Promise<OpenMedia> {
    const key = JSON.stringify([source, retiming?.speed, retiming?.reversed]);
    const known = this.open.get(key);
    if (known) return known;
    const opening = this.locate(source, retiming).then(async (url) => ({
      url,
      input: decodesItself ? inputOf(await decoding(), url) : null,
    }));
    this.open.set(key, opening);
    opening.catch(() => this.open.delete(key));
    return opening;
  }

  /** Where the asset's file is, without opening it: what reads films is not fetched for a picture. */
  address(source: string): Promise<string> {
    return this.locate(source, null);
  }

  /** A source's file has gone, or come back: whoever asks next opens it anew. */
  forget(source: string): void {
    for (const [key, opening] of this.open) {
      if (JSON.parse(key)[0] !== source) continue;
      this.open.delete(key);
      dispose(opening);
    }
  }

  close(): void {
    for (const opening of this.open.values()) dispose(opening);
    this.open.clear();
  }
}

/** The formats are what the server hands out as it is (`media/inspection/playable.py`): else there is a proxy, an MP4. */
function inputOf(library: Decoding, url: string): Input {
  const { ADTS, FLAC, Input, MATROSKA, MP3, MP4, OGG, QTFF, UrlSource, WAVE, WEBM } = library;
  const formats = [MP4, QTFF, WEBM, MATROSKA, WAVE, OGG, FLAC, MP3, ADTS];
  return new Input({ formats, source: new UrlSource(url) });
}

function dispose(opening: Promise<OpenMedia>): void {
  opening.then(
    (media) => media.input?.dispose(),
    () => undefined,
  );
}
