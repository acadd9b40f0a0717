/** The page's one line of events, opened when first somebody listens. */
import { EventStream } from "./events";

let stream: EventStream | null = null;

export function live(): EventStream {
  stream ??= new EventStream();
  return stream;
}
