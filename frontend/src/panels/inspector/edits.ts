/** Commit and preview of one property over the selected clips, as the controls want them. */
import type { Operation } from "../../timeline/operations";
import type { Json } from "../../timeline/schema-check";
import type { PanelStore } from "../store";
import { type Property, setProperty } from "./properties";

/** Commit an operation, unless there is nothing in it. */
export function commit(store: PanelStore, operation: Operation | null): void {
  if (operation) store.commit(operation);
}

/** The two callbacks of a control that changes one property. */
export function edits<Value extends Json>(
  store: PanelStore,
  clips: readonly { id: string }[],
  property: Property,
) {
  return {
    onCommit: (value: Value) => commit(store, setProperty(clips, property, value)),
    onPreview: (value: Value | null) =>
      store.preview(value === null ? null : setProperty(clips, property, value)),
  };
}
