/** Colours as numbers, and the adjustments of colour that are one matrix. The mirror of `editor/timeline/colour.py`. */

import type { Grade } from "./document";

/** Luma weights. Source: ITU-R BT.709-6, section 3.2. */
const RED = 0.2126;
const GREEN = 0.7152;
const BLUE = 0.0722;
/** How much red gains, and blue loses, at a temperature of 1. */
const WARMTH = 0.25;

/** Red, green, blue and a constant. */
type Row = readonly [number, number, number, number];
type Rows = readonly [Row, Row, Row];

/** The BT.709 Cb and Cr of #rrggbb or #rrggbbaa, each -0.5 to 0.5. */
export function chroma(colour: string): { cb: number; cr: number } {
  const channel = (place: number) => Number.parseInt(colour.slice(place, place + 2), 16) / 255;
  const [red, green, blue] = [channel(1), channel(3), channel(5)];
  const luma = RED * red + GREEN * green + BLUE * blue;
  return { cb: (blue - luma) / (2 * (1 - BLUE)), cr: (red - luma) / (2 * (1 - RED)) };
}

/**
 * The grade as 4 rows of 5 numbers, on values of 0 to 1; null where it changes nothing. In this order: exposure,
 * temperature, brightness, contrast, saturation, hue.
 */
export function gradeMatrix(grade: Grade): number[] | null {
  const { exposure, temperature, brightness, contrast, saturation, hue } = grade;
  if (hue % 360 === 0 && !(exposure || temperature || brightness || contrast || saturation)) return null;
  let rows = exposed(exposure, temperature);
  for (const step of [levels(brightness, contrast), saturated(saturation), turned(hue)]) {
    rows = after(step, rows);
  }
  return [...rows.flatMap(([red, green, blue, constant]) => [red, green, blue, 0, constant]), 0, 0, 0, 1, 0];
}

/** Gains of the channels; a temperature leaves the luma of grey as it is. */
function exposed(exposure: number, temperature: number): Rows {
  const [red, blue] = [1 + WARMTH * temperature, 1 - WARMTH * temperature];
  const gain = 2 ** exposure / (RED * red + GREEN + BLUE * blue);
  return [
    [gain * red, 0, 0, 0],
    [0, gain, 0, 0],
    [0, 0, gain * blue, 0],
  ];
}

/** At a brightness of 1 mid grey is white; a contrast of -1 is all mid grey, of 1 twice as steep. */
function levels(brightness: number, contrast: number): Rows {
  const gain = 1 + contrast;
  const constant = gain * (brightness / 2 - 0.5) + 0.5;
  return [
    [gain, 0, 0, constant],
    [0, gain, 0, constant],
    [0, 0, gain, constant],
  ];
}

function saturated(saturation: number): Rows {
  const keep = 1 + saturation;
  const [red, green, blue] = [RED * -saturation, GREEN * -saturation, BLUE * -saturation];
  return [
    [red + keep, green, blue, 0],
    [red, green + keep, blue, 0],
    [red, green, blue + keep, 0],
  ];
}

/** Source: W3C, Filter Effects Module Level 1, feColorMatrix, hueRotate. */
function turned(hue: number): Rows {
  const angle = ((hue % 360) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [
    [
      0.213 + cos * 0.787 - sin * 0.213,
      0.715 - cos * 0.715 - sin * 0.715,
      0.072 - cos * 0.072 + sin * 0.928,
      0,
    ],
    [
      0.213 - cos * 0.213 + sin * 0.143,
      0.715 + cos * 0.285 + sin * 0.14,
      0.072 - cos * 0.072 - sin * 0.283,
      0,
    ],
    [
      0.213 - cos * 0.213 - sin * 0.787,
      0.715 - cos * 0.715 + sin * 0.715,
      0.072 + cos * 0.928 + sin * 0.072,
      0,
    ],
  ];
}

/** The matrix that does `inner` first. */
function after(outer: Rows, inner: Rows): Rows {
  const [red, green, blue] = inner;
  const row = ([r, g, b, constant]: Row): Row => [
    r * red[0] + g * green[0] + b * blue[0],
    r * red[1] + g * green[1] + b * blue[1],
    r * red[2] + g * green[2] + b * blue[2],
    r * red[3] + g * green[3] + b * blue[3] + constant,
  ];
  return [row(outer[0]), row(outer[1]), row(outer[2])];
}
