import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openOutbox } from "../../src/sync/outbox";
import { openProject, type ProjectStore, type Remedy } from "../../src/sync/project-store";
import type { Operation } from "../../src/timeline/operations";
import { type Line, MemoryServer } from "./memory-server";

const addTrack = (id: string, name = ""): Operation => ({
  type: "set",
  path: ["tracks", id],
  value: { name, order: "V", muted: false, hidden: false, locked: false },
});
const rename = (id: string, name: string): Operation => ({
  type: "set",
  path: ["tracks", id, "name"],
  value: name,
});
const nameOf = (store: ProjectStore, id: string) => store.document?.tracks[id]?.name;

let projects = 0;
let server: MemoryServer;
let project: string;
let open: ProjectStore[];

async function join(
  actor: string,
): Promise<{ store: ProjectStore; line: Line; notices: string[]; remedies: Remedy[] }> {
  const line = server.line(actor);
  const store = await openProject(project, { connect: line.connect });
  open.push(store);
  const notices: string[] = [];
  const remedies: Remedy[] = [];
  store.onNotice((sentence, remedy) => {
    notices.push(sentence);
    if (remedy) remedies.push(remedy);
  });
  await settle(line);
  return { store, line, notices, remedies };
}

/** Let the microtasks run that open a line, and carry what waits. */
async function settle(...lines: Line[]): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  for (const line of lines) line.deliver();
  for (const line of lines) line.deliver();
}

async function restore(line: Line): Promise<void> {
  line.up = true;
  await vi.advanceTimersByTimeAsync(20_000);
  line.deliver();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  server = new MemoryServer();
  project = `project-${projects++}`;
  open = [];
});

afterEach(() => {
  for (const store of open) store.close();
  vi.useRealTimers();
});

describe("an open project", () => {
  it("shows an edit at once and says saved only when the server has it", async () => {
    const { store, line } = await join("ann");
    expect(store.status).toBe("saved");
    store.commit(addTrack("t1", "Titles"));
    expect(nameOf(store, "t1")).toBe("Titles");
    expect(store.status).toBe("saving");
    line.deliverToServer();
    expect(store.status).toBe("saving");
    line.deliverToClient();
    expect(store.status).toBe("saved");
  });

  it("shows the edits of others beneath one's own pending ones", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "first"));
    await settle(ann.line, bob.line);
    ann.store.commit(rename("t1", "by Ann"));
    bob.store.commit(rename("t1", "by Bob"));
    bob.line.deliver();
    ann.line.deliverToClient();
    expect(nameOf(ann.store, "t1")).toBe("by Ann");
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("by Ann");
    expect(bob.store.document).toEqual(ann.store.document);
  });

  it("never sends or saves a preview, and keeps it on top of what others do", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "before"));
    await settle(ann.line, bob.line);
    ann.store.preview(rename("t1", "while dragging"));
    bob.store.commit(addTrack("t2"));
    await settle(bob.line, ann.line);
    expect(nameOf(ann.store, "t1")).toBe("while dragging");
    expect(nameOf(ann.store, "t2")).toBe("");
    expect(nameOf(bob.store, "t1")).toBe("before");
    expect(ann.store.status).toBe("saved");
    expect(server.log).toHaveLength(2);
    ann.store.commit(rename("t1", "dropped"));
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("dropped");
    expect(server.log).toHaveLength(3);
  });

  it("gives up a refused edit alone and says why", async () => {
    const { store, line, notices } = await join("ann");
    store.commit(addTrack("t1", "kept"));
    store.commit(rename("t1", "refused"));
    store.commit(addTrack("t2", "kept"));
    const hear = server.hear.bind(server);
    server.hear = (from, message) => {
      const refused = message.type === "operation" && JSON.stringify(message).includes("refused");
      if (refused) from.tell({ type: "refused", op_id: message.op_id, reason: "Too long." });
      else hear(from, message);
    };
    line.deliver();
    expect(nameOf(store, "t1")).toBe("kept");
    expect(nameOf(store, "t2")).toBe("kept");
    expect(notices).toEqual(["An edit was taken back: Too long."]);
    expect(store.status).toBe("saved");
  });

  it("does not make an edit that is too large to be sent, and says so", async () => {
    const { store, notices } = await join("ann");
    const operations = Array.from({ length: 200 }, (_, index) => ({
      type: "set" as const,
      path: ["clips", `c${index}`],
      value: {
        kind: "text",
        track: "t1",
        start: 0,
        duration: 1,
        text: "x".repeat(10_000),
        name: "y".repeat(200),
        style: { family: "z".repeat(64) },
      },
    }));
    store.commit({ type: "batch", operations });
    expect(Object.keys(store.document?.clips ?? {})).toHaveLength(200);
    const names = Array.from({ length: 5000 }, (_, index) => ({
      type: "set" as const,
      path: ["clips", `c${index % 200}`, "text"],
      value: String(index).padStart(1000, "-"),
    }));
    store.commit({ type: "batch", operations: names });
    expect(notices).toEqual(["This edit changes too much at once: do it in smaller steps."]);
    expect(store.unsaved).toBe(1);
  });

  it("says that a project is gone when the server does not know it", async () => {
    const store = await openProject(project, {
      connect: (handlers) => {
        queueMicrotask(() => handlers.closed(4404));
        return { send: () => undefined, close: () => undefined };
      },
    });
    await settle();
    expect(store.status).toBe("gone");
  });
});

describe("off line", () => {
  it("takes 20 edits and catches up by itself, until both copies are equal", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t0", "start"));
    await settle(ann.line, bob.line);
    ann.line.cut();
    for (let edit = 1; edit <= 20; edit++) ann.store.commit(addTrack(`t${edit}`, `edit ${edit}`));
    bob.store.commit(rename("t0", "meanwhile"));
    bob.line.deliver();
    expect(ann.store.status).toBe("offline");
    expect(ann.store.unsaved).toBe(20);
    expect(Object.keys(ann.store.document?.tracks ?? {})).toHaveLength(21);
    await restore(ann.line);
    await settle(ann.line, bob.line);
    expect(ann.store.status).toBe("saved");
    expect(ann.store.document).toEqual(bob.store.document);
    expect(ann.store.document).toEqual(server.document);
    expect(nameOf(bob.store, "t20")).toBe("edit 20");
    expect(nameOf(ann.store, "t0")).toBe("meanwhile");
  });

  it("makes an edit once although its acknowledgement was lost", async () => {
    const { store, line } = await join("ann");
    store.commit(addTrack("t1"));
    line.deliverToServer();
    line.cut();
    expect(store.status).toBe("offline");
    await restore(line);
    expect(store.status).toBe("saved");
    expect(server.log).toHaveLength(1);
  });

  it("sends a long outbox whole, in order", async () => {
    const { store, line } = await join("ann");
    store.commit(addTrack("t1"));
    line.deliver();
    line.cut();
    for (let edit = 0; edit < 350; edit++) store.commit(rename("t1", String(edit)));
    await restore(line);
    expect(server.log).toHaveLength(351);
    expect(server.document.tracks.t1?.name).toBe("349");
    expect(store.status).toBe("saved");
  });

  it("keeps unsent edits when the tab is closed, and makes them at the next visit", async () => {
    const first = await join("ann");
    first.line.cut();
    first.store.commit(addTrack("t1", "made off line"));
    first.store.commit(rename("t1", "renamed off line"));
    await expect.poll(async () => (await openOutbox()).load(project)).toHaveLength(2);
    first.store.close();
    const second = await join("ann");
    expect(nameOf(second.store, "t1")).toBe("renamed off line");
    await settle(second.line);
    expect(second.store.status).toBe("saved");
    expect(server.document.tracks.t1?.name).toBe("renamed off line");
    await expect.poll(async () => (await openOutbox()).load(project)).toEqual([]);
  });

  it("asks for what it missed when an operation is skipped on the way", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1"));
    ann.line.deliver();
    bob.line.cut();
    bob.line.up = true;
    await restore(bob.line);
    ann.store.commit(addTrack("t2"));
    await settle(ann.line, bob.line);
    expect(bob.store.document).toEqual(server.document);
  });
});

describe("an edit that somebody overwrites", () => {
  it("without having seen it is said, and can be put back", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "start"));
    await settle(ann.line, bob.line);
    bob.line.cut();
    bob.store.commit(rename("t1", "by Bob, off line"));
    ann.store.commit(rename("t1", "by Ann"));
    ann.line.deliver();
    await restore(bob.line);
    await settle(ann.line, bob.line);
    expect(nameOf(ann.store, "t1")).toBe("by Bob, off line");
    expect(ann.notices).toEqual(["Somebody else changed the same thing at the same time; theirs stands."]);
    expect(bob.notices).toEqual([]);
    ann.remedies[0]?.run();
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("by Ann");
    expect(bob.notices).toEqual([]);
  });

  it("knowingly is not said", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "start"));
    ann.store.commit(rename("t1", "by Ann"));
    await settle(ann.line, bob.line);
    bob.store.commit(rename("t1", "by Bob"));
    await settle(bob.line, ann.line);
    expect(nameOf(ann.store, "t1")).toBe("by Bob");
    expect(ann.notices).toEqual([]);
  });
});

describe("undo and redo", () => {
  it("go back and forth through every edit", async () => {
    const { store, line } = await join("ann");
    const states = [store.document];
    const edits = [
      addTrack("t1", "a"),
      rename("t1", "b"),
      rename("t1", "c"),
      { type: "remove", path: ["tracks", "t1"] } as const,
    ];
    for (const edit of edits) {
      store.commit(edit);
      states.push(store.document);
    }
    line.deliver();
    for (const before of states.slice(0, -1).reverse()) {
      store.undo();
      expect(store.document).toEqual(before);
    }
    expect(store.canUndo).toBe(false);
    line.deliver();
    for (const after of states.slice(1)) {
      store.redo();
      expect(store.document).toEqual(after);
    }
    expect(store.canRedo).toBe(false);
    line.deliver();
    expect(server.document).toEqual(store.document);
  });

  it("take back one's own edit and leave those of others", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "by Ann"));
    await settle(ann.line, bob.line);
    bob.store.commit(addTrack("t2", "by Bob"));
    await settle(bob.line, ann.line);
    ann.store.undo();
    await settle(ann.line, bob.line);
    expect(Object.keys(bob.store.document?.tracks ?? {})).toEqual(["t2"]);
    expect(bob.store.canUndo).toBe(true);
  });

  it("give up, and say so, where somebody else changed the same thing since", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "start"));
    ann.store.commit(rename("t1", "by Ann"));
    await settle(ann.line, bob.line);
    bob.store.commit(rename("t1", "by Bob"));
    await settle(bob.line, ann.line);
    ann.store.undo();
    expect(ann.notices).toEqual(["Not undone: somebody else has changed the same thing since."]);
    expect(nameOf(ann.store, "t1")).toBe("by Bob");
  });

  it("give up, and say so, where the other change reached the server first", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "start"));
    ann.store.commit(rename("t1", "by Ann"));
    await settle(ann.line, bob.line);
    bob.store.commit(rename("t1", "by Bob"));
    bob.line.deliverToServer();
    ann.store.undo();
    await settle(ann.line, bob.line);
    expect(ann.notices).toEqual(["Not undone: somebody else has changed the same thing since."]);
    expect(nameOf(ann.store, "t1")).toBe("by Bob");
    expect(ann.store.document).toEqual(bob.store.document);
    expect(ann.store.canRedo).toBe(false);
  });

  it("bring back what stood there when the edit reached the server", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "start"));
    await settle(ann.line, bob.line);
    bob.store.commit(rename("t1", "by Bob"));
    bob.line.deliverToServer();
    ann.store.commit(rename("t1", "by Ann"));
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("by Ann");
    ann.store.undo();
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("by Bob");
  });
});

describe("any interleaving", () => {
  it("of three clients with cuts and lost acknowledgements leaves them equal", async () => {
    let seed = 20261123;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed >> 8) % below;
    };
    for (let history = 0; history < 20; history++) {
      server = new MemoryServer();
      project = `random-${history}`;
      const people = [await join("ann"), await join("bob"), await join("eve")];
      for (let move = 0; move < 60; move++) {
        const { store, line } = people[random(3)] as (typeof people)[number];
        const track = `t${random(4)}`;
        const moves = [
          () => store.commit(addTrack(track, `${history}-${move}`)),
          () => store.commit(rename(track, `${history}-${move}`)),
          () => store.commit({ type: "remove", path: ["tracks", track] }),
          () => store.commit({ type: "batch", operations: [rename(track, "x"), rename("t0", "y")] as never }),
          () => store.undo(),
          () => store.redo(),
          () => line.deliver(),
          () => line.deliverToServer(),
          () => line.cut(),
          () => restore(line),
        ];
        await moves[random(moves.length)]?.();
      }
      for (const { line } of people) await restore(line);
      await settle(...people.map(({ line }) => line));
      for (const { store } of people) {
        expect(store.status).toBe("saved");
        expect(store.document).toEqual(server.document);
      }
    }
  }, 60_000);
});
