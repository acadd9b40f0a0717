/**
 * The tables of the tracks that hide parts of pictures: fetched once a file, read, and handed to `evaluate`. What is not
 * there yet, or cannot be read, is not handed on: the whole picture is hidden then. What failed is asked for again, each time
 * after a longer wait.
 */

import type { Document } from "../timeline/document";
import { NO_TABLES, readTable, type Table, type Tables } from "../timeline/tables";
import type { Locate } from "./media";

/** Milliseconds after which a file that failed is asked for again: at first, and at most. */
const SOON = 1000;
const LATE = 60_000;

interface Loading {
  table: Table | null;
  wait: number;
  timer: ReturnType<typeof setTimeout> | null;
}

export class Tracks {
  private readonly known = new Map<string, Loading>();
  private made: { readonly assets: Document["assets"]; readonly tables: Tables } | null = null;
  private readonly listeners = new Set<() => void>();
  private closed = false;

  /** @param arrived called when a table has come, or has gone */
  constructor(
    private readonly locate: Locate,
    private readonly arrived: () => void,
  ) {}

  /** The tables of a document's tracks that are there; the loading of the others begins. */
  of({ assets }: Document): Tables {
    if (this.made?.assets !== assets) {
      const found = Object.entries(assets).flatMap(([id, { kind, source }]): [string, Table][] => {
        const table = kind === "track" ? this.tableOf(source) : null;
        return table ? [[id, table]] : [];
      });
      this.made = { assets, tables: found.length === 0 ? NO_TABLES : new Map(found) };
    }
    return this.made.tables;
  }

  /** The table of a file, or null while it is not there. */
  table(source: string): Table | null {
    return this.known.get(source)?.table ?? null;
  }

  /** Hear of tables that come. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A file has gone, or come back: it is asked for anew. */
  forget(source: string): void {
    const loading = this.known.get(source);
    if (!loading) return;
    if (loading.timer) clearTimeout(loading.timer);
    this.known.delete(source);
    this.made = null;
  }

  close(): void {
    this.closed = true;
    for (const { timer } of this.known.values()) if (timer) clearTimeout(timer);
    this.known.clear();
  }

  private tableOf(source: string): Table | null {
    const known = this.known.get(source);
    if (known) return known.table;
    const loading: Loading = { table: null, wait: SOON, timer: null };
    this.known.set(source, loading);
    this.load(source, loading);
    return null;
  }

  private load(source: string, loading: Loading): void {
    const stands = () => !this.closed && this.known.get(source) === loading;
    fetched(this.locate, source).then(
      (table) => {
        if (!stands()) return;
        loading.table = table;
        this.made = null;
        this.arrived();
        for (const listener of this.listeners) listener();
      },
      () => {
        if (!stands()) return;
        loading.timer = setTimeout(() => this.load(source, loading), loading.wait);
        loading.wait = Math.min(2 * loading.wait, LATE);
      },
    );
  }
}

async function fetched(locate: Locate, source: string): Promise<Table> {
  const answer = await fetch(await locate(source, null));
  if (!answer.ok) throw new Error(`The track could not be fetched: ${answer.status}.`);
  return readTable(await answer.json());
}
