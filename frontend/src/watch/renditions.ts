/**
 * The sizes of a film as media-chrome's quality menu asks for them: a list on the video element that says when it
 * changes. Source: https://github.com/muxinc/media-tracks (VideoRenditionList).
 */

export interface Rendition {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly bitrate: number;
}

export class Renditions extends EventTarget {
  #all: Rendition[] = [];
  #selected = -1;

  /** choose: -1 lets the line decide. */
  constructor(readonly choose: (index: number) => void) {
    super();
  }

  get length(): number {
    return this.#all.length;
  }

  get selectedIndex(): number {
    return this.#selected;
  }

  set selectedIndex(index: number) {
    this.#selected = index;
    this.choose(index);
    this.dispatchEvent(new Event("change"));
  }

  /** Take the sizes of the film at hand. */
  fill(all: readonly Rendition[]): void {
    this.#all = [...all];
    for (const rendition of all) {
      this.dispatchEvent(Object.assign(new Event("addrendition"), { rendition }));
      Object.defineProperty(this, String(this.#all.indexOf(rendition)), {
        value: rendition,
        configurable: true,
      });
    }
  }

  [Symbol.iterator](): IterableIterator<Rendition> {
    return this.#all[Symbol.iterator]();
  }
}
