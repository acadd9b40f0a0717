/** The page's one line of events, opened when first somebody listens. */
import { EventStream } from "./events";

let stream: EventStream | null = null;

export function live(): EventStream {
  stream ??= new EventStream();
  return stream;
}

/** Close it, when the person signs out: the next one must not hear of the last one's work. */
export function closeLive(): void {
  stream?.close();
  stream = null;
}
