/**
 * What changes on the server, told to the page: `{kind, id, seq, data}` over `/ws/events`.
 *
 * Events may be lost. Each thing counts its changes in `seq`; where one is missing, or the line was down, whoever
 * listens is told to fetch again.
 */
import { SIGNED_OUT } from "./http";
import { type Connect, ReconnectingSocket, SESSION_ENDED, webSocketTo } from "./socket";

export type EventKind = "job" | "job.step" | "asset" | "project";

export interface StudioEvent {
  readonly kind: EventKind;
  readonly id: string;
  /** Counts the changes of this thing. */
  readonly seq: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What may have been missed: one thing, or (`null`) anything of this kind. */
export interface Gap {
  readonly kind: EventKind;
  readonly id: string | null;
}

export interface EventListener {
  event(event: StudioEvent): void;
  /** Fetch again: events of this kind were missed. */
  missed(gap: Gap): void;
}

export class EventStream {
  private readonly listeners = new Map<EventKind, Set<EventListener>>();
  private readonly seen = new Map<string, number>();
  private readonly socket: ReconnectingSocket;
  private wasUp = false;

  constructor(
    connect: Connect = webSocketTo("/ws/events"),
    signedOut: () => void = () => window.dispatchEvent(new Event(SIGNED_OUT)),
  ) {
    this.socket = new ReconnectingSocket(connect, {
      up: () => {
        if (this.wasUp) this.missedEverything();
        this.wasUp = true;
      },
      received: (message) => this.received(message),
      down: () => undefined,
      ended: (code) => {
        if (code === SESSION_ENDED) signedOut();
      },
    });
  }

  /** Listen to one kind of event. Returns the way to stop. */
  listen(kind: EventKind, listener: EventListener): () => void {
    const listeners = this.listeners.get(kind) ?? new Set();
    this.listeners.set(kind, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  close(): void {
    this.socket.close();
  }

  private received(message: unknown): void {
    if (!isEvent(message)) return;
    const key = `${message.kind} ${message.id}`;
    const last = this.seen.get(key);
    this.seen.set(key, Math.max(last ?? 0, message.seq));
    for (const listener of this.listeners.get(message.kind) ?? []) {
      if (last !== undefined && message.seq > last + 1) {
        listener.missed({ kind: message.kind, id: message.id });
      }
      if (last === undefined || message.seq > last) listener.event(message);
    }
  }

  private missedEverything(): void {
    this.seen.clear();
    for (const [kind, listeners] of this.listeners) {
      for (const listener of listeners) listener.missed({ kind, id: null });
    }
  }
}

function isEvent(message: unknown): message is StudioEvent {
  if (typeof message !== "object" || message === null) return false;
  const event = message as Partial<StudioEvent>;
  return typeof event.kind === "string" && typeof event.id === "string" && typeof event.seq === "number";
}
