/** A clip's moving pictures by a `<video>` element: for pages without WebCodecs. Seeks are slower and less exact. */

import { type Picture, UnplayableMedia, type VideoReader } from "./video-reader";

/** So far the element may be from the wanted time before it is put right, seconds. */
const DRIFT = 0.12;

export class ElementReader implements VideoReader {
  private readonly video = document.createElement("video");
  private target = 0;
  private playing = false;
  private seeking = false;
  private changed = false;

  private constructor(
    url: string,
    private readonly arrived: () => void,
  ) {
    this.video.muted = true;
    this.video.playsInline = true;
    this.video.preload = "auto";
    this.video.src = url;
  }

  /** Open the address; throws UnplayableMedia when the browser refuses it. */
  static open(url: string, arrived: () => void): Promise<ElementReader> {
    const reader = new ElementReader(url, arrived);
    const { video } = reader;
    return new Promise((resolve, reject) => {
      video.addEventListener("error", () => void reasonFor(url).then(reject));
      video.addEventListener("loadeddata", () => {
        video.addEventListener("seeked", () => reader.arrive());
        reader.watch();
        reader.arrive();
        resolve(reader);
      });
    });
  }

  get settled(): boolean {
    return !this.seeking && !this.changed && Math.abs(this.video.currentTime - this.target) < DRIFT;
  }

  want(seconds: number, speed: number): void {
    this.target = seconds;
    // An element does not run backwards: there it is sought, picture by picture, as fast as it can.
    const playing = speed > 0;
    if (playing && this.video.playbackRate !== speed) this.video.playbackRate = speed;
    if (playing !== this.playing) {
      this.playing = playing;
      if (playing) void this.video.play().catch(() => undefined);
      else this.video.pause();
    }
    this.follow();
  }

  take(): Picture | null {
    if (!this.changed || this.video.readyState < 2) return null;
    this.changed = false;
    const { video } = this;
    return {
      timestamp: video.currentTime,
      rotation: 0,
      use: (upload) => upload(video),
      close: () => undefined,
    };
  }

  close(): void {
    this.playing = false;
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
  }

  private follow(): void {
    const off = Math.abs(this.video.currentTime - this.target);
    if (this.seeking || off < (this.playing ? DRIFT : 0.001)) return;
    this.seeking = true;
    this.video.currentTime = this.target;
  }

  private arrive(): void {
    this.seeking = false;
    this.changed = true;
    this.follow();
    this.arrived();
  }

  /** While the element plays, each picture that it shows is news. */
  private watch(): void {
    this.video.requestVideoFrameCallback?.(() => {
      this.changed = true;
      this.arrived();
      this.watch();
    });
  }
}

/** An element says of what it refuses no more than that: whether there is a file at all is asked here. */
async function reasonFor(url: string): Promise<UnplayableMedia> {
  const answer = await fetch(url, { headers: { Range: "bytes=0-0" } }).catch(() => null);
  void answer?.body?.cancel();
  return new UnplayableMedia(
    answer?.ok
      ? "This browser cannot play the video of this clip; the export can."
      : "The file of this clip is not there. Add it to the library again, or export with a placeholder.",
  );
}
