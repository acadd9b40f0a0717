/**
 * Where a picture is made unrecognisable at a moment of its source, and how little is left there. A region by hand is where
 * its places say; a track's subjects are where its table says. Where nobody can say where a track's subjects are, the whole
 * picture is hidden. The mirror of `editor/timeline/obscure.py`.
 */

import { type Appearance, type Asset, assetOf, type Document } from "./document";
import type { HiddenBox } from "./frame";
import { coveredAt, type Table, type Tables } from "./tables";

export type HiddenPart = Appearance["obscure"][number];
/** The centre and the size of a region by hand, in fractions of the source. */
export type Place = Pick<HiddenPart, "x" | "y" | "width" | "height">;
type Box = readonly [left: number, top: number, width: number, height: number];

/**
 * Colours across the shorter side of what is blurred or pixelated: at strength 0 and 1. The longer side has at most twice as
 * many. Faces are told apart by networks from 16 across on (McPherson et al., "Defeating Image Obfuscation with Deep
 * Learning", 2016), and half of that is left at most.
 */
const MOST = 8;
const LEAST = 3;

/**
 * What is hidden of the asset `source` at a moment of its own time (flicks). `tables` are those of the document's tracks
 * that were loaded.
 */
export function hiddenBoxes(
  document: Document,
  source: string,
  parts: readonly HiddenPart[],
  tables: Tables,
  moment: number,
): HiddenBox[] {
  const asset = assetOf(document, source);
  if (asset === undefined) return [];
  return parts.flatMap((part) => boxesOf(document, source, asset, part, tables, moment));
}

/** Whether an asset of the document is a track of another one, by that or by the same file. */
export function isTrackOf(document: Document, track: string, source: string): boolean {
  const [known, asset] = [assetOf(document, track), assetOf(document, source)];
  if (known?.kind !== "track" || asset === undefined) return false;
  if (known.made_from === "" || known.made_from === source) return true;
  return assetOf(document, known.made_from)?.source === asset.source;
}

/** Where a region by hand is at a moment of its source. */
export function placeAt(part: HiddenPart, moment: number): Place {
  const places = [...new Map(part.places.map((place) => [place.time, place])).values()].sort(
    (one, other) => one.time - other.time,
  );
  const after = places.findIndex((place) => place.time > moment);
  const [one, other] = [places[(after < 0 ? places.length : after) - 1], places[after]];
  const still = one === undefined ? other : one;
  if (one === undefined || other === undefined) return placeOf(still ?? part);
  const share = (moment - one.time) / (other.time - one.time);
  const between = (name: keyof Place) => one[name] + (other[name] - one[name]) * share;
  return { x: between("x"), y: between("y"), width: between("width"), height: between("height") };
}

function placeOf({ x, y, width, height }: Place): Place {
  return { x, y, width, height };
}

function boxesOf(
  document: Document,
  source: string,
  asset: Asset,
  part: HiddenPart,
  tables: Tables,
  moment: number,
): HiddenBox[] {
  if (part.track === "") {
    if (moment < part.begin || moment >= part.end) return [];
    return [hidden(part, byHand(part, asset, moment), part.shape)];
  }
  const table = tables.get(part.track);
  if (table === undefined || !isTrackOf(document, part.track, source)) {
    return [hidden(part, [0, 0, asset.width, asset.height], "box")];
  }
  return ofSubjects(table, asset, part, moment).map((box) => hidden(part, box, part.shape));
}

function ofSubjects(table: Table, asset: Asset, part: HiddenPart, moment: number): Box[] {
  const [across, down] = [asset.width / table.width, asset.height / table.height];
  const found: Box[] = [];
  for (const subject of Object.keys(table.subjects).sort()) {
    const box = part.left_out.includes(subject) ? null : coveredAt(table, subject, moment);
    if (box === null) continue;
    const { left, top, right, bottom } = box;
    const wide: Box = [left * across, top * down, (right - left) * across, (bottom - top) * down];
    found.push(withMargin(wide, part.margin));
  }
  return found;
}

function byHand(part: HiddenPart, asset: Asset, moment: number): Box {
  const { x, y, width, height } = placeAt(part, moment);
  const [across, down] = [width * asset.width, height * asset.height];
  return withMargin([x * asset.width - across / 2, y * asset.height - down / 2, across, down], part.margin);
}

function withMargin([left, top, width, height]: Box, margin: number): Box {
  return [left - margin * width, top - margin * height, width * (1 + 2 * margin), height * (1 + 2 * margin)];
}

function hidden(part: HiddenPart, [left, top, wide, high]: Box, shape: HiddenBox["shape"]): HiddenBox {
  // A box of nothing, which a track may hold, is a pixel.
  const [width, height] = [Math.max(wide, 1), Math.max(high, 1)];
  const fewest = Math.floor(MOST + (LEAST - MOST) * part.strength + 0.5);
  const shorter = Math.min(width, height);
  const cells = (side: number) => Math.min(2 * fewest, Math.floor((fewest * side) / shorter + 0.5));
  return {
    left,
    top,
    width,
    height,
    shape,
    style: part.style,
    columns: cells(width),
    rows: cells(height),
    colour: part.colour.slice(0, 7),
  };
}
