/** Opening an asset's file for reading by HTTP ranges. One open file an asset, however many clips show it. */

import { ALL_FORMATS, Input, UrlSource } from "mediabunny";

/** The address of a file that this browser can play for an asset's source; rejects while there is none. */
export type Locate = (source: string) => Promise<string>;

/** Whether the browser decodes by itself (it does on https and on localhost only). */
export const decodesItself = typeof VideoDecoder !== "undefined" && typeof AudioDecoder !== "undefined";

export interface OpenMedia {
  readonly url: string;
  /** Null where the browser has no WebCodecs. */
  readonly input: Input | null;
}

export class MediaFiles {
  private readonly open = new Map<string, Promise<OpenMedia>>();

  constructor(private readonly locate: Locate) {}

  /** The asset's file, opened once. A failure is forgotten, so that the next call tries again. */
  get(source: string): Promise<OpenMedia> {
    const known = this.open.get(source);
    if (known) return known;
    const opening = this.locate(source).then((url) => ({
      url,
      input: decodesItself ? new Input({ formats: ALL_FORMATS, source: new UrlSource(url) }) : null,
    }));
    this.open.set(source, opening);
    opening.catch(() => this.open.delete(source));
    return opening;
  }

  close(): void {
    for (const opening of this.open.values()) {
      opening.then(
        (media) => media.input?.dispose(),
        () => undefined,
      );
    }
    this.open.clear();
  }
}
