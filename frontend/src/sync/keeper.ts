/**
 * What of a project is kept in this browser: edits that the server does not have, and what can be undone.
 *
 * Both are written in one transaction, so that after a crash each unsent edit has its step and the other way round.
 */
import { newId } from "../timeline/document";
import { committed, done, openDatabase } from "./database";
import { EMPTY_HISTORY, type History } from "./history";
import { KeptHistory } from "./kept-history";
import { putEdits, removeEdits, unsentEdits } from "./outbox";
import type { Unsettled } from "./state";
import { BrowserTab, type Tab } from "./tab";

export interface Kept {
  readonly unsettled: readonly Unsettled[];
  readonly history: History;
}

export interface Keeper {
  /** What an earlier visit of this person left behind. */
  load(): Promise<Kept>;
  /** Resolves when the edits are kept: from then on the tab may be closed. Rejects where they cannot be kept. */
  put(edits: readonly Unsettled[], history: History): Promise<void>;
  /** Take out edits that were settled, and keep the history as it is now. */
  settle(opIds: readonly string[], history: History): Promise<void>;
  /** Let go of the history: another page may go on with it. */
  close(): void;
}

/** A history that nobody went on with for this long is dropped (ms). */
const LONGEST_UNUSED = 30 * 24 * 3600 * 1000;
/** Characters of all histories of this browser together; those used longest ago go first. */
const MOST_CHARACTERS = 64 * 2 ** 20;

interface HistoryRow {
  readonly id: string;
  readonly project: string;
  readonly person: string;
  /** When it was last written (ms since 1970). */
  readonly used: number;
  readonly characters: number;
}

export interface KeeperOptions {
  readonly tab?: Tab;
  /** Called where a window of an older studio must be closed or reloaded before this one can go on. */
  readonly blocked?: () => void;
}

/** Open what is kept of a project for a person. Where the browser has no IndexedDB, nothing can be kept. */
export async function openKeeper(
  project: string,
  person: string,
  { tab = new BrowserTab(), blocked = () => undefined }: KeeperOptions = {},
): Promise<Keeper> {
  try {
    const database = await openDatabase(blocked);
    const history = await takeHistory(database, project, person, tab);
    return new StoredKeeper(database, project, person, history, tab);
  } catch {
    return new PassingKeeper();
  }
}

/** Drop what a person can undo in this browser, as when they sign out. Unsent edits stay: they are nowhere else. */
export async function forgetHistories(person: string): Promise<void> {
  try {
    const database = await openDatabase(() => undefined);
    const transaction = database.transaction(["histories", "steps"], "readwrite");
    const ids = await done(transaction.objectStore("histories").index("person").getAllKeys(person));
    for (const id of ids) dropHistory(transaction, String(id));
    await committed(transaction);
    database.close();
  } catch {
    // Where nothing can be kept there is nothing to drop.
  }
}

/** Find the history that this tab goes on with, or begin one; drop those that nobody will ask for. */
async function takeHistory(
  database: IDBDatabase,
  project: string,
  person: string,
  tab: Tab,
): Promise<KeptHistory> {
  const rows: HistoryRow[] = await done(database.transaction("histories").objectStore("histories").getAll());
  const latest = rows.toSorted((a, b) => b.used - a.used);
  const ours = latest.filter((row) => row.project === project && row.person === person);
  const own = tab.remembered(project);
  const candidates = [...ours.filter(({ id }) => id === own), ...ours.filter(({ id }) => id !== own)];
  let taken: string | null = null;
  for (const { id } of candidates) {
    if (taken === null && (await tab.hold(project, id, false))) taken = id;
  }
  const id = taken ?? newId();
  if (taken === null) await tab.hold(project, id, true);
  const transaction = database.transaction(["histories", "steps"], "readwrite");
  let characters = 0;
  for (const row of latest) {
    characters += row.characters;
    const isOld = characters > MOST_CHARACTERS || Date.now() - row.used > LONGEST_UNUSED;
    if (isOld && row.id !== id) dropHistory(transaction, row.id);
  }
  await committed(transaction);
  return new KeptHistory(id);
}

function dropHistory(transaction: IDBTransaction, id: string): void {
  transaction.objectStore("histories").delete(id);
  const steps = transaction.objectStore("steps");
  const found = steps.index("history").getAllKeys(id);
  found.onsuccess = () => {
    for (const step of found.result) steps.delete(step);
  };
}

class StoredKeeper implements Keeper {
  /** The browser's room is full: what is left of it is for unsent edits. */
  private isFull = false;

  constructor(
    private readonly database: IDBDatabase,
    private readonly project: string,
    private readonly person: string,
    private readonly history: KeptHistory,
    private readonly tab: Tab,
  ) {}

  async load(): Promise<Kept> {
    const transaction = this.database.transaction(["outbox", "steps"]);
    const [unsettled, history] = await Promise.all([
      unsentEdits(transaction.objectStore("outbox"), this.project, this.person),
      this.history.load(transaction.objectStore("steps")),
    ]);
    return { unsettled, history };
  }

  async put(edits: readonly Unsettled[], history: History): Promise<void> {
    await this.write(history, (outbox) => putEdits(outbox, this.project, this.person, edits));
  }

  async settle(opIds: readonly string[], history: History): Promise<void> {
    await this.write(history, (outbox) => removeEdits(outbox, this.project, opIds));
  }

  close(): void {
    this.tab.release();
    // Transactions that are under way are finished first.
    this.database.close();
  }

  private async write(history: History, change: (outbox: IDBObjectStore) => void): Promise<void> {
    const transaction = this.database.transaction(["outbox", "steps", "histories"], "readwrite");
    change(transaction.objectStore("outbox"));
    if (this.isFull) return committed(transaction);
    this.history.write(transaction.objectStore("steps"), history);
    const { project, person } = this;
    const { id, size: characters } = this.history;
    const row: HistoryRow = { id, project, person, used: Date.now(), characters };
    transaction.objectStore("histories").put(row);
    try {
      await committed(transaction);
    } catch {
      this.isFull = true;
      await this.write(history, change);
    }
  }
}

/** Keeps nothing beyond the page, and says so. */
class PassingKeeper implements Keeper {
  async load(): Promise<Kept> {
    return { unsettled: [], history: EMPTY_HISTORY };
  }

  async put(): Promise<void> {
    throw new Error("This browser keeps nothing.");
  }

  async settle(): Promise<void> {}

  close(): void {}
}
