/**
 * A track's table: where each subject of a source is, by the source's own time. Whoever evaluates loads it and hands it in.
 * Boxes are in whole pixels of the source as shown, times in flicks from its start. The mirror of
 * `editor/timeline/tables.py`.
 */

import { MAX_TIME } from "./document";
import { fault, type Json, type Node } from "./schema-check";
import { mulDivCeil, mulDivFloor } from "./time";

export type State = "seen" | "guessed" | "gone";

/** Time, left, top, right, bottom, and what is known from then on. */
export type Row = readonly [number, number, number, number, number, State];

/**
 * `width` and `height` are the size of the picture that boxes count in. `step` is how long a picture of the source stays, at
 * most (flicks): for so long a subject is still seen where it was.
 */
export interface Table {
  readonly width: number;
  readonly height: number;
  readonly step?: number;
  readonly subjects: Readonly<Record<string, readonly Row[]>>;
  /** Small pictures of subjects, for a person to know them by: WebP in base64. */
  readonly portraits?: Readonly<Record<string, string>>;
}

/** By the asset of the document. */
export type Tables = ReadonlyMap<string, Table>;
export const NO_TABLES: Tables = new Map();

/** Where a subject is at a moment; `state` says whether somebody saw it there. */
export interface SubjectBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly state: "seen" | "guessed";
}

/** The JSON is no table. The message is one sentence. */
export class InvalidTable extends Error {}

const SIDE: Node = { type: "integer", minimum: 1, maximum: 65_536 };
const EDGE: Node = { type: "integer", minimum: -65_536, maximum: 131_072 };
const CELLS: readonly Node[] = [
  { type: "integer", minimum: 0, maximum: MAX_TIME },
  EDGE,
  EDGE,
  EDGE,
  EDGE,
  { type: "string", enum: ["seen", "guessed", "gone"] },
];
/** The table but for what stands in its rows. */
const TABLE: Node = {
  type: "object",
  properties: {
    width: SIDE,
    height: SIDE,
    step: { type: "integer", minimum: 0, maximum: MAX_TIME },
    subjects: {
      type: "object",
      patternProperties: {
        "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$": { type: "array" },
      },
    },
    portraits: {
      type: "object",
      patternProperties: {
        "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$": { type: "string", pattern: "^[A-Za-z0-9+/=]{0,65536}$" },
      },
    },
  },
  required: ["width", "height", "subjects"],
};

/** The table that parsed JSON is. Throws InvalidTable with the first thing that is wrong. */
export function readTable(data: unknown): Table {
  const wrong = fault(TABLE, data as Json);
  if (wrong !== null) throw new InvalidTable(`The track is not valid: ${wrong}`);
  const table = data as Table;
  for (const [name, rows] of Object.entries(table.subjects)) {
    const what = faultOfRows(rows);
    if (what !== null) throw new InvalidTable(`The track is not valid: subjects/${name}: ${what}.`);
  }
  return table;
}

function faultOfRows(rows: readonly Row[]): string | null {
  if (rows.length === 0) return "list should have at least 1 item";
  for (const [place, row] of rows.entries()) {
    const isRow = Array.isArray(row) && row.length === CELLS.length;
    if (!isRow || row.some((cell, column) => fault(CELLS[column] as Node, cell) !== null)) {
      return `row ${place} should be a time, four edges and a state`;
    }
    if (place > 0 && row[0] <= (rows[place - 1] as Row)[0]) return "the times must rise";
    if (row[1] > row[3] || row[2] > row[4]) return "a box ends before it begins";
  }
  return null;
}

/**
 * Where a subject is at a source's time (flicks); null before its first row and where it is gone.
 *
 * Between two rows the box moves evenly, and is the least one of whole pixels that holds it all: what it protects must not
 * show at its edge. It was seen there if it was at both. Up to a row that says that it is gone, and after its last row, it
 * stands still; what nobody looked for there is guessed.
 */
export function boxAt(table: Table, subject: string, time: number): SubjectBox | null {
  const rows = Object.hasOwn(table.subjects, subject) ? (table.subjects[subject] as readonly Row[]) : [];
  const place = lastAt(rows, time);
  const row = rows[place];
  if (row === undefined || row[5] === "gone") return null;
  const [begin, left, top, right, bottom, state] = row;
  const following = rows[place + 1];
  if (time === begin) return { left, top, right, bottom, state };
  if (following === undefined || following[5] === "gone")
    return { left, top, right, bottom, state: "guessed" };
  const [passed, whole] = [time - begin, following[0] - begin];
  return {
    left: left + mulDivFloor(following[1] - left, passed, whole),
    top: top + mulDivFloor(following[2] - top, passed, whole),
    right: right + mulDivCeil(following[3] - right, passed, whole),
    bottom: bottom + mulDivCeil(following[4] - bottom, passed, whole),
    state: state === "seen" && following[5] === "seen" ? "seen" : "guessed",
  };
}

/**
 * The box that holds a subject in the picture shown at a source's time: the last one at or before it, which may be a step
 * older, so both places are held. Null where the subject is in neither.
 */
export function coveredAt(table: Table, subject: string, time: number): Omit<SubjectBox, "state"> | null {
  const earlier = boxAt(table, subject, Math.max(0, time - (table.step ?? 0)));
  const now = boxAt(table, subject, time);
  const [one, other] = [earlier ?? now, now ?? earlier];
  if (one === null || other === null) return null;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** The place of the last row at or before a time; -1 where there is none. */
function lastAt(rows: readonly Row[], time: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as Row)[0] <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
