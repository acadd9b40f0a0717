import { expect, test } from "vitest";
import { type TransferEvents, totalProgress, UploadQueue } from "../../../src/panels/library/uploadQueue";

/** A line in memory: the test says what happens to each file. */
function line() {
  const carried = new Map<string, { events: TransferEvents; log: string[] }>();
  const done: string[] = [];
  const queue = new UploadQueue(
    (file, events) => {
      const log: string[] = [];
      carried.set(file.name, { events, log });
      return {
        start: () => log.push("start"),
        pause: () => log.push("pause"),
        cancel: () => log.push("cancel"),
      };
    },
    ({ name }) => done.push(name),
  );
  const of = (name: string) => {
    const found = carried.get(name);
    if (!found) throw new Error(`${name} was never carried`);
    return found;
  };
  const states = () => Object.fromEntries(queue.uploads.map(({ name, state }) => [name, state]));
  const idOf = (name: string) => queue.uploads.find((upload) => upload.name === name)?.id ?? 0;
  return { queue, of, states, idOf, done };
}

const file = (name: string, size = 100) => new File([new Uint8Array(size)], name);

test("three files go at once, the rest wait their turn", () => {
  const { queue, of, states } = line();
  queue.add(["a", "b", "c", "d"].map((name) => file(name)));
  expect(states()).toEqual({ a: "uploading", b: "uploading", c: "uploading", d: "waiting" });
  of("b").events.done("asset");
  expect(states()).toEqual({ a: "uploading", b: "done", c: "uploading", d: "uploading" });
});

test("a pause makes room for the next, and resuming goes on where it was", () => {
  const { queue, of, states, idOf } = line();
  queue.add(["a", "b", "c", "d"].map((name) => file(name)));
  queue.pause(idOf("a"));
  expect(of("a").log).toEqual(["start", "pause"]);
  expect(states().d).toBe("uploading");
  of("b").events.done("asset");
  queue.resume(idOf("a"));
  expect(of("a").log).toEqual(["start", "pause", "start"]);
});

test("an answer that comes after the pause does not start it again", () => {
  const { queue, of, states, idOf } = line();
  queue.add([file("a")]);
  queue.pause(idOf("a"));
  of("a").events.progress(40);
  of("a").events.interrupted();
  expect(states().a).toBe("paused");
  expect(queue.uploads[0]?.sent).toBe(40);
});

test("a cut line is not a failure: it says so and goes on", () => {
  const { queue, of, states } = line();
  queue.add([file("a")]);
  of("a").events.interrupted();
  expect(states().a).toBe("reconnecting");
  of("a").events.progress(60);
  expect(states().a).toBe("uploading");
});

test("a refused file says why, can be tried again, and breaks nothing else", () => {
  const { queue, of, states, idOf, done } = line();
  queue.add([file("a"), file("b")]);
  of("a").events.refused("The file is larger than this studio takes.");
  of("b").events.done("asset");
  expect(queue.uploads[0]).toMatchObject({
    state: "failed",
    error: "The file is larger than this studio takes.",
  });
  expect(done).toEqual(["b"]);
  queue.resume(idOf("a"));
  expect(states().a).toBe("uploading");
});

test("an empty file is refused before anything is sent", () => {
  const { queue, states } = line();
  queue.add([file("nothing", 0), file("a")]);
  expect(states()).toEqual({ nothing: "failed", a: "uploading" });
});

test("a cancelled upload is forgotten on both sides", () => {
  const { queue, of, idOf } = line();
  queue.add([file("a")]);
  queue.cancel(idOf("a"));
  expect(of("a").log).toEqual(["start", "cancel"]);
  expect(queue.uploads).toEqual([]);
});

test("the whole is measured by bytes, failed ones aside", () => {
  const { queue, of } = line();
  queue.add([file("a", 300), file("b", 100), file("c", 100)]);
  of("a").events.progress(150);
  of("b").events.done("asset");
  of("c").events.refused("No.");
  expect(totalProgress(queue.uploads)).toBeCloseTo(250 / 400);
});
