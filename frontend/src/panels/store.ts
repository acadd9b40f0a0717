/** What the panels need of a project: `sync/`'s ProjectStore gives it. */
import { useSyncExternalStore } from "react";
import type { Document } from "../timeline/document";
import type { Operation } from "../timeline/operations";

export interface PanelStore {
  /** As its maker sees it, previews included; `null` until it is loaded. */
  readonly document: Document | null;
  subscribe(listener: () => void): () => void;
  commit(operation: Operation): void;
  /** Show an operation without keeping it; `null` takes it back. */
  preview(operation: Operation | null): void;
}

/** The document as it stands. */
export function useDocument(store: PanelStore): Document | null {
  return useSyncExternalStore(store.subscribe, () => store.document);
}
