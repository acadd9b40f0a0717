/** What one person looks at and holds, which is no part of the document: selection, clipboard, snapping. */

import type { Clip } from "../timeline/document";

export interface SessionState {
  /** Ids of the selected clips, in the order of their choosing. */
  readonly selection: readonly string[];
  readonly snapping: boolean;
  /** The text clip whose words are being typed on the stage, or null. */
  readonly editing: string | null;
  /** What was copied, or null. */
  readonly clipboard: readonly Clip[] | null;
}

/** A small observable record; React reads it with `useSyncExternalStore`, gestures read it directly. */
export class Session {
  private current: SessionState = { selection: [], snapping: true, editing: null, clipboard: null };
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
    const { selection } = this.current;
    if (ids.length === selection.length && ids.every((id, place) => id === selection[place])) return;
    this.update({ selection: [...ids] });
  }

  /** Add the clip to the selection, or take it out (Shift click). */
  toggle(id: string): void {
    const { selection } = this.current;
    this.select(selection.includes(id) ? selection.filter((other) => other !== id) : [...selection, id]);
  }

  /** Forget what is no longer there. */
  prune(exists: (id: string) => boolean): void {
    const { selection, editing } = this.current;
    if (!selection.every(exists)) this.select(selection.filter(exists));
    if (editing !== null && !exists(editing)) this.update({ editing: null });
  }
}
