/**
 * An open project: the document as its maker sees it, and the way to change it.
 *
 * Every edit shows at once, goes into the outbox, and is sent; `status` is "saved" only when the server has all of it
 * on disk. A drag is a preview on top of the document: it is never sent and never saved, until its one operation is
 * committed on pointer-up. An edit that is too large for one message becomes several operations that share one step:
 * one undo.
 */
import type { Document } from "../generated/document";
import { type Connect, ReconnectingSocket, SESSION_ENDED, webSocketTo } from "../lib/socket";
import { strings } from "../lib/strings";
import { difference } from "../timeline/difference";
import { newId } from "../timeline/document";
import { apply, batch, checkOperation, type Operation } from "../timeline/operations";
import { pieces } from "../timeline/pieces";
import { SCHEMA_ID, VERSION } from "../timeline/schema-check";
import { type Arriving, withPiece } from "./arriving";
import { deviceId } from "./device";
import { EMPTY_HISTORY, hasEffect } from "./history";
import { type Keeper, type Kept, openKeeper } from "./keeper";
import type { Cause, ClientMessage, ServerMessage } from "./messages";
import { OnTheWay } from "./on-the-way";
import * as sync from "./state";

/**
 * loading: no document yet. saved: the server has everything on disk. saving: it does not yet. offline: the line is
 * down; every edit is kept in this browser, the tab may be closed. outdated: the studio is of another version than this
 * page; edits are kept here until it is loaded again. gone: no such project, or not yours. signed-out: sign in again,
 * edits are kept here.
 */
export type Status = "loading" | "saved" | "saving" | "offline" | "outdated" | "gone" | "signed-out";

/** Characters of one operation; a larger one is cut. The server takes four times as much (`editor/sync/messages.py`). */
const LARGEST_OPERATION = 2 ** 20;

const words = strings.sync;

/** What a person should see: a sentence, and what they can do about it. */
export type NoticeListener = (sentence: string, remedy?: Remedy) => void;

export interface Remedy {
  readonly label: string;
  readonly run: () => void;
}

export interface OpenOptions {
  /** The id of who opens it: what is kept in this browser is theirs. */
  readonly person: string;
  /** How to reach the server; the real websocket unless told otherwise. */
  readonly connect?: Connect;
  readonly keeper?: Keeper;
  /** Characters of one operation; a larger one is cut. */
  readonly largest?: number;
  /** Called where a window of an older studio must be closed or reloaded before the project can be opened. */
  readonly blocked?: () => void;
}

/** Open a project by its id. The document is null until `status` leaves "loading". */
export async function openProject(id: string, options: OpenOptions): Promise<ProjectStore> {
  const { person, blocked, largest = LARGEST_OPERATION } = options;
  const keeper = options.keeper ?? (await openKeeper(id, person, { blocked }));
  const kept = await keeper.load();
  return new ProjectStore(
    id,
    person,
    options.connect ?? webSocketTo(`/ws/projects/${id}`),
    keeper,
    kept,
    largest,
  );
}

export class ProjectStore {
  private state: sync.SyncState | null = null;
  private previewed: Operation | null = null;
  private shownDocument: Document | null = null;
  private ended: "gone" | "signed-out" | null = null;
  private readonly onTheWay = new OnTheWay();
  /** Edits on their way into the outbox, and whether it has failed. */
  private keeping = 0;
  private cannotKeep = false;
  /** The server has answered our hello on this connection. */
  private greeted = false;
  /** The server is of another version. */
  private outdated = false;
  private arriving: Arriving | null = null;
  /** Of large edits, what was said already: one sentence each. What others' large edits overwrote, by their step. */
  private readonly said = new Set<string>();
  private readonly overwritten = new Map<string, Operation[]>();
  private readonly listeners = new Set<() => void>();
  private readonly noticeListeners = new Set<NoticeListener>();
  private readonly socket: ReconnectingSocket;

  constructor(
    readonly id: string,
    readonly person: string,
    connect: Connect,
    private readonly keeper: Keeper,
    private readonly kept: Kept,
    private readonly largest: number,
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
    if (this.outdated) return "outdated";
    if (this.state === null) return "loading";
    if (!this.socket.up || !this.greeted) return this.keeping === 0 ? "offline" : "saving";
    return this.unsaved === 0 ? "saved" : "saving";
  }

  /** How many edits the server has not acknowledged; a large one counts once. */
  get unsaved(): number {
    const edits: readonly sync.Unsettled[] = this.state ? this.state.pending : this.kept.unsettled;
    return new Set(edits.map(({ opId, step }) => step || opId)).size;
  }

  get canUndo(): boolean {
    return this.state?.history.undo.some(hasEffect) ?? false;
  }

  get canRedo(): boolean {
    return this.state?.history.redo.some(hasEffect) ?? false;
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
   * Make one edit: one gesture, one undo step. The preview, if there is one, ends with it.
   * Throws InvalidOperation where the operation is ill-typed, which is a fault of ours.
   */
  commit(operation: Operation, cause: Cause = "edit"): void {
    this.previewed = null;
    const drafts = this.cut(operation, true).map((one) => ({ operation: one, version: VERSION }));
    this.made(sync.make(this.loaded(), drafts, cause, newId));
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
    this.keeper.close();
    this.listeners.clear();
    this.noticeListeners.clear();
  }

  private loaded(): sync.SyncState {
    if (this.state === null) throw new Error("The project is still loading.");
    return this.state;
  }

  /**
   * Operations that are small enough to be sent and come to the same, checked.
   * @param shrink bring a large edit down to what it changes in the document as shown
   */
  private readonly cut = (operation: Operation, shrink = false): readonly Operation[] => {
    const cut = pieces(operation, this.largest);
    for (const piece of cut) checkOperation(piece);
    if (cut.length === 1 || !shrink) return cut;
    const before = sync.shown(this.loaded());
    const after = cut.reduce((document, piece) => apply(document, piece).document, before);
    const changes = batch(difference(before, after));
    return changes ? pieces(changes, this.largest) : [];
  };

  private step(cause: "undo" | "redo"): void {
    const stepped = sync.step(this.loaded(), cause, newId, this.cut);
    this.made(stepped);
    if (stepped.skipped) this.notice(words.skipped(cause));
    this.changed();
  }

  /** Take over what was made: keep it and send it. */
  private made({ state, edits }: sync.Made): void {
    const before = this.state?.history;
    this.state = state;
    if (edits.length > 0 || state.history !== before) void this.keep(edits);
    this.flush();
  }

  private async keep(edits: readonly sync.Unsettled[]): Promise<void> {
    this.keeping += 1;
    try {
      await this.keeper.put(edits, this.loaded().history);
    } catch {
      if (!this.cannotKeep && edits.length > 0) this.notice(words.cannotKeep);
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
    this.arriving = null;
    this.onTheWay.clear();
    const after = this.state?.sequence ?? null;
    this.send({ type: "hello", after, schema: SCHEMA_ID, person: this.person });
  }

  private send(message: ClientMessage): boolean {
    return this.socket.send(message);
  }

  /** Send what is pending and not on its way, in order. */
  private flush(): void {
    if (!this.greeted || !this.state) return;
    for (const { opId, operation, base, cause, step, version, mayBePlaced } of this.state.pending) {
      if (this.onTheWay.has(opId)) continue;
      // Made in a later version of the studio than this one: kept until that is back.
      if (version > VERSION) continue;
      const characters = JSON.stringify(operation).length;
      if (!this.onTheWay.hasRoom(characters)) return;
      const story = { cause, step, version, device: deviceId(), asks_inverse: mayBePlaced };
      if (!this.send({ type: "operation", op_id: opId, operation, base, ...story })) return;
      this.onTheWay.add(opId, characters);
    }
  }

  private received(message: ServerMessage): void {
    switch (message.type) {
      case "document":
      case "part":
        this.arriving = withPiece(this.arriving, message);
        if (message.more || !this.arriving) return;
        this.begin(this.arriving);
        break;
      case "operations":
        this.take(sync.receive(this.loaded(), message.operations));
        if (!message.more) this.welcome();
        break;
      case "operation":
        this.take(sync.receive(this.loaded(), [message]));
        break;
      case "ack":
        this.take(sync.acknowledge(this.loaded(), message));
        break;
      case "refused":
        this.take(sync.refuse(this.loaded(), message.op_id, message.reason));
        break;
      case "reload":
        this.outdated = true;
        break;
      case "error":
        this.notice(message.reason);
        break;
    }
    this.flush();
    this.changed();
  }

  private begin({ sequence, document }: Arriving): void {
    this.arriving = null;
    this.state = this.state
      ? sync.replaceConfirmed(this.state, sequence, document)
      : sync.begin(sequence, document, this.kept.unsettled, this.kept.history);
    this.welcome();
  }

  private welcome(): void {
    this.greeted = true;
    this.outdated = false;
  }

  private take({ state, settled, outcomes, gap }: sync.Received): void {
    const before = this.state?.history ?? EMPTY_HISTORY;
    this.state = state;
    for (const opId of settled) this.onTheWay.delete(opId);
    for (const outcome of outcomes) this.tell(outcome);
    if (settled.length > 0 || this.state.history !== before) {
      // An entry that could not be removed is sent again at the next visit, which changes nothing.
      this.keeper.settle(settled, this.state.history).catch(() => undefined);
    }
    if (gap && this.greeted) this.hello();
  }

  private tell(outcome: sync.Outcome): void {
    switch (outcome.kind) {
      case "refused":
        this.sayOnce(outcome.step, words.refused(outcome.reason));
        break;
      case "skipped":
        this.sayOnce(outcome.step, words.skipped(outcome.cause));
        break;
      case "broken":
        this.made(sync.withdraw(this.loaded(), outcome.step, newId, this.cut));
        break;
      case "overwritten":
        this.tellOverwritten(outcome.restore, outcome.step);
        break;
    }
  }

  private sayOnce(step: string, sentence: string): void {
    if (step !== "" && this.said.has(step)) return;
    this.said.add(step);
    this.notice(sentence);
  }

  /** Say it once for each edit of theirs, however many operations it has. */
  private tellOverwritten(restore: Operation, step: string): void {
    const known = this.overwritten.get(step);
    if (step !== "" && known) {
      known.unshift(restore);
      return;
    }
    const lost = [restore];
    if (step !== "") this.overwritten.set(step, lost);
    this.notice(words.overwritten, {
      label: words.putBack,
      run: () => {
        const drafts = lost
          .flatMap((one) => this.cut(one))
          .map((operation) => ({ operation, version: VERSION }));
        this.made(sync.make(this.loaded(), drafts, "restore", newId));
        this.changed();
      },
    });
  }

  private lineDown(): void {
    this.greeted = false;
    this.arriving = null;
    this.onTheWay.clear();
    this.changed();
  }

  private end(code: number): void {
    this.ended = code === SESSION_ENDED ? "signed-out" : "gone";
    this.changed();
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
