/** The rows of the timeline: tracks from the top of the picture to its bottom, each with its place. Pure. */

import type { Document, Track } from "../timeline/document";
import { indexOf, type TrackIndex } from "../timeline/timeline-index";

export interface Row {
  readonly id: string;
  readonly track: Track;
  readonly index: TrackIndex;
  readonly top: number;
  readonly height: number;
}

export const ROW_HEIGHT = 56;
/** Space between two rows, part of the upper one. */
export const ROW_GAP = 2;

/** The uppermost layer first, as it is seen on the stage. */
export function rowsOf(document: Document): Row[] {
  const tracks = indexOf(document).tracks;
  return tracks.toReversed().map((index, place) => ({
    id: index.id,
    track: index.track,
    index,
    top: place * (ROW_HEIGHT + ROW_GAP),
    height: ROW_HEIGHT,
  }));
}

/** The row at a height, or null above and below all of them. */
export function rowAt(rows: readonly Row[], y: number): Row | null {
  return rows[Math.floor(y / (ROW_HEIGHT + ROW_GAP))] ?? null;
}

/** What a track is called where nobody has named it: by its place, counted from the bottom. */
export function trackName(rows: readonly Row[], place: number): string {
  const row = rows[place];
  return row?.track.name || `Track ${rows.length - place}`;
}
