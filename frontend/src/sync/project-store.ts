/**
 * An open project: the document as its maker sees it, and the way to change it.
 *
 * Every edit shows at once, goes into the outbox, and is sent; `status` is "saved" only when the server has all of it
 * on disk. A drag is a preview on top of the document: it is never sent and never saved, until its one operation is
 * committed on pointer-up.
 */
import type { Document } from "../generated/document";
import { type Connect, ReconnectingSocket, webSocketTo } from "../lib/socket";
import { newId } from "../timeline/document";
import { apply, checkOperation, type Operation } from "../timeline/operations";
import type { ClientMessage, ServerMessage } from "./messages";
import { type Outbox, openOutbox } from "./outbox";
import * as sync from "./state";

/**
 * loading: no document yet. saved: the server has everything on disk. saving: it does not yet. offline: the line is
 * down; every edit is kept in this browser, the tab may be closed. gone: no such project, or not yours. signed-out: sign in again, edits are kept here.
 */
export type Status = "loading" | "saved" | "saving" | "offline" | "gone" | "signed-out";

/** Operations that may be on their way at once; the rest wait, so that a long outbox does not flood the line. */
const WINDOW = 100;

/** Characters of one operation; the server takes no more than this (`editor/sync/messages.py`). */
const LARGEST_OPERATION = 4 * 2 ** 20 - 1024;

/** What a person should see: a sentence, and what they can do about it. */
export type NoticeListener = (sentence: string, remedy?: Remedy) => void;

export interface Remedy {
  readonly label: string;
  readonly run: () => void;
}

export interface OpenOptions {
  /** How to reach the server; the real websocket unless told otherwise. */
  readonly connect?: Connect;
  readonly outbox?: Outbox;
}

/** Open a project by its id. The document is null until `status` leaves "loading". */
export async function openProject(id: string, options: OpenOptions = {}): Promise<ProjectStore> {
  const outbox = options.outbox ?? (await openOutbox());
  const unsettled = await outbox.load(id);
  return new ProjectStore(id, options.connect ?? webSocketTo(`/ws/projects/${id}`), outbox, unsettled);
}

export class ProjectStore {
  private state: sync.SyncState | null = null;
  private previewed: Operation | null = null;
  private shownDocument: Document | null = null;
  private ended: "gone" | "signed-out" | null = null;
  private readonly sent = new Set<string>();
  /** Edits on their way into the outbox, and whether it has failed. */
  private keeping = 0;
  private cannotKeep = false;
  /** The server has answered our hello on this connection. */
  private greeted = false;
  private readonly listeners = new Set<() => void>();
  private readonly noticeListeners = new Set<NoticeListener>();
  private readonly socket: ReconnectingSocket;

  constructor(
    readonly id: string,
    connect: Connect,
    private readonly outbox: Outbox,
    private unsettled: readonly sync.Unsettled[],
  ) {
    this.socket = new ReconnectingSocket(connect, {
      up: () => this.hello(),
      received: (message) => this.received(message as ServerMessage),
      down: () => this.lineDown(),
      ended: (code) => this.end(code),
    });
    if (typeof window !== "undefined") window.addEventListener("beforeunload", this.warn);
  }

  /** Confirmed + pending + preview; the same object until something changes. */
  get document(): Document | null {
    return this.shownDocument;
  }

  get status(): Status {
    if (this.ended) return this.ended;
    if (this.state === null) return "loading";
    if (!this.socket.up || !this.greeted) return this.keeping === 0 ? "offline" : "saving";
    return this.unsaved === 0 ? "saved" : "saving";
  }

  /** How many edits the server has not acknowledged. */
  get unsaved(): number {
    return this.state ? this.state.pending.length : this.unsettled.length;
  }

  get canUndo(): boolean {
    return this.state?.history.undo.some((step) => step.inverse) ?? false;
  }

  get canRedo(): boolean {
    return this.state?.history.redo.some((step) => step.inverse) ?? false;
  }

  /** Hear of every change of `document`, `status` and what can be undone. Returns the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Hear what a person should see: an edit was refused or overwritten, an undo was given up. */
  readonly onNotice = (listener: NoticeListener): (() => void) => {
    this.noticeListeners.add(listener);
    return () => {
      this.noticeListeners.delete(listener);
    };
  };

  /**
   * Make one edit: one gesture, one operation, one undo step. The preview, if there is one, ends with it.
   * Throws InvalidOperation where the operation is ill-typed, which is a fault of ours.
   */
  commit(operation: Operation): void {
    checkOperation(operation);
    this.previewed = null;
    const opId = newId();
    const next = sync.commit(this.loaded(), opId, operation, "edit");
    if (next !== this.state) this.make(next, opId, operation);
    this.changed();
  }

  /** Show an operation without making it, as a drag does until the pointer goes up; null takes it away. */
  preview(operation: Operation | null): void {
    this.previewed = operation;
    this.changed();
  }

  undo(): void {
    this.step("undo");
  }

  redo(): void {
    this.step("redo");
  }

  /** Let go of the line. What is unsent stays in the outbox. */
  close(): void {
    if (typeof window !== "undefined") window.removeEventListener("beforeunload", this.warn);
    this.socket.close();
    this.listeners.clear();
    this.noticeListeners.clear();
  }

  private loaded(): sync.SyncState {
    if (this.state === null) throw new Error("The project is still loading.");
    return this.state;
  }

  private step(cause: "undo" | "redo"): void {
    const opId = newId();
    const { state, operation, skipped } = sync.step(this.loaded(), opId, cause);
    if (operation) this.make(state, opId, operation);
    else this.state = state;
    if (skipped) this.notice(skippedSentence(cause));
    this.changed();
  }

  private make(state: sync.SyncState, opId: string, operation: Operation): void {
    if (JSON.stringify(operation).length > LARGEST_OPERATION) {
      this.notice("This edit changes too much at once: do it in smaller steps.");
      return;
    }
    this.state = state;
    void this.keep({ opId, operation, base: state.sequence });
    this.flush();
  }

  private async keep(edit: sync.Unsettled): Promise<void> {
    this.keeping += 1;
    try {
      await this.outbox.put(this.id, edit);
    } catch {
      if (!this.cannotKeep) {
        this.notice("This browser cannot keep unsent edits: keep the page open until it says “Saved”.");
      }
      this.cannotKeep = true;
    }
    this.keeping -= 1;
    this.changed();
  }

  /** Let the browser ask before a page goes away with edits that are nowhere else. */
  private readonly warn = (event: BeforeUnloadEvent) => {
    if (this.unsaved > 0 && (this.cannotKeep || this.keeping > 0)) event.preventDefault();
  };

  private hello(): void {
    this.greeted = false;
    this.sent.clear();
    this.send({ type: "hello", after: this.state?.sequence ?? null });
  }

  private send(message: ClientMessage): boolean {
    return this.socket.send(message);
  }

  /** Send what is pending and not on its way, in order. */
  private flush(): void {
    if (!this.greeted || !this.state) return;
    for (const { opId, operation, base } of this.state.pending) {
      if (this.sent.size >= WINDOW) return;
      if (this.sent.has(opId)) continue;
      if (!this.send({ type: "operation", op_id: opId, operation, base })) return;
      this.sent.add(opId);
    }
  }

  private received(message: ServerMessage): void {
    switch (message.type) {
      case "document":
        this.state = this.state
          ? sync.replaceConfirmed(this.state, message.sequence, message.document)
          : sync.begin(message.sequence, message.document, this.unsettled);
        this.greeted = true;
        break;
      case "operations":
        for (const ordered of message.operations) this.take(sync.receive(this.loaded(), ordered));
        this.greeted = true;
        break;
      case "operation":
        this.take(sync.receive(this.loaded(), message));
        break;
      case "ack":
        this.take(sync.acknowledge(this.loaded(), message.op_id, message.sequence));
        break;
      case "refused":
        this.take(sync.refuse(this.loaded(), message.op_id, message.reason));
        break;
      case "error":
        this.notice(message.reason);
        break;
    }
    this.flush();
    this.changed();
  }

  private take(received: sync.Received): void {
    this.state = received.state;
    if (received.settled.length > 0) {
      for (const opId of received.settled) this.sent.delete(opId);
      // An entry that could not be removed is sent again at the next visit, which changes nothing.
      this.outbox.remove(this.id, received.settled).catch(() => undefined);
    }
    for (const outcome of received.outcomes) {
      if (outcome.kind === "refused") this.notice(`An edit was taken back: ${outcome.reason}`);
      else if (outcome.kind === "overwritten") this.tellOverwritten(outcome.restore);
      else if (outcome.cause !== "edit") this.notice(skippedSentence(outcome.cause));
    }
    if (received.gap && this.greeted) this.hello();
  }

  private lineDown(): void {
    this.greeted = false;
    this.sent.clear();
    this.changed();
  }

  private end(code: number): void {
    this.ended = code === 4401 ? "signed-out" : "gone";
    this.changed();
  }

  private tellOverwritten(restore: Operation): void {
    this.notice("Somebody else changed the same thing at the same time; theirs stands.", {
      label: "Put mine back",
      run: () => this.commit(restore),
    });
  }

  private notice(sentence: string, remedy?: Remedy): void {
    for (const listener of this.noticeListeners) listener(sentence, remedy);
  }

  private changed(): void {
    const document = this.state && sync.shown(this.state);
    this.shownDocument = document && this.previewed ? apply(document, this.previewed).document : document;
    for (const listener of this.listeners) listener();
  }
}

function skippedSentence(cause: "undo" | "redo"): string {
  return `Not ${cause === "undo" ? "undone" : "redone"}: somebody else has changed the same thing since.`;
}
