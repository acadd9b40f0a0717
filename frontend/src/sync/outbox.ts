/**
 * Operations that the server has not acknowledged, kept in IndexedDB so that a closed tab loses none.
 *
 * Sending one twice is harmless (the server knows its id), so the outbox may lag behind: an entry is put when the
 * operation is made and deleted when it is settled. An entry is its maker's: who signs in after them on the same
 * browser neither sees nor sends it.
 */
import { done } from "./database";
import type { Unsettled } from "./state";

/** Entries of before these were kept say neither who made them nor how. */
type Row = Pick<Unsettled, "opId" | "operation" | "base"> &
  Partial<Unsettled> & { readonly order?: number; readonly project: string; readonly person?: string };

/** What an earlier visit left behind, in the order in which it was made. */
export async function unsentEdits(
  outbox: IDBObjectStore,
  project: string,
  person: string,
): Promise<Unsettled[]> {
  const rows: Row[] = await done(outbox.index("project").getAll(project));
  return rows
    .filter((row) => row.person === undefined || row.person === person)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ opId, operation, base, cause = "edit", step = "", version = 1 }) => {
      return { opId, operation, base, cause, step, version };
    });
}

export function putEdits(
  outbox: IDBObjectStore,
  project: string,
  person: string,
  edits: readonly Unsettled[],
): void {
  for (const edit of edits) {
    const row: Row = { project, person, ...edit };
    outbox.add(row);
  }
}

export function removeEdits(outbox: IDBObjectStore, project: string, opIds: readonly string[]): void {
  for (const opId of opIds) {
    const found = outbox.index("operation").getKey([project, opId]);
    found.onsuccess = () => {
      if (found.result !== undefined) outbox.delete(found.result);
    };
  }
}
