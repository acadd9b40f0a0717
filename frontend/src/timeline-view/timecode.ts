/** Time as editors read it: hours, minutes, seconds and frames. Frames are counted, none is dropped. */

import { FLICKS_PER_SECOND, frameAt, frameTime, type Rate } from "../timeline/time";

/** `00:00:12:05`: the frame that is shown at `time` (flicks). At 29.97 a nominal second has 30 frames. */
export function timecode(time: number, rate: Rate): string {
  const perSecond = Math.round(rate.numerator / (rate.denominator ?? 1)) || 1;
  const frame = frameAt(Math.max(0, time), rate);
  const seconds = Math.floor(frame / perSecond);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % perSecond];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** A length or a distance without the hours and minutes that it does not have: `02:05` is 2 s and 5 frames. */
export function shortTimecode(time: number, rate: Rate): string {
  return timecode(time, rate).replace(/^(00:){1,2}/, "");
}

/**
 * The time that a person typed, in flicks: `12` or `1:30` are seconds and minutes, a fourth part or `12.5` is more exact, `12.5s`
 * and `10f` name their unit. `+` and `-` count from `from`. Null when it is no time.
 */
export function parseTimecode(typed: string, rate: Rate, from = 0): number | null {
  const text = typed.trim().replace("\u2212", "-");
  const [sign] = text;
  if (sign !== "+" && sign !== "-") return parseLength(text, rate);
  const by = parseLength(text.slice(1).trim(), rate);
  return by === null ? null : Math.max(0, from + (sign === "-" ? -by : by));
}

function parseLength(text: string, rate: Rate): number | null {
  if (/^\d+ ?f$/i.test(text)) return frameTime(Number.parseInt(text, 10), rate);
  if (/^\d+([.,]\d+)? ?s?$/i.test(text))
    return Math.round(Number.parseFloat(text.replace(",", ".")) * FLICKS_PER_SECOND);
  if (!/^\d+(:\d{1,2}){1,3}$/.test(text)) return null;
  const parts = text.split(":").map(Number);
  const frames = parts.length === 4 ? (parts.pop() ?? 0) : 0;
  const seconds = parts.reduce((total, part) => total * 60 + part, 0);
  const perSecond = Math.round(rate.numerator / (rate.denominator ?? 1)) || 1;
  return frameTime(seconds * perSecond + frames, rate);
}
