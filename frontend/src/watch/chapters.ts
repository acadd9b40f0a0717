/** Chapters as a text track says them. Pure. */
import { writeVtt } from "../timeline/webvtt";

export interface Chapter {
  /** Flicks. */
  readonly start: number;
  readonly title: string;
}

/** The track of a film's chapters, each up to the next one. duration: flicks. */
export function chapterTrack(chapters: readonly Chapter[], duration: number): string {
  return writeVtt(
    chapters.map(({ start, title }, index) => {
      const end = chapters[index + 1]?.start ?? duration;
      return { start, end: Math.max(end, start + 1_000_000), text: title.replace(/\s+/g, " ") };
    }),
  );
}
