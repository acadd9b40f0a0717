/**
 * Files on their way to the server: which go now, which wait, and where each stands.
 *
 * Knows nothing of the protocol: a `Transfer` carries one file and says what happens to it (`tusTransfer.ts`).
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { strings } from "../../lib/strings";

export type UploadState = "waiting" | "uploading" | "reconnecting" | "paused" | "done" | "failed";

export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: UploadState;
  /** What went wrong, as a sentence. */
  readonly error: string;
  /** The id of what it has become, once it is done. */
  readonly asset: string | null;
}

/** What a transfer tells of itself. */
export interface TransferEvents {
  progress(sent: number): void;
  /** The line is down; the transfer goes on by itself when it is back. */
  interrupted(): void;
  /** All of it is there. @param asset the id of what it has become */
  done(asset: string | null): void;
  /** Over for good, with a sentence. */
  refused(reason: string): void;
}

/** One file being carried. `start` after `pause` goes on where it was. */
export interface Transfer {
  start(): void;
  pause(): void;
  /** Stop, and have the server forget what it has. */
  cancel(): void;
}

export type MakeTransfer = (file: File, events: TransferEvents) => Transfer;

const AT_ONCE = 3;

export class UploadQueue {
  readonly store: StoreApi<{ uploads: readonly Upload[] }> = createStore(() => ({ uploads: [] }));
  private readonly transfers = new Map<number, Transfer>();
  private last = 0;

  constructor(
    private readonly makeTransfer: MakeTransfer,
    private readonly onDone: (upload: Upload) => void = () => undefined,
  ) {}

  get uploads(): readonly Upload[] {
    return this.store.getState().uploads;
  }

  /** Queue files in their order; returns their ids. An empty one is refused at once, and alone. */
  add(files: readonly File[]): number[] {
    const ids: number[] = [];
    for (const file of files) {
      this.last += 1;
      const id = this.last;
      ids.push(id);
      const empty = file.size === 0;
      const upload: Upload = {
        id,
        name: file.name,
        size: file.size,
        sent: 0,
        state: empty ? "failed" : "waiting",
        error: empty ? strings.library.empty : "",
        asset: null,
      };
      this.store.setState(({ uploads }) => ({ uploads: [...uploads, upload] }));
      if (!empty) this.transfers.set(id, this.makeTransfer(file, this.eventsOf(id)));
    }
    this.fill();
    return ids;
  }

  pause(id: number): void {
    const { state } = this.find(id) ?? {};
    if (state !== "uploading" && state !== "reconnecting" && state !== "waiting") return;
    if (state !== "waiting") this.transfers.get(id)?.pause();
    this.change(id, { state: "paused" });
    this.fill();
  }

  /** Go on with a paused upload, or try a failed one again. */
  resume(id: number): void {
    const { state } = this.find(id) ?? {};
    if (!this.transfers.has(id) || (state !== "paused" && state !== "failed")) return;
    this.change(id, { state: "waiting", error: "" });
    this.fill();
  }

  /** Stop and forget. */
  cancel(id: number): void {
    const upload = this.find(id);
    if (!upload) return;
    if (upload.state !== "done") this.transfers.get(id)?.cancel();
    this.transfers.delete(id);
    this.store.setState(({ uploads }) => ({ uploads: uploads.filter((entry) => entry.id !== id) }));
    this.fill();
  }

  /** Take finished uploads off the list. */
  clearDone(): void {
    this.store.setState(({ uploads }) => ({ uploads: uploads.filter(({ state }) => state !== "done") }));
  }

  private find(id: number): Upload | undefined {
    return this.uploads.find((upload) => upload.id === id);
  }

  private change(id: number, part: Partial<Upload>): void {
    this.store.setState(({ uploads }) => ({
      uploads: uploads.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)),
    }));
  }

  /** Start what waits, as far as there is room. */
  private fill(): void {
    let busy = this.uploads.filter(({ state }) => state === "uploading" || state === "reconnecting").length;
    for (const { id, state } of this.uploads) {
      if (busy >= AT_ONCE) return;
      if (state !== "waiting") continue;
      busy += 1;
      this.change(id, { state: "uploading" });
      this.transfers.get(id)?.start();
    }
  }

  private eventsOf(id: number): TransferEvents {
    const under = () => {
      const state = this.find(id)?.state;
      return state === "uploading" || state === "reconnecting";
    };
    return {
      // A last answer may arrive after the pause: it moves the bar, not the state.
      progress: (sent) => this.change(id, under() ? { sent, state: "uploading" } : { sent }),
      interrupted: () => {
        if (under()) this.change(id, { state: "reconnecting" });
      },
      done: (asset) => {
        const upload = this.find(id);
        if (!upload) return;
        this.transfers.delete(id);
        this.change(id, { state: "done", sent: upload.size, asset });
        this.onDone(upload);
        this.fill();
      },
      refused: (reason) => {
        this.change(id, { state: "failed", error: reason });
        this.fill();
      },
    };
  }
}

/** How far all of a list is, 0 to 1 by bytes, failed ones aside. */
export function totalProgress(uploads: readonly Upload[]): number {
  const counted = uploads.filter(({ state }) => state !== "failed");
  const size = counted.reduce((sum, upload) => sum + upload.size, 0);
  return size === 0 ? 0 : counted.reduce((sum, upload) => sum + upload.sent, 0) / size;
}
