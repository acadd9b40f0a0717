/** The files that a project can come out as, and what can be chosen about each. Pure; the server holds the limits. */
import type { FilmSettings } from "../../lib/shapes";
import { strings } from "../../lib/strings";
import type { Rate } from "../../timeline/time";

export type Format = FilmSettings["format"];

export interface FormatFacts {
  /** A film, one picture of it, or its sound alone. */
  gives: "film" | "picture" | "sound";
  /** Frames a second at most. */
  fastest: number;
  /** Pixels of the short side that are offered at first. */
  short: number;
}

export const FORMATS: Record<Format, FormatFacts> = {
  mp4: { gives: "film", fastest: 120, short: 1080 },
  webm: { gives: "film", fastest: 120, short: 1080 },
  mov: { gives: "film", fastest: 120, short: 1080 },
  gif: { gives: "film", fastest: 50, short: 480 },
  mp3: { gives: "sound", fastest: 120, short: 1080 },
  m4a: { gives: "sound", fastest: 120, short: 1080 },
  wav: { gives: "sound", fastest: 120, short: 1080 },
  png: { gives: "picture", fastest: 120, short: 1080 },
  jpg: { gives: "picture", fastest: 120, short: 1080 },
};

export const FORMAT_CHOICES = (Object.keys(FORMATS) as Format[]).map((value) => ({
  value,
  label: strings.exports.formats[value],
}));

/** PNG, WAV and the like are as they are. */
export const hasQuality = (format: Format) => format !== "png" && format !== "wav" && format !== "gif";

/** The canvas's own rate. */
export const OWN = "own";

const RATES: readonly [string, number, number][] = [
  ["10", 10, 1],
  ["12", 12, 1],
  ["15", 15, 1],
  ["23.976", 24000, 1001],
  ["24", 24, 1],
  ["25", 25, 1],
  ["29.97", 30000, 1001],
  ["30", 30, 1],
  ["50", 50, 1],
  ["59.94", 60000, 1001],
  ["60", 60, 1],
];

/** The frame rates that a format can have; the first is the project's own. */
export function rateChoices(format: Format, canvas: Rate): { value: string; label: string }[] {
  const own = canvas.numerator / (canvas.denominator ?? 1);
  const shown = Math.round(own * 1000) / 1000;
  return [
    { value: OWN, label: strings.exports.ownRate(String(shown)) },
    ...RATES.filter(([, numerator, denominator]) => numerator / denominator <= FORMATS[format].fastest).map(
      ([value]) => ({ value, label: strings.exports.rate(value) }),
    ),
  ];
}

/** The frame rate of a choice, as the server takes it; null is the canvas's. */
export function rateOf(choice: string): FilmSettings["frame_rate"] {
  const found = RATES.find(([value]) => value === choice);
  return found ? { numerator: found[1], denominator: found[2] } : null;
}
