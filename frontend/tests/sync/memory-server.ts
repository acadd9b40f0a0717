/** The server's side of `/ws/projects/<id>`, in memory, with a line that can be cut at any moment. */
import type { Channel, ChannelHandlers, Connect } from "../../src/lib/socket";
import type { ClientMessage, OrderedOperation, ServerMessage } from "../../src/sync/messages";
import type { Document } from "../../src/timeline/document";
import { emptyDocument } from "../../src/timeline/load";
import { apply, checkOperation, InvalidOperation, type Operation } from "../../src/timeline/operations";
import { SCHEMA_ID, VERSION } from "../../src/timeline/schema-check";

type OperationMessage = Extract<ClientMessage, { readonly type: "operation" }>;

export class MemoryServer {
  readonly log: OrderedOperation[] = [];
  /** What takes each operation of the log back. */
  private readonly inverses: (Operation | null)[] = [];
  /** The devices of the operations of the log, which pages are not told. */
  readonly devices: string[] = [];
  document: Document = emptyDocument();
  /** What the studio speaks; a test that updates it sets another one. */
  schema = SCHEMA_ID;
  /** Brings an operation of an older version up to date. */
  upgrade = (operation: Operation, _version: number): Operation => operation;
  /** A page that lacks more than this gets the document. */
  mostMissed = Number.POSITIVE_INFINITY;
  /** Operations in one message, and entries of a document's map. */
  piece = Number.POSITIVE_INFINITY;
  private readonly lines = new Set<Line>();

  /** A line of its own for one client. */
  line(actor: string): Line {
    const line = new Line(this, actor);
    this.lines.add(line);
    return line;
  }

  hear(from: Line, message: ClientMessage): void {
    if (message.type === "hello") this.greet(from, message.after, message.schema, message.person);
    else if (message.type === "ping") from.tell({ type: "pong" });
    else this.append(from, message);
  }

  private greet(from: Line, after: number | null, schema: string, person: string): void {
    if (person !== from.actor) {
      from.end(4401);
    } else if (schema !== this.schema) {
      from.isGreeted = false;
      from.tell({ type: "reload", reason: "Reload." });
    } else {
      from.isGreeted = true;
      if (after === null || this.log.length - after > this.mostMissed) this.tellDocument(from);
      else this.tellMissed(from, this.log.slice(after));
    }
  }

  private tellMissed(to: Line, missed: readonly OrderedOperation[]): void {
    let rest = missed;
    do {
      const operations = rest.slice(0, this.piece);
      rest = rest.slice(operations.length);
      to.tell({ type: "operations", operations, more: rest.length > 0 });
    } while (rest.length > 0);
  }

  private tellDocument(to: Line): void {
    const entries = Object.entries(this.document.clips);
    const first = Object.fromEntries(entries.slice(0, this.piece));
    const document = { ...this.document, clips: first };
    const sequence = this.log.length;
    to.tell({ type: "document", sequence, document, more: entries.length > this.piece });
    for (let from = this.piece; from < entries.length; from += this.piece) {
      const clips = Object.fromEntries(entries.slice(from, from + this.piece));
      to.tell({ type: "part", document: { clips }, more: from + this.piece < entries.length });
    }
  }

  private append(from: Line, message: OperationMessage): void {
    if (!from.isGreeted) {
      from.tell({ type: "error", reason: "Say hello first." });
      return;
    }
    const { op_id, base, cause, step, version } = message;
    const known = this.log.find((ordered) => ordered.op_id === op_id);
    if (known) {
      const inverse = this.inverses[known.sequence - 1] ?? null;
      const { sequence } = known;
      from.tell({ type: "ack", op_id, sequence, ...(message.asks_inverse ? { inverse } : {}) });
      return;
    }
    const operation = version === VERSION ? message.operation : this.upgrade(message.operation, version);
    try {
      checkOperation(operation);
    } catch (error) {
      if (!(error instanceof InvalidOperation)) throw error;
      from.tell({ type: "refused", op_id, reason: error.message });
      return;
    }
    const applied = apply(this.document, operation);
    this.document = applied.document;
    this.inverses.push(applied.inverse);
    this.devices.push(message.device);
    const ordered = { sequence: this.log.length + 1, op_id, operation, actor: from.actor, base, cause, step };
    this.log.push(ordered);
    from.tell({
      type: "ack",
      op_id,
      sequence: ordered.sequence,
      ...(version === VERSION ? {} : { operation }),
    });
    for (const line of this.lines) {
      if (line !== from && line.isGreeted) line.tell({ type: "operation", ...ordered });
    }
  }
}

/** Messages wait in both directions until `deliver`, so that a test decides what has arrived. */
export class Line {
  up = true;
  isGreeted = false;
  private handlers: ChannelHandlers | null = null;
  private toServer: string[] = [];
  private toClient: string[] = [];

  constructor(
    private readonly server: MemoryServer,
    readonly actor: string,
  ) {}

  readonly connect: Connect = (handlers): Channel => {
    queueMicrotask(() => {
      if (!this.up) {
        handlers.closed(1006);
        return;
      }
      this.handlers = handlers;
      handlers.opened();
    });
    return {
      send: (text) => this.toServer.push(text),
      close: () => {
        this.handlers = null;
        handlers.closed(1000);
      },
    };
  };

  tell(message: ServerMessage | { readonly type: "pong" }): void {
    if (this.handlers) this.toClient.push(JSON.stringify(message));
  }

  /** Carry everything that waits, answers included. */
  deliver(): void {
    while (this.toServer.length + this.toClient.length > 0) {
      this.deliverToServer();
      this.deliverToClient();
    }
  }

  deliverToServer(): void {
    for (const text of this.toServer.splice(0)) this.server.hear(this, JSON.parse(text) as ClientMessage);
  }

  /** Carry what waits, or only the first messages. */
  deliverToClient(most = Number.POSITIVE_INFINITY): void {
    for (const text of this.toClient.splice(0, most)) this.handlers?.received(text);
  }

  /** Carry the first messages only. */
  deliverSome(most: number): void {
    for (const text of this.toServer.splice(0, most))
      this.server.hear(this, JSON.parse(text) as ClientMessage);
  }

  /** The line breaks: what is on its way is lost in both directions. */
  cut(): void {
    this.up = false;
    this.end(1006);
  }

  /** The server closes it. */
  end(code: number): void {
    this.isGreeted = false;
    this.toServer = [];
    this.toClient = [];
    const handlers = this.handlers;
    this.handlers = null;
    handlers?.closed(code);
  }
}
