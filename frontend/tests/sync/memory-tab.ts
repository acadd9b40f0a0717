/** A browser's tabs in memory: each remembers its history, as `sessionStorage` does, and none takes another's. */
import type { Tab } from "../../src/sync/tab";

const held = new Set<string>();

export class MemoryTab implements Tab {
  private own: string | null = null;
  private holds: string | null = null;

  remembered(): string | null {
    return this.own;
  }

  async hold(_project: string, history: string): Promise<boolean> {
    if (held.has(history)) return false;
    held.add(history);
    this.own = history;
    this.holds = history;
    return true;
  }

  release(): void {
    if (this.holds) held.delete(this.holds);
  }

  /** What “Duplicate tab” makes: another tab that remembers the same. */
  duplicate(): MemoryTab {
    const copy = new MemoryTab();
    copy.own = this.own;
    return copy;
  }
}
