import { describe, expect, it } from "vitest";
import { addTrack, freshWorld, join, nameOf, rename, settle, world } from "./people";

freshWorld();

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
    expect(world.server.document).toEqual(store.document);
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
