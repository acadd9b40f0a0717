/** A project store whose document is there: what everything in the editor works with. */

import type { ProjectStore } from "../sync/project-store";
import type { Document } from "../timeline/document";
import type { Operation } from "../timeline/operations";
import type { GestureStore } from "../tools/gesture";

export class LoadedProject implements GestureStore {
  private last: Document;

  /** @param first the store's document, which from then on never becomes null again */
  constructor(
    private readonly store: ProjectStore,
    first: Document,
  ) {
    this.last = first;
  }

  get document(): Document {
    this.last = this.store.document ?? this.last;
    return this.last;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);

  preview(operation: Operation | null): void {
    this.store.preview(operation);
  }

  commit(operation: Operation): void {
    this.store.commit(operation);
  }
}
