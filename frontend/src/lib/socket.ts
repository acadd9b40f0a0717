/** A websocket that comes back by itself: exponential backoff with jitter, and at once when the line is back. */

const FIRST_WAIT = 250; // ms
const LONGEST_WAIT = 10_000; // ms
const PING_EVERY = 15_000; // ms; a line that stays silent for twice as long is given up
/** Closed by the server for good: the session has ended. */
export const SESSION_ENDED = 4401;
/** Closed by the server for good: not ours to open, or not there. */
const FINAL_CODES: readonly number[] = [SESSION_ENDED, 4403, 4404];

/** One connection; `closed` is called once, however it ended. */
export interface Channel {
  send(text: string): void;
  close(): void;
}

export interface ChannelHandlers {
  opened(): void;
  received(text: string): void;
  closed(code: number): void;
}

/** Opens one connection. The real one is a WebSocket; tests speak the protocol in memory. */
export type Connect = (handlers: ChannelHandlers) => Channel;

export interface SocketHandlers {
  /** The line is up: say hello. */
  up(): void;
  received(message: unknown): void;
  /** The line is down and will be tried again. */
  down(): void;
  /** The server closed it for good, with this code (4401 signed out, 4403 other site, 4404 not there). */
  ended(code: number): void;
}

/** Turn a path of this host, such as `/ws/events`, into a connector. */
export function webSocketTo(path: string): Connect {
  return (handlers) => {
    const url = new URL(path, window.location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    let ended = false;
    const end = (code: number) => {
      if (ended) return;
      ended = true;
      handlers.closed(code);
    };
    socket.onopen = () => handlers.opened();
    socket.onmessage = (event) => handlers.received(String(event.data));
    socket.onclose = (event) => end(event.code);
    return {
      send: (text) => socket.send(text),
      close: () => {
        socket.close();
        // A dead line answers a close only after minutes.
        end(1006);
      },
    };
  };
}

export class ReconnectingSocket {
  private channel: Channel | null = null;
  private isUp = false;
  private stopped = false;
  private failures = 0;
  private heard = true;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private ping: ReturnType<typeof setInterval> | undefined;
  private readonly wake = () => {
    if (!this.channel) this.open();
  };
  private readonly lineLost = () => this.channel?.close();

  constructor(
    private readonly connect: Connect,
    private readonly handlers: SocketHandlers,
  ) {
    if (typeof window !== "undefined") {
      window.addEventListener("online", this.wake);
      window.addEventListener("offline", this.lineLost);
      window.addEventListener("focus", this.wake);
    }
    this.open();
  }

  get up(): boolean {
    return this.isUp;
  }

  /** Send a message as JSON. Returns false where the line is down: nothing is kept here. */
  send(message: unknown): boolean {
    if (!this.isUp || !this.channel) return false;
    this.channel.send(JSON.stringify(message));
    return true;
  }

  close(): void {
    this.stop();
    this.channel?.close();
  }

  private open(): void {
    if (this.stopped) return;
    clearTimeout(this.retry);
    // A line that closed late must not be taken for the one that replaced it.
    let ended = false;
    const channel = this.connect({
      opened: () => {
        if (ended) return;
        this.isUp = true;
        this.failures = 0;
        this.heard = true;
        this.ping = setInterval(() => this.checkLine(), PING_EVERY);
        this.handlers.up();
      },
      received: (text) => {
        if (ended) return;
        this.heard = true;
        const message: unknown = JSON.parse(text);
        if ((message as { type?: unknown }).type !== "pong") this.handlers.received(message);
      },
      closed: (code) => {
        if (ended) return;
        ended = true;
        this.closed(code);
      },
    });
    if (!ended) this.channel = channel;
  }

  private checkLine(): void {
    if (!this.heard) {
      this.channel?.close();
      return;
    }
    this.heard = false;
    this.send({ type: "ping" });
  }

  private closed(code: number): void {
    this.channel = null;
    this.isUp = false;
    clearInterval(this.ping);
    if (this.stopped) return;
    if (FINAL_CODES.includes(code)) {
      this.stop();
      this.handlers.ended(code);
      return;
    }
    this.handlers.down();
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures);
    this.failures += 1;
    this.retry = setTimeout(() => this.open(), wait * (0.5 + Math.random() / 2));
  }

  private stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    clearInterval(this.ping);
    if (typeof window !== "undefined") {
      window.removeEventListener("online", this.wake);
      window.removeEventListener("offline", this.lineLost);
      window.removeEventListener("focus", this.wake);
    }
  }
}
