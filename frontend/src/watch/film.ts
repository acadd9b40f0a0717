/** A film and what stands around it. */
import { formatDuration } from "../lib/format";
import type { Watch } from "../lib/shapes";
import { strings } from "../lib/strings";
import { toSeconds } from "../timeline/time";
import { chapterTrack } from "./chapters";
import { player } from "./chrome";
import { element, ICONS, icon } from "./elements";
import { attach } from "./stream";
import styles from "./watch.module.css";
import { type Behind, look } from "./watching";

const words = strings.watch;
/** Phones show a film's first frame only when a moment of it is asked for, seconds. */
const FIRST = 0.001;
/** Milliseconds within which a film that stopped twice is given up. */
const TWICE = 15_000;

export interface FilmPage {
  readonly page: HTMLElement;
  readonly close: () => void;
}

interface TextTrackFile {
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly src: string;
}

/** The chapters, and what is said, each in a file of its own. */
function textTracks(film: Watch): TextTrackFile[] {
  const file = (text: string) => URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
  const spoken = film.captions.map(({ name, language, vtt }) => ({
    attributes: {
      kind: "captions",
      label: name || nameOf(language) || words.captions,
      srclang: language || "und",
    },
    src: file(vtt),
  }));
  if (film.chapters.length === 0) return spoken;
  const chapters = chapterTrack(film.chapters, film.duration);
  return [{ attributes: { kind: "chapters", default: true }, src: file(chapters) }, ...spoken];
}

/** A language as its speakers read it, or "" where the browser knows none. */
function nameOf(tag: string): string {
  return tag ? (new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? "") : "";
}

/** The page of a film. onStopped: it was taken back, or ran out of time, while it played. */
export function filmPage(
  film: Watch,
  token: string,
  embedded: boolean,
  onStopped: (behind: Behind) => void,
): FilmPage {
  const trouble = element("p", { class: styles.trouble, role: "alert", hidden: true }, words.cannotPlay);
  const video = element("video", {
    playsinline: true,
    preload: "metadata",
    crossorigin: null,
    "aria-label": film.title,
    poster: film.poster,
    controlslist: film.download ? null : "nodownload",
  });
  const tracks = textTracks(film);
  for (const { attributes, src } of tracks) video.append(element("track", { ...attributes, src }));
  if (film.stream) {
    const src = film.stream.thumbnails;
    video.append(element("track", { kind: "metadata", label: "thumbnails", src, default: true }));
  }
  let release = () => {};
  let stoppedAt = Number.NEGATIVE_INFINITY;
  const begin = (behind: Watch, start: number) => {
    release = attach(video, { list: behind.stream?.url ?? null, file: behind.url, start }, stopped);
  };
  // The key of an address ends by itself: whoever may still watch gets another one and goes on where they were.
  const stopped = () =>
    void look(token).then((behind) => {
      if ("problem" in behind && behind.problem !== "failed") onStopped(behind);
      else if ("film" in behind && performance.now() - stoppedAt > TWICE) {
        stoppedAt = performance.now();
        const [at, playing] = [video.currentTime, !video.paused];
        release();
        begin(behind.film, at);
        if (playing) void video.play().catch(() => {});
      } else trouble.hidden = false;
    });
  begin(film, Math.max(FIRST, toSeconds(film.start)));
  const close = () => {
    release();
    for (const { src } of tracks) URL.revokeObjectURL(src);
  };
  const stage = player(video, film.stream !== null);
  if (embedded) {
    const address = `/watch/${encodeURIComponent(token)}`;
    const full = element(
      "a",
      { class: styles.full, href: address, target: "_blank", rel: "noreferrer", "aria-label": words.full },
      icon(ICONS.open),
    );
    return { page: element("main", { class: styles.embedded }, stage, full, trouble), close };
  }
  stage.style.aspectRatio = `${film.width} / ${film.height}`;
  const seconds = toSeconds(film.duration);
  const save = element(
    "a",
    { class: styles.save, href: `${film.url}?download` },
    icon(ICONS.save),
    words.save,
  );
  const about = element(
    "div",
    { class: styles.about },
    element("h1", { class: styles.title }, film.title),
    element(
      "p",
      { class: styles.facts },
      seconds > 0 ? element("span", {}, formatDuration(seconds)) : null,
      film.download ? save : null,
      element("span", {}, words.made),
    ),
  );
  const page = element(
    "main",
    { class: styles.page },
    element("div", { class: styles.stage }, stage),
    about,
    trouble,
  );
  return { page, close };
}
