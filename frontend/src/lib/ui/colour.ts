/** Colours as the document writes them: `#rrggbb`, or `#rrggbbaa` where some of what is behind shows. Pure. */

/** A colour's solid part and its opacity, 0 to 1. */
export function splitColour(value: string): { solid: string; opacity: number } {
  const alpha = value.length === 9 ? Number.parseInt(value.slice(7), 16) / 255 : 1;
  return { solid: value.slice(0, 7), opacity: alpha };
}

/** The two back together; an opaque colour has six digits. */
export function joinColour(solid: string, opacity: number): string {
  const alpha = Math.round(Math.min(1, Math.max(0, opacity)) * 255);
  return alpha === 255 ? solid.toLowerCase() : `${solid.toLowerCase()}${alpha.toString(16).padStart(2, "0")}`;
}

/** A typed hex code, with or without `#`, three digits or six; `null` when it is none. */
export function parseColour(text: string): string | null {
  const digits = text.trim().replace(/^#/, "").toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map((digit) => digit + digit).join("")}`;
  return null;
}

/** A colour as a person picks it: hue 0 to 360, the others 0 to 1. */
export interface Picked {
  readonly hue: number;
  readonly saturation: number;
  readonly brightness: number;
  readonly opacity: number;
}

/** Take a colour apart. A grey has no hue, black no saturation either: they are 0. */
export function pickedOf(value: string): Picked {
  const { solid, opacity } = splitColour(value);
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(solid.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  const sector =
    range === 0
      ? 0
      : most === red
        ? ((green - blue) / range + 6) % 6
        : most === green
          ? (blue - red) / range + 2
          : (red - green) / range + 4;
  return { hue: sector * 60, saturation: most === 0 ? 0 : range / most, brightness: most, opacity };
}

/** The colour that was picked, as the document writes it. */
export function colourOf({ hue, saturation, brightness, opacity }: Picked): string {
  const channel = (offset: number) => {
    const place = (offset + hue / 60) % 6;
    const level = brightness * (1 - saturation * Math.max(0, Math.min(place, 4 - place, 1)));
    return Math.round(level * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return joinColour(`#${channel(5)}${channel(3)}${channel(1)}`, opacity);
}
