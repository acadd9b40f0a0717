/**
 * Operations that the server has not acknowledged, kept in IndexedDB so that a closed tab loses none.
 *
 * Sending one twice is harmless (the server knows its id), so the outbox may lag behind: an entry is put when the
 * operation is made and deleted when it is settled.
 */
import type { Unsettled } from "./state";

const DATABASE = "cloudstudio";
const STORE = "outbox";

interface Row extends Unsettled {
  readonly order?: number;
  readonly project: string;
}

export interface Outbox {
  /** What an earlier visit left behind, in the order in which it was made. */
  load(project: string): Promise<Unsettled[]>;
  /** Resolves when the edit is kept: from then on the tab may be closed. Rejects where it cannot be kept. */
  put(project: string, edit: Unsettled): Promise<void>;
  remove(project: string, opIds: readonly string[]): Promise<void>;
}

/** Open the browser's outbox. Where the browser has no IndexedDB (some private windows), nothing can be kept. */
export async function openOutbox(): Promise<Outbox> {
  try {
    return new StoredOutbox(await openDatabase());
  } catch {
    return new PassingOutbox();
  }
}

class StoredOutbox implements Outbox {
  constructor(private readonly database: IDBDatabase) {}

  async load(project: string): Promise<Unsettled[]> {
    const store = this.database.transaction(STORE).objectStore(STORE);
    const rows: Row[] = await done(store.index("project").getAll(project));
    return rows
      .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
      .map(({ opId, operation, base }) => ({ opId, operation, base }));
  }

  async put(project: string, edit: Unsettled): Promise<void> {
    const row: Row = { project, ...edit };
    const store = this.write();
    store.add(row);
    await committed(store.transaction);
  }

  async remove(project: string, opIds: readonly string[]): Promise<void> {
    const store = this.write();
    await Promise.all(
      opIds.map(async (opId) => {
        const key = await done(store.index("operation").getKey([project, opId]));
        if (key !== undefined) await done(store.delete(key));
      }),
    );
  }

  private write(): IDBObjectStore {
    return this.database.transaction(STORE, "readwrite").objectStore(STORE);
  }
}

/** Keeps nothing beyond the page, and says so. */
class PassingOutbox implements Outbox {
  async load(): Promise<Unsettled[]> {
    return [];
  }

  async put(): Promise<void> {
    throw new Error("This browser keeps nothing.");
  }

  async remove(): Promise<void> {}
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(STORE, { keyPath: "order", autoIncrement: true });
    store.createIndex("project", "project");
    store.createIndex("operation", ["project", "opId"], { unique: true });
  };
  return done(request);
}

/** A request that succeeded is not kept yet: a page that goes away takes its open transactions with it. */
function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
