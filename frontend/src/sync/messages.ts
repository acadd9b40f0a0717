/** What browser and server say to each other on `/ws/projects/<id>`. */
import type { Document } from "../generated/document";
import type { Operation } from "../timeline/operations";

/** An operation that the server has put in its place and on disk. */
export interface OrderedOperation {
  readonly sequence: number;
  readonly op_id: string;
  readonly operation: Operation;
  /** The id of the person who made it. */
  readonly actor: string;
  /** The last operation that its maker had seen; null where that is not known. */
  readonly base: number | null;
}

export type ClientMessage =
  | { readonly type: "hello"; readonly after: number | null }
  | {
      readonly type: "operation";
      readonly op_id: string;
      readonly operation: Operation;
      readonly base: number;
    }
  | { readonly type: "ping" };

export type ServerMessage =
  | { readonly type: "document"; readonly sequence: number; readonly document: Document }
  | { readonly type: "operations"; readonly operations: readonly OrderedOperation[] }
  | ({ readonly type: "operation" } & OrderedOperation)
  | { readonly type: "ack"; readonly op_id: string; readonly sequence: number }
  | { readonly type: "refused"; readonly op_id: string; readonly reason: string }
  | { readonly type: "error"; readonly reason: string };
