/** The rows of the timeline: tracks from the top of the picture to its bottom, each with its place. Pure. */

import type { Document, Track } from "../timeline/document";
import { clipEnd, compareStacking, indexOf, type TrackIndex } from "../timeline/timeline-index";
import { numbered } from "../timeline/track-names";
import { HEIGHTS, type Height, type Heights } from "../tools/session";

export interface Row {
  readonly id: string;
  readonly track: Track;
  readonly index: TrackIndex;
  readonly top: number;
  /** Of its clips. */
  readonly height: number;
  /** Of the lanes of keyframes beneath them. */
  readonly lanes: number;
}

export const ROW_HEIGHT = 56;
/** Pixels of a row, by how high its track is shown. */
export const ROW_HEIGHTS: Readonly<Record<Height, number>> = { small: 32, middle: ROW_HEIGHT, large: 104 };
/** Space between two rows, part of the upper one. */
export const ROW_GAP = 2;

/** One lane of keyframes. */
export const LANE_HEIGHT = 24;

/**
 * The uppermost layer first, as it is seen on the stage.
 * @param lanes how many lanes of keyframes are shown beneath a track's clips
 * @param heights how high tracks are shown that are not of middle height
 */
export function rowsOf(
  document: Document,
  lanes: (track: string) => number = () => 0,
  heights: Heights = {},
): Row[] {
  let top = 0;
  return indexOf(document)
    .tracks.toReversed()
    .map((index) => {
      const height = ROW_HEIGHTS[heights[index.id] ?? "middle"];
      const beneath = lanes(index.id) * LANE_HEIGHT;
      const row = { id: index.id, track: index.track, index, top, height, lanes: beneath };
      top += height + beneath + ROW_GAP;
      return row;
    });
}

/** The height whose pixels are the nearest. */
export function heightAt(pixels: number): Height {
  const far = (height: Height) => Math.abs(ROW_HEIGHTS[height] - pixels);
  return HEIGHTS.reduce((best, height) => (far(height) < far(best) ? height : best));
}

/** Pixels of a covered clip that stay in sight above the one that covers it. */
export const PEEK = 13;
/** More than so many above one another are not told apart. */
const DEEPEST = 2;

const NONE: ReadonlyMap<string, number> = new Map();
const depths = new WeakMap<TrackIndex, ReadonlyMap<string, number>>();

/** How many clips lie beneath each clip that covers some, by id: what is covered is seen and reached above it. */
export function depthsOf(index: TrackIndex): ReadonlyMap<string, number> {
  let found = depths.get(index);
  if (!found) {
    found = findDepths(index);
    depths.set(index, found);
  }
  return found;
}

function findDepths(index: TrackIndex): ReadonlyMap<string, number> {
  const covers = index.clips.some(({ clip }, place) => clip.start < (index.reach[place - 1] ?? 0));
  if (!covers) return NONE;
  const found = new Map<string, number>();
  const stacked = index.clips.toSorted(compareStacking);
  for (const [place, { id, clip }] of stacked.entries()) {
    const beneath = stacked
      .slice(0, place)
      .filter((other) => other.clip.start < clipEnd(clip) && clip.start < clipEnd(other.clip));
    const depth = Math.max(0, ...beneath.map((other) => (found.get(other.id) ?? 0) + 1));
    if (depth > 0) found.set(id, Math.min(depth, DEEPEST));
  }
  return found;
}

/** The row at a height, or null above and below all of them. */
export function rowAt(rows: readonly Row[], y: number): Row | null {
  return rows.find((row) => y >= row.top && y < row.top + row.height + row.lanes + ROW_GAP) ?? null;
}

/** What a track is called; one without a name, from an older project, by its place among those, from the bottom. */
export function trackName(rows: readonly Row[], place: number): string {
  const nameless = rows.slice(place).filter(({ track }) => track.name === "").length;
  return rows[place]?.track.name || numbered(nameless);
}
