/** How a film's pictures come: in pieces by hls.js, in pieces by the device itself, or as one file. */
import Hls from "hls.js";
import { type Rendition, Renditions } from "./renditions";

const LIST = "application/vnd.apple.mpegurl";
/** Seconds that are fetched ahead, before somebody plays and while they do. */
const BEFORE = 4;
const AHEAD = 30;

export interface Source {
  /** Address of the playlist; null where there is only the file. */
  readonly list: string | null;
  readonly file: string;
  /** Seconds at which it begins. */
  readonly start: number;
}

/**
 * Give a video its film; returns what takes it away again. onStopped: it cannot be had any more; why, the caller asks.
 *
 * iPhones play lists by themselves and let no script do it; everywhere else the script may do it better.
 */
export function attach(video: HTMLVideoElement, source: Source, onStopped: () => void): () => void {
  const native = video.canPlayType(LIST) !== "" && !("MediaSource" in window);
  if (source.list && !native && Hls.isSupported())
    return inPieces(video, source.list, source.start, onStopped);
  const address = source.list && native ? source.list : source.file;
  video.src = `${address}#t=${source.start}`;
  video.addEventListener("error", onStopped);
  return () => {
    video.removeEventListener("error", onStopped);
    video.removeAttribute("src");
    video.load();
  };
}

function inPieces(video: HTMLVideoElement, list: string, start: number, onStopped: () => void): () => void {
  // The smallest size first: it is there at once, and the next piece is as large as the line carries.
  const hls = new Hls({
    startLevel: 0,
    startPosition: start,
    capLevelToPlayerSize: true,
    maxBufferLength: BEFORE,
    backBufferLength: 60,
  });
  const renditions = new Renditions((index) => {
    hls.currentLevel = index;
  });
  Object.defineProperty(video, "videoRenditions", { value: renditions, configurable: true });
  hls.on(Hls.Events.MANIFEST_PARSED, (_, { levels }) => {
    renditions.fill(
      levels.map(
        ({ width, height, bitrate }, index): Rendition => ({ id: String(index), width, height, bitrate }),
      ),
    );
  });
  let mended = false;
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return;
    if (type === Hls.ErrorTypes.MEDIA_ERROR && !mended) {
      mended = true;
      hls.recoverMediaError();
    } else onStopped();
  });
  const goOn = () => {
    hls.config.maxBufferLength = AHEAD;
  };
  video.addEventListener("play", goOn, { once: true });
  hls.loadSource(list);
  hls.attachMedia(video);
  return () => {
    video.removeEventListener("play", goOn);
    hls.destroy();
  };
}
