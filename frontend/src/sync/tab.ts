/**
 * Which undo history a browser tab goes on with.
 *
 * Two tabs of one project each have a history of their own: what is undone in one is what was done in it. A tab that
 * is reloaded goes on with its own; a new tab goes on with the last one that no open tab holds, so that undo survives a
 * closed window or a crash too; a duplicated tab, which remembers the history of the one that it was made from, finds
 * it held and begins another. Who holds what is known by a lock that ends with the page (Web Locks). On a page without
 * them (plain http) a tab only goes on with its own, and only if it was left properly.
 */

/** What of the browser a page needs to hold a history. */
export interface Tab {
  /** The history that this tab used last for this project. */
  remembered(project: string): string | null;
  /** Hold a history from now on, and remember it. False where another page holds it. */
  hold(project: string, history: string, isNew: boolean): Promise<boolean>;
  /** Let go of it. */
  release(): void;
}

/** How long a reloaded page waits for the page before it to let go (ms). */
const LETTING_GO = 500;

export class BrowserTab implements Tab {
  private letGo: () => void = () => undefined;

  remembered(project: string): string | null {
    return read(project)?.history ?? null;
  }

  async hold(project: string, history: string, isNew: boolean): Promise<boolean> {
    const own = read(project);
    const isOwn = own?.history === history;
    if (!navigator.locks) {
      if (!isNew && !(isOwn && own.isFree)) return false;
      const free = () => write(project, { history, isFree: true });
      window.addEventListener("pagehide", free);
      this.letGo = () => {
        window.removeEventListener("pagehide", free);
        free();
      };
    } else {
      const release = await lock(`cloudstudio.history.${history}`, isOwn ? LETTING_GO : 0);
      if (!release) return false;
      this.letGo = release;
    }
    write(project, { history, isFree: false });
    return true;
  }

  release(): void {
    this.letGo();
  }
}

/** Take a lock, at most so long (ms) after another page has it; returns what gives it back, or null. */
function lock(name: string, patience: number): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const options = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
    navigator.locks
      .request(name, options, (granted) => {
        if (!granted) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(() => resolve(null));
  });
}

interface Remembered {
  readonly history: string;
  /** No page holds it: the last one that did was left properly. */
  readonly isFree: boolean;
}

const key = (project: string) => `cloudstudio.history.${project}`;

function read(project: string): Remembered | null {
  try {
    return JSON.parse(sessionStorage.getItem(key(project)) ?? "null") as Remembered | null;
  } catch {
    return null;
  }
}

function write(project: string, remembered: Remembered): void {
  try {
    sessionStorage.setItem(key(project), JSON.stringify(remembered));
  } catch {
    // A window that remembers nothing begins a new history with each page.
  }
}
