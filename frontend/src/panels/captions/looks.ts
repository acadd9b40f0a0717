/** A few looks to begin with: each is what a track's `captions` say, but for its language and whether they are drawn. */

import type { Captions } from "../../timeline/document";
import { batch, type Operation } from "../../timeline/operations";
import type { Json } from "../../timeline/schema-check";

export type Look = "plain" | "outlined" | "karaoke" | "large" | "top";

type Part = Readonly<Record<string, Json>>;

/** What is left out is as captions are at first. */
const LOOKS: Readonly<
  Record<
    Look,
    { readonly style?: Part; readonly highlight?: Part; readonly margin?: number; readonly width?: number }
  >
> = {
  plain: {},
  outlined: {
    style: { weight: 800, size: 60, stroke: { width: 10, colour: "#000000" }, background: { kind: "none" } },
  },
  karaoke: {
    style: { weight: 800, size: 72, stroke: { width: 12, colour: "#000000" }, background: { kind: "none" } },
    highlight: { kind: "colour", colour: "#ffd54a" },
    margin: 0.12,
  },
  large: {
    style: {
      weight: 900,
      size: 88,
      family: "Montserrat",
      stroke: { width: 14, colour: "#000000" },
      background: { kind: "none" },
    },
    highlight: { kind: "box", colour: "#5b5ff0" },
    margin: 0.25,
    width: 0.86,
  },
  top: { style: { vertical: "top", background: { kind: "line", padding_x: 18, padding_y: 8 } } },
};

export const LOOK_NAMES = Object.keys(LOOKS) as Look[];

/** Give the captions of a track a look. */
export function withLook(track: string, captions: Captions, look: Look): Operation | null {
  const { beside, language } = captions;
  const value = { beside, language, ...LOOKS[look] } as unknown as Json;
  return batch([{ type: "set", path: ["tracks", track, "captions"], value }]);
}

/** Which look captions have; null where somebody has changed it. */
export function lookOf(captions: Captions): Look | null {
  const found = LOOK_NAMES.find((name) => {
    const { style = {}, highlight = {}, margin = 0.08, width = 0.8 } = LOOKS[name];
    return (
      includes(captions.style as unknown as Json, { vertical: "bottom", size: 54, ...style }) &&
      includes(captions.highlight as unknown as Json, { kind: "none", ...highlight }) &&
      captions.margin === margin &&
      captions.width === width
    );
  });
  return found ?? null;
}

function includes(whole: Json, part: Json): boolean {
  if (part === null || typeof part !== "object") return whole === part;
  return Object.entries(part).every(([name, value]) =>
    includes((whole as Part)[name] as Json, value as Json),
  );
}
