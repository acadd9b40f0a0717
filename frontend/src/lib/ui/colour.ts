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
