/** What one person looks at and holds, which is no part of the document: selection, clipboard, snapping. */

import type { Clip } from "../timeline/document";
import type { CopiedKeys, KeyName } from "../timeline/edits/keys";
import type { Copied } from "../timeline/edits/paste-properties";
import type { PropertyName } from "../timeline/properties";
import type { Point } from "./box";

export const HEIGHTS = ["small", "middle", "large"] as const;
/** How high a track is shown. */
export type Height = (typeof HEIGHTS)[number];
export type Heights = Readonly<Record<string, Height>>;

/** How the timeline goes after the playhead while the film plays: not at all, by whole windows, or all the time. */
export const FOLLOWS = ["off", "page", "smooth"] as const;
export type Follow = (typeof FOLLOWS)[number];

export interface SessionState {
  /** Ids of the selected clips, in the order of their choosing. */
  readonly selection: readonly string[];
  /** The clip whose transition is selected, or null; no clip is selected then. */
  readonly passage: string | null;
  /** The clip whose keyframes are shown in lanes beneath its row, or null. */
  readonly opened: string | null;
  /** The keyframes of that clip that are selected. */
  readonly keys: readonly KeyName[];
  /** The keyframes that were copied, or null. */
  readonly copiedKeys: CopiedKeys | null;
  readonly snapping: boolean;
  /** A click on the timeline cuts. */
  readonly razor: boolean;
  /** The track at hand: whose head or lane was used last, or null. */
  readonly track: string | null;
  /** The marker whose name and colour are being set, or null. */
  readonly marker: string | null;
  /** How high tracks are shown that are not of middle height, by id. */
  readonly heights: Heights;
  /** Closing a gap moves the other tracks along. */
  readonly rippleAll: boolean;
  /** The text clip whose words are being typed on the stage, or null. */
  readonly editing: string | null;
  /** What was copied, or null. */
  readonly clipboard: readonly Clip[] | null;
  /** The properties that were copied, or null. */
  readonly copied: Copied | null;
  /** The property whose control is asked for, until it is in sight. */
  readonly reveal: PropertyName | null;
  /** Files on their way from the desktop to their place on the timeline. */
  readonly arriving: readonly Arrival[];
  /** In and out: what is looped and exported. */
  readonly range: Range;
  /** Play the range, or the whole film, again and again. */
  readonly loop: boolean;
  /** The clip whose picture is being cropped on the stage, or null. */
  readonly cropping: string | null;
  /** The hidden part of a clip that is held on the stage, by its place in the list, or null. */
  readonly hiding: { readonly clip: string; readonly part: number } | null;
  /** What several layers are aligned to. */
  readonly alignTo: "canvas" | "selection";
  /** Lines on the stage that every screen shows. */
  readonly safeAreas: boolean;
  /** How loud the film is, beside the timeline. */
  readonly meters: boolean;
  readonly follow: Follow;
}

/** A file that was dropped: a placeholder stands where it will be. */
export interface Arrival {
  readonly id: number;
  readonly name: string;
  /** Null where it was dropped beneath all tracks, or on the stage. */
  readonly track: string | null;
  /** Flicks. */
  readonly start: number;
  readonly duration: number;
  /** Uploaded, 0 to 1; 1 while the server looks at it. */
  readonly progress: number;
  readonly point: Point | null;
}

/** A stretch of the film; an end that is null is the film's own. Flicks. */
export interface Range {
  readonly start: number | null;
  readonly end: number | null;
}

export const NO_RANGE: Range = { start: null, end: null };

const NO_KEYS: readonly KeyName[] = [];

/** A small observable record; React reads it with `useSyncExternalStore`, gestures read it directly. */
export class Session {
  private current: SessionState = {
    selection: [],
    passage: null,
    opened: null,
    keys: NO_KEYS,
    copiedKeys: null,
    snapping: true,
    razor: false,
    track: null,
    marker: null,
    heights: {},
    rippleAll: false,
    editing: null,
    clipboard: null,
    copied: null,
    reveal: null,
    arriving: [],
    range: NO_RANGE,
    loop: false,
    cropping: null,
    hiding: null,
    alignTo: "selection",
    safeAreas: false,
    meters: true,
    follow: "page",
  };
  private readonly listeners = new Set<() => void>();

  get state(): SessionState {
    return this.current;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  update(change: Partial<SessionState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  select(ids: readonly string[]): void {
    const { selection, passage, keys } = this.current;
    const isSame = ids.length === selection.length && ids.every((id, place) => id === selection[place]);
    if (isSame && passage === null && keys.length === 0) return;
    this.update({ selection: isSame ? selection : [...ids], passage: null, keys: NO_KEYS });
  }

  /** Show a clip's keyframes in lanes; null shows none. */
  open(clip: string | null): void {
    if (clip !== this.current.opened) this.update({ opened: clip, keys: NO_KEYS });
  }

  /** Take hold of keyframes of the clip that is open, which is selected with them. */
  selectKeys(keys: readonly KeyName[]): void {
    const { opened } = this.current;
    if (opened !== null) this.update({ selection: [opened], passage: null, keys });
  }

  /** Take hold of the transition that a clip begins with. */
  selectPassage(clip: string): void {
    this.update({ selection: [], passage: clip, keys: NO_KEYS });
  }

  /** Forget what is no longer there. */
  prune(exists: (id: string) => boolean): void {
    const { selection, passage, opened, editing, cropping, hiding } = this.current;
    if (!selection.every(exists)) this.select(selection.filter(exists));
    if (passage !== null && !exists(passage)) this.update({ passage: null });
    if (opened !== null && !exists(opened)) this.open(null);
    if (editing !== null && !exists(editing)) this.update({ editing: null });
    if (cropping !== null && !exists(cropping)) this.update({ cropping: null });
    if (hiding !== null && !exists(hiding.clip)) this.update({ hiding: null });
  }
}
