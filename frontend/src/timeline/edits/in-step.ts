import { type Document, MAX_TIME } from "../document";
import type { Primitive } from "../operations";
import { clipEnd, indexOf, type TrackIndex } from "../timeline-index";
import { linked } from "./bonds";
import { setField } from "./building";

type Moves = ReadonlyMap<string, number>;
type Setter = (id: string, by: number) => void;

/** More rounds than any chain of links over tracks needs; each brings at least one clip to its place. */
const MOST_ROUNDS = 200;

/**
 * Move clips along the timeline as what stands before them opens or closes: each by what is wanted of it, those of its link
 * as far, and no clip comes to cover another that it did not cover before. Where both cannot be, what is linked moves less
 * far to the left, or what is in the way goes to the right. Locked tracks stay.
 *
 *     before  film   |-- a --|-- b --|       after (a is gone)   film   |-- b --|
 *             sound          |-- b --|                           sound  |-- b --|
 *
 * @param wanted by how much, in flicks, by clip; the same way for all
 * @param besides what is gone, or in the hand: it neither moves nor stands in the way
 */
export function inStep(
  document: Document,
  wanted: ReadonlyMap<string, number>,
  besides: ReadonlySet<string> = new Set(),
): Primitive[] {
  const moves = new Map<string, number>();
  const open = indexOf(document).tracks.filter(({ track }) => !track.locked);
  const standing = new Map(
    open.flatMap(({ clips }) => clips.flatMap(({ id, clip }) => (besides.has(id) ? [] : [[id, clip]]))),
  );
  for (const [id, by] of wanted) {
    const clip = standing.get(id);
    if (clip && by !== 0) moves.set(id, Math.max(by, -clip.start));
  }
  if (moves.size === 0) return [];
  const bonds = new Map<string, readonly string[]>();
  for (const [id, { link }] of standing) {
    if (link !== "" && !bonds.has(link))
      bonds.set(
        link,
        linked(document, [id]).filter((other) => standing.has(other)),
      );
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let settled = true;
    const set = (id: string, by: number) => {
      if (moves.get(id) === by) return;
      moves.set(id, by);
      settled = false;
    };
    for (const partners of bonds.values()) together(partners, moves, set);
    for (const track of open) makeRoom(track, moves, set, besides);
    if (settled) break;
  }
  return [...moves].flatMap(([id, by]) => {
    const start = standing.get(id)?.start ?? 0;
    return by === 0 ? [] : [setField(id, "start", Math.min(start + by, MAX_TIME))];
  });
}

/** What is linked goes as far as the one of them that is furthest to the right. */
function together(partners: readonly string[], moves: Moves, set: Setter): void {
  const moving = partners.flatMap((id) => moves.get(id) ?? []);
  if (moving.length === 0) return;
  const by = Math.max(...moving);
  for (const id of partners) set(id, by);
}

/** From left to right: what would come to cover the one before it goes right behind that. */
function makeRoom({ clips }: TrackIndex, moves: Moves, set: Setter, besides: ReadonlySet<string>): void {
  let reach = { before: 0, after: 0 };
  let last = 0;
  for (const { id, clip } of clips) {
    if (besides.has(id)) continue;
    const wanted = moves.get(id) ?? 0;
    // What covers the one before it moves with it; what does not must not come to.
    const least = clip.start < reach.before ? last : reach.after - clip.start;
    const by = Math.max(wanted, least);
    if (by !== wanted) set(id, by);
    last = by;
    const end = clipEnd(clip);
    reach = { before: Math.max(reach.before, end), after: Math.max(reach.after, end + by) };
  }
}
