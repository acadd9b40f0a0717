/** Chapters as a text track says them. Pure. Source: WebVTT, https://www.w3.org/TR/webvtt1/ */
import { toSeconds } from "../timeline/time";

export interface Chapter {
  /** Flicks. */
  readonly start: number;
  readonly title: string;
}

/** The track of a film's chapters, each up to the next one. duration: flicks. */
export function chapterTrack(chapters: readonly Chapter[], duration: number): string {
  const cues = chapters.map(({ start, title }, index) => {
    const end = chapters[index + 1]?.start ?? duration;
    return `${stamp(toSeconds(start))} --> ${stamp(toSeconds(Math.max(end, start + 1_000_000)))}\n${escaped(title)}\n`;
  });
  return ["WEBVTT\n", ...cues].join("\n");
}

function stamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (value: number, digits = 2) => String(Math.floor(value)).padStart(digits, "0");
  const minutes = milliseconds / 60_000;
  return `${part(minutes / 60)}:${part(minutes % 60)}:${part((milliseconds / 1000) % 60)}.${part(milliseconds % 1000, 3)}`;
}

function escaped(text: string): string {
  const plain = text.replace(/\s+/g, " ");
  return plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
