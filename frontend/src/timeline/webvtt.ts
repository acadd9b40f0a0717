/** Text tracks as files: WebVTT, and the clock and the lines of its cues. Pure. Source: W3C WebVTT. */

const FLICKS_PER_MILLISECOND = 705_600;

/** What is said, or what begins, from one moment up to another; flicks. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text's lines without those in which nothing stands: one of those ends a cue. */
export const shown = (text: string) =>
  text
    .split(/[\n\r\v\f\u0085\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");

/** WebVTT, as browsers show it. Source: W3C WebVTT. */
export function writeVtt(cues: readonly Cue[]): string {
  const escaped = (text: string) =>
    shown(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const blocks = cues.map(
    ({ start, end, text }) => `${clock(start, ".")} --> ${clock(end, ".")}\n${escaped(text)}\n`,
  );
  return ["WEBVTT\n", ...blocks].join("\n");
}

/** `01:02:03.450`, to the nearest thousandth. */
export function clock(time: number, point: string): string {
  const all = Math.floor(time / FLICKS_PER_MILLISECOND + 0.5);
  const [hours, minutes, seconds] = [
    Math.floor(all / 3_600_000),
    Math.floor(all / 60_000) % 60,
    Math.floor(all / 1000) % 60,
  ];
  const padded = [hours, minutes, seconds].map((part) => String(part).padStart(2, "0")).join(":");
  return `${padded}${point}${String(all % 1000).padStart(3, "0")}`;
}
