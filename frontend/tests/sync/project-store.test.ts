import { describe, expect, it } from "vitest";
import { EMPTY_HISTORY } from "../../src/sync/history";
import { openKeeper } from "../../src/sync/keeper";
import { openProject } from "../../src/sync/project-store";
import { MemoryServer } from "./memory-server";
import { MemoryTab } from "./memory-tab";
import {
  addTrack,
  freshWorld,
  join,
  nameOf,
  rename,
  restore,
  restoreAll,
  settle,
  unsent,
  world,
} from "./people";

freshWorld();

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
    expect(world.server.log).toHaveLength(2);
    ann.store.commit(rename("t1", "dropped"));
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("dropped");
    expect(world.server.log).toHaveLength(3);
  });

  it("gives up a refused edit alone and says why", async () => {
    const { store, line, notices } = await join("ann");
    store.commit(addTrack("t1", "kept"));
    store.commit(rename("t1", "refused"));
    store.commit(addTrack("t2", "kept"));
    const hear = world.server.hear.bind(world.server);
    world.server.hear = (from, message) => {
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

  it("says that a project is gone when the server does not know it", async () => {
    const keeper = await openKeeper(world.project, "ann", { tab: new MemoryTab() });
    const store = await openProject(world.project, {
      person: "ann",
      keeper,
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
    await expect.poll(() => ann.store.status).toBe("offline");
    expect(ann.store.unsaved).toBe(20);
    expect(Object.keys(ann.store.document?.tracks ?? {})).toHaveLength(21);
    await restore(ann.line);
    await settle(ann.line, bob.line);
    expect(ann.store.status).toBe("saved");
    expect(ann.store.document).toEqual(bob.store.document);
    expect(ann.store.document).toEqual(world.server.document);
    expect(nameOf(bob.store, "t20")).toBe("edit 20");
    expect(nameOf(ann.store, "t0")).toBe("meanwhile");
  });

  it("makes an edit once although its acknowledgement was lost", async () => {
    const { store, line } = await join("ann");
    store.commit(addTrack("t1"));
    line.deliverToServer();
    line.cut();
    await expect.poll(() => store.status).toBe("offline");
    await restore(line);
    expect(store.status).toBe("saved");
    expect(world.server.log).toHaveLength(1);
  });

  it("sends a long outbox whole, in order", async () => {
    const { store, line } = await join("ann");
    store.commit(addTrack("t1"));
    line.deliver();
    line.cut();
    for (let edit = 0; edit < 350; edit++) store.commit(rename("t1", String(edit)));
    await restore(line);
    expect(world.server.log).toHaveLength(351);
    expect(world.server.document.tracks.t1?.name).toBe("349");
    expect(store.status).toBe("saved");
  });

  it("keeps unsent edits when the tab is closed, and makes them at the next visit", async () => {
    const first = await join("ann");
    first.line.cut();
    first.store.commit(addTrack("t1", "made off line"));
    first.store.commit(rename("t1", "renamed off line"));
    await expect.poll(() => unsent("ann")).toHaveLength(2);
    first.store.close();
    const second = await join("ann");
    expect(nameOf(second.store, "t1")).toBe("renamed off line");
    await settle(second.line);
    expect(second.store.status).toBe("saved");
    expect(world.server.document.tracks.t1?.name).toBe("renamed off line");
    await expect.poll(() => unsent("ann")).toEqual([]);
  });

  it("says that edits are kept here only when they are", async () => {
    const { store, line } = await join("ann");
    line.cut();
    expect(store.status).toBe("offline");
    store.commit(addTrack("t1"));
    expect(store.status).toBe("saving");
    await expect.poll(() => store.status).toBe("offline");
    await expect(unsent("ann")).resolves.toHaveLength(1);
  });

  it("says once where the browser cannot keep edits", async () => {
    const line = world.server.line("ann");
    const keeper = {
      load: async () => ({ unsettled: [], history: EMPTY_HISTORY }),
      put: () => Promise.reject(new Error("full")),
      settle: async () => undefined,
      close: () => undefined,
    };
    const store = await openProject(world.project, { person: "ann", connect: line.connect, keeper });
    world.open.push(store);
    const notices: string[] = [];
    store.onNotice((sentence) => notices.push(sentence));
    await settle(line);
    store.commit(addTrack("t1"));
    store.commit(addTrack("t2"));
    await settle(line);
    expect(notices).toEqual([
      "This browser cannot keep unsent edits: keep the page open until it says “Saved”.",
    ]);
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
    expect(bob.store.document).toEqual(world.server.document);
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

describe("any interleaving", () => {
  it("of three clients with cuts and lost acknowledgements leaves them equal", async () => {
    let seed = 20261123;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed >> 8) % below;
    };
    for (let history = 0; history < 20; history++) {
      world.server = new MemoryServer();
      world.project = `random-${history}`;
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
      await restoreAll(...people.map(({ line }) => line));
      for (const { store } of people) {
        expect(store.status).toBe("saved");
        expect(store.document).toEqual(world.server.document);
      }
    }
  }, 60_000);
});
