/**
 * A page's undo and redo as they lie in IndexedDB: a row a step, written as the history changes.
 *
 * In memory a history has no limit; here the oldest steps go once all of them together are too large.
 */
import { done } from "./database";
import { EMPTY_HISTORY, type History, type Part, type Step } from "./history";

/** Characters of JSON of all kept steps of one history: some ten thousand usual edits. The last step stays anyway. */
export const MOST_CHARACTERS = 16 * 2 ** 20;

type Stack = keyof History;

interface Row {
  readonly history: string;
  readonly step: string;
  readonly stack: Stack;
  /** Counts up as steps are made. */
  readonly order: number;
  readonly parts: readonly Part[];
  readonly characters: number;
}

interface Written {
  readonly step: Step;
  readonly order: number;
  /** 0: it was too old to be kept. */
  readonly characters: number;
}

export class KeptHistory {
  private history: History = EMPTY_HISTORY;
  private readonly written = new Map<string, Written>();
  private order = 0;
  private characters = 0;

  constructor(
    readonly id: string,
    private readonly most: number = MOST_CHARACTERS,
  ) {}

  /** Characters of JSON of what is kept. */
  get size(): number {
    return this.characters;
  }

  /** What an earlier page left. */
  async load(steps: IDBObjectStore): Promise<History> {
    const rows: Row[] = await done(steps.index("history").getAll(this.id));
    const stacks: Record<Stack, Step[]> = { undo: [], redo: [] };
    for (const row of rows.toSorted((a, b) => a.order - b.order)) {
      const step = { id: row.step, parts: row.parts };
      stacks[row.stack].push(step);
      this.written.set(step.id, { step, order: row.order, characters: row.characters });
      this.order = row.order;
      this.characters += row.characters;
    }
    this.history = stacks;
    return stacks;
  }

  /** Write down what has changed since the last time. */
  write(steps: IDBObjectStore, history: History): void {
    for (const stack of ["undo", "redo"] as const) this.writeStack(steps, stack, history[stack]);
    this.history = history;
    this.letOldestGo(steps);
  }

  private writeStack(steps: IDBObjectStore, stack: Stack, next: readonly Step[]): void {
    const before = this.history[stack];
    let same = 0;
    while (same < before.length && before[same] === next[same]) same += 1;
    const changed = next.slice(same);
    const staying = new Set(changed.map(({ id }) => id));
    for (const { id } of before.slice(same)) if (!staying.has(id)) this.remove(steps, id);
    for (const step of changed) this.put(steps, stack, step);
  }

  private put(steps: IDBObjectStore, stack: Stack, step: Step): void {
    const known = this.written.get(step.id);
    if (known && (known.step === step || known.characters === 0)) return;
    const order = known?.order ?? ++this.order;
    const characters = JSON.stringify(step.parts).length;
    this.characters += characters - (known?.characters ?? 0);
    this.written.set(step.id, { step, order, characters });
    const row: Row = { history: this.id, step: step.id, stack, order, parts: step.parts, characters };
    steps.put(row);
  }

  private remove(steps: IDBObjectStore, id: string): void {
    const known = this.written.get(id);
    if (!known) return;
    this.written.delete(id);
    this.characters -= known.characters;
    if (known.characters > 0) steps.delete([this.id, id]);
  }

  private letOldestGo(steps: IDBObjectStore): void {
    if (this.characters <= this.most) return;
    // The map has its entries in the order in which they were made.
    for (const [id, { step, order, characters }] of this.written) {
      if (this.characters <= this.most || order === this.order) return;
      if (characters === 0) continue;
      this.characters -= characters;
      this.written.set(id, { step, order, characters: 0 });
      steps.delete([this.id, id]);
    }
  }
}
