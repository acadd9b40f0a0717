import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { EventStream, type Gap, type StudioEvent } from "../../src/lib/events";
import type { ChannelHandlers } from "../../src/lib/socket";

let line: ChannelHandlers;
let stream: EventStream;
let events: StudioEvent[];
let gaps: Gap[];
let signedOut: number;

const tell = (id: string, seq: number) =>
  line.received(JSON.stringify({ kind: "job", id, seq, data: { progress: seq / 10 } }));

beforeEach(async () => {
  vi.useFakeTimers();
  events = [];
  gaps = [];
  signedOut = 0;
  stream = new EventStream(
    (handlers) => {
      queueMicrotask(() => {
        line = handlers;
        handlers.opened();
      });
      return { send: () => undefined, close: () => handlers.closed(1000) };
    },
    () => signedOut++,
  );
  stream.listen("job", { event: (event) => events.push(event), missed: (gap) => gaps.push(gap) });
  await vi.advanceTimersByTimeAsync(0);
});

afterEach(() => {
  stream.close();
  vi.useRealTimers();
});

it("hands on each event of a kind that is listened to", () => {
  tell("a", 1);
  line.received(JSON.stringify({ kind: "asset", id: "b", seq: 1, data: {} }));
  tell("a", 2);
  expect(events.map((event) => event.seq)).toEqual([1, 2]);
  expect(gaps).toEqual([]);
});

it("passes over an event that is older than what was heard", () => {
  tell("a", 5);
  tell("a", 4);
  expect(events.map((event) => event.seq)).toEqual([5]);
});

it("asks for the thing to be fetched again when one of its events was lost", () => {
  tell("a", 1);
  tell("b", 7);
  tell("a", 3);
  expect(gaps).toEqual([{ kind: "job", id: "a" }]);
});

it("comes back by itself, and asks for everything to be fetched again", async () => {
  tell("a", 1);
  line.closed(1006);
  await vi.advanceTimersByTimeAsync(1000);
  expect(gaps).toEqual([{ kind: "job", id: null }]);
  tell("a", 9);
  expect(events.map((event) => event.seq)).toEqual([1, 9]);
});

it("tells the page when the session has ended, and only then", async () => {
  line.closed(1012);
  await vi.advanceTimersByTimeAsync(1000);
  expect(signedOut).toBe(0);
  line.closed(4401);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(signedOut).toBe(1);
});
