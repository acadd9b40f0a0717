/** What the panels need of a project: `sync/`'s ProjectStore gives it. */
import { useCallback, useSyncExternalStore } from "react";
import type { Document } from "../generated/document";

/** One value put at a path of the document. */
export interface SetOperation {
  type: "set";
  path: string[];
  value: unknown;
}

/** Several of them: all or nothing, one step of undo. */
export interface BatchOperation {
  type: "batch";
  operations: SetOperation[];
}

export type PanelOperation = SetOperation | BatchOperation;

export interface PanelStore {
  readonly document: Document | null;
  subscribe(listener: () => void): () => void;
  commit(operation: PanelOperation): void;
  /** Show an operation without keeping it; `null` takes it back. */
  preview(operation: PanelOperation | null): void;
}

/** The document as it stands, previews included. */
export function useDocument(store: PanelStore): Document | null {
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe(listener), [store]),
    () => store.document,
  );
}
