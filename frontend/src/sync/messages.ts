/** What browser and server say to each other on `/ws/projects/<id>`. */
import type { Document } from "../generated/document";
import type { Operation } from "../timeline/operations";

/** How an operation came about. `restore` brings an earlier state back, `tool` is a machine's proposal that was taken. */
export type Cause = "edit" | "undo" | "redo" | "restore" | "tool";

/** An operation that the server has put in its place and on disk. */
export interface OrderedOperation {
  readonly sequence: number;
  readonly op_id: string;
  readonly operation: Operation;
  /** The id of the person who made it. */
  readonly actor: string;
  /** The last operation that its maker had seen; null where that is not known. */
  readonly base: number | null;
  readonly cause: Cause;
  /** What the operations of one large edit have in common; empty for an edit of one operation. */
  readonly step: string;
}

export type ClientMessage =
  | {
      readonly type: "hello";
      readonly after: number | null;
      readonly schema: string;
      /** Who opened this page: the browser's cookie may be another person's by now. */
      readonly person: string;
    }
  | {
      readonly type: "operation";
      readonly op_id: string;
      readonly operation: Operation;
      readonly base: number;
      readonly cause: Cause;
      readonly device: string;
      readonly step: string;
      readonly version: number;
      /** It may be in its place already: then the acknowledgement brings what takes it back. */
      readonly asks_inverse: boolean;
    }
  | { readonly type: "ping" };

/** A part of a document that is too large for one message: maps with some of their entries. */
export type DocumentPart = Partial<Document>;

export type ServerMessage =
  | {
      readonly type: "document";
      readonly sequence: number;
      readonly document: Document;
      readonly more: boolean;
    }
  | { readonly type: "part"; readonly document: DocumentPart; readonly more: boolean }
  | {
      readonly type: "operations";
      readonly operations: readonly OrderedOperation[];
      readonly more: boolean;
    }
  | ({ readonly type: "operation" } & OrderedOperation)
  | Acknowledgement
  | { readonly type: "refused"; readonly op_id: string; readonly reason: string }
  | { readonly type: "reload"; readonly reason: string }
  | { readonly type: "error"; readonly reason: string };

export interface Acknowledgement {
  readonly type: "ack";
  readonly op_id: string;
  readonly sequence: number;
  /** The operation in the present version, where it was sent in an older one. */
  readonly operation?: Operation;
  /** What takes it back (null: it did nothing), where it had its place before this page could see that. */
  readonly inverse?: Operation | null;
}
