/** The server's side of `/ws/projects/<id>`, in memory, with a line that can be cut at any moment. */
import type { Channel, ChannelHandlers, Connect } from "../../src/lib/socket";
import type { ClientMessage, OrderedOperation, ServerMessage } from "../../src/sync/messages";
import type { Document } from "../../src/timeline/document";
import { emptyDocument } from "../../src/timeline/load";
import { apply, checkOperation, InvalidOperation } from "../../src/timeline/operations";

export class MemoryServer {
  readonly log: OrderedOperation[] = [];
  document: Document = emptyDocument();
  private readonly lines = new Set<Line>();

  /** A line of its own for one client. */
  line(actor: string): Line {
    const line = new Line(this, actor);
    this.lines.add(line);
    return line;
  }

  hear(from: Line, message: ClientMessage): void {
    if (message.type === "hello") {
      from.tell(
        message.after === null
          ? { type: "document", sequence: this.log.length, document: this.document }
          : { type: "operations", operations: this.log.slice(message.after) },
      );
    } else if (message.type === "ping") {
      from.tell({ type: "pong" });
    } else {
      this.append(from, message.op_id, message.operation, message.base);
    }
  }

  private append(from: Line, op_id: string, operation: OrderedOperation["operation"], base: number): void {
    const known = this.log.find((ordered) => ordered.op_id === op_id);
    if (known) {
      from.tell({ type: "ack", op_id, sequence: known.sequence });
      return;
    }
    try {
      checkOperation(operation);
    } catch (error) {
      if (!(error instanceof InvalidOperation)) throw error;
      from.tell({ type: "refused", op_id, reason: error.message });
      return;
    }
    this.document = apply(this.document, operation).document;
    const ordered = { sequence: this.log.length + 1, op_id, operation, actor: from.actor, base };
    this.log.push(ordered);
    from.tell({ type: "ack", op_id, sequence: ordered.sequence });
    for (const line of this.lines) if (line !== from) line.tell({ type: "operation", ...ordered });
  }
}

/** Messages wait in both directions until `deliver`, so that a test decides what has arrived. */
export class Line {
  up = true;
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

  deliverToClient(): void {
    for (const text of this.toClient.splice(0)) this.handlers?.received(text);
  }

  /** The line breaks: what is on its way is lost in both directions. */
  cut(): void {
    this.up = false;
    this.toServer = [];
    this.toClient = [];
    const handlers = this.handlers;
    this.handlers = null;
    handlers?.closed(1006);
  }
}
