/** The studio's fonts as the page's own, so that a family's name can be written in the family itself. */
import { fontKey } from "../../timeline/fonts";

const known = new Set<string>();

/** The CSS family of one of the studio's families. The browser fetches it when something is written in it. */
export function pageFace(family: string): string {
  const name = `studio ${family}`;
  if (!known.has(family)) {
    known.add(family);
    const key = fontKey(family, 400);
    document.fonts.add(new FontFace(name, `url("/static/fonts/${key}.ttf")`, { display: "swap" }));
  }
  return `"${name}", var(--font)`;
}
