/**
 * The browser's own database: unsent edits, and what can be undone. An older one is brought up to date, none is lost.
 *
 *     outbox    {order, project, person, opId, operation, base, cause, step, version}
 *     histories {id, project, person, used, bytes}           a page's undo and redo
 *     steps     {history, step, stack, order, parts, bytes}  the steps of a history
 */

const DATABASE = "cloudstudio";
const VERSION = 2;

/**
 * Open it. Rejects where the browser has no IndexedDB (some private windows).
 * @param blocked called where a window of an older studio keeps it from being brought up to date; it goes on by itself
 *     when that window is closed or reloaded
 */
export function openDatabase(blocked: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION);
  request.onblocked = blocked;
  request.onupgradeneeded = ({ oldVersion }) => {
    const database = request.result;
    if (oldVersion < 1) {
      const outbox = database.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
      outbox.createIndex("project", "project");
      outbox.createIndex("operation", ["project", "opId"], { unique: true });
    }
    if (oldVersion < 2) {
      const histories = database.createObjectStore("histories", { keyPath: "id" });
      histories.createIndex("person", "person");
      const steps = database.createObjectStore("steps", { keyPath: ["history", "step"] });
      steps.createIndex("history", "history");
    }
  };
  return done(request).then((database) => {
    // A page of a later version waits for this one to let go; nothing is lost, this page then keeps nothing more.
    database.onversionchange = () => database.close();
    return database;
  });
}

/** A request that succeeded is not kept yet: a page that goes away takes its open transactions with it. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
