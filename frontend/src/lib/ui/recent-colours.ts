/** The colours that were chosen last, in this browser. */

const KEY = "cloudstudio.colours";
const MOST = 14;

/** Newest first, `#rrggbb` or `#rrggbbaa`. */
export function recentColours(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isColour) : [];
  } catch {
    // A browser may refuse its storage, and anybody may write into it.
    return [];
  }
}

/** Keep a colour as the newest. */
export function rememberColour(colour: string): void {
  const kept = [colour, ...recentColours().filter((other) => other !== colour)].slice(0, MOST);
  try {
    window.localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Without storage there are no recent colours.
  }
}

const isColour = (value: unknown): value is string =>
  typeof value === "string" && /^#([0-9a-f]{6}|[0-9a-f]{8})$/.test(value);
