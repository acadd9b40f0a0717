/** A page and a studio of different versions: nothing is lost, and nothing is applied that one of them does not know. */

import { describe, expect, it, vi } from "vitest";
import { openKeeper } from "../../src/sync/keeper";
import type { Operation } from "../../src/timeline/operations";
import { VERSION } from "../../src/timeline/schema-check";
import { MemoryServer } from "./memory-server";
import { MemoryTab } from "./memory-tab";
import {
  addTrack,
  freshWorld,
  join,
  kept,
  nameOf,
  reload,
  rename,
  restore,
  settle,
  unsent,
  world,
} from "./people";

freshWorld();

/** What an older studio called a track's name; the present one refuses it. */
const oldRename = (id: string, name: string): Operation => ({
  type: "set",
  path: ["tracks", id, "title"],
  value: name,
});

/** The studio brings it up to date. */
function upgrade(operation: Operation, version: number): Operation {
  if (version === VERSION || operation.type !== "set" || operation.path[2] !== "title") return operation;
  return { ...operation, path: [...operation.path.slice(0, 2), "name"] };
}

/** Leave unsent edits in Ann's browser as a page of another version does. */
async function leave(version: number, ...operations: readonly Operation[]): Promise<void> {
  const keeper = await openKeeper(world.project, "ann", { tab: new MemoryTab() });
  const edits = operations.map((operation, place) => {
    return { opId: `left-${place}`, operation, base: 0, cause: "edit" as const, step: "", version };
  });
  await keeper.put(edits, {
    undo: edits.map(({ opId }) => ({ id: opId, parts: [{ opId, inverse: null, version }] })),
    redo: [],
  });
  keeper.close();
}

describe("a page that is older than the studio", () => {
  it("says so, keeps what is made in it, and sends that once it was loaded again", async () => {
    let ann = await join("ann");
    ann.store.commit(addTrack("t1", "before"));
    ann.line.deliver();
    const { schema } = world.server;
    ann.line.cut();
    ann.store.commit(rename("t1", "off line"));
    world.server.schema = "a newer one";
    await restore(ann.line);
    expect(ann.store.status).toBe("outdated");
    ann.store.commit(addTrack("t2", "after"));
    ann.line.deliver();
    expect(world.server.log).toHaveLength(1);
    expect(ann.store.unsaved).toBe(2);
    await expect.poll(() => unsent("ann")).toHaveLength(2);
    // The new page speaks what the studio speaks.
    world.server.schema = schema;
    ann = await reload(ann);
    await settle(ann.line);
    expect(ann.store.status).toBe("saved");
    expect(world.server.document.tracks.t1?.name).toBe("off line");
    expect(world.server.document.tracks.t2?.name).toBe("after");
    ann.store.undo();
    ann.store.undo();
    expect(nameOf(ann.store, "t1")).toBe("before");
  });

  it("hears nothing that it would take for something else", async () => {
    const ann = await join("ann");
    const bob = await join("bob");
    ann.line.cut();
    const { schema } = world.server;
    world.server.schema = "a newer one";
    await restore(ann.line);
    world.server.schema = schema;
    bob.store.commit(addTrack("t1", "of a newer kind"));
    await settle(bob.line, ann.line);
    expect(ann.store.document?.tracks).toEqual({});
    expect(ann.store.status).toBe("outdated");
  });

  it("cannot even open a project, and says what to do", async () => {
    world.server.schema = "a newer one";
    const ann = await join("ann");
    expect(ann.store.document).toBe(null);
    expect(ann.store.status).toBe("outdated");
  });
});

describe("what an older page left unsent", () => {
  it("is brought up to date by the server, and shows when it has its place", async () => {
    world.server.upgrade = upgrade;
    const bob = await join("bob");
    bob.store.commit(addTrack("t1", "start"));
    bob.line.deliver();
    await leave(VERSION - 1, oldRename("t1", "by an older page"), addTrack("t2", "too"));
    const ann = await join("ann", { onlyHello: true });
    expect(nameOf(ann.store, "t1")).toBe("start");
    expect(ann.store.unsaved).toBe(2);
    ann.store.commit(addTrack("t3", "by the new page"));
    await settle(ann.line, bob.line);
    expect(ann.store.status).toBe("saved");
    expect(nameOf(ann.store, "t1")).toBe("by an older page");
    expect(Object.keys(world.server.document.tracks)).toEqual(["t1", "t2", "t3"]);
    expect(ann.store.document).toEqual(world.server.document);
    expect(bob.store.document).toEqual(world.server.document);
    expect(await unsent("ann")).toEqual([]);
  });

  it("can be undone", async () => {
    world.server.upgrade = upgrade;
    const bob = await join("bob");
    bob.store.commit(addTrack("t1", "start"));
    bob.line.deliver();
    await leave(VERSION - 1, oldRename("t1", "by an older page"));
    const ann = await join("ann", { onlyHello: true });
    // Not yet: what takes it back is not known before the server has it.
    ann.store.undo();
    await settle(ann.line);
    expect(nameOf(ann.store, "t1")).toBe("by an older page");
    ann.store.undo();
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("start");
    expect(ann.notices).toEqual([]);
  });

  it("is taken back alone and said where even the server can make nothing of it", async () => {
    await leave(VERSION - 1, oldRename("t1", "lost"), addTrack("t2", "kept"));
    const ann = await join("ann");
    await settle(ann.line);
    expect(Object.keys(world.server.document.tracks)).toEqual(["t2"]);
    expect(ann.notices).toHaveLength(1);
    expect(ann.notices[0]).toMatch(/^An edit was taken back: .*\.$/);
  });

  it("takes back what it can undo, in the older version's words", async () => {
    world.server.upgrade = upgrade;
    let ann = await join("ann");
    ann.store.commit(addTrack("t1", "start"));
    ann.store.commit(rename("t1", "later"));
    ann.line.deliver();
    await kept(ann);
    ann.store.close();
    const keeper = await openKeeper(world.project, "ann", { tab: ann.tab });
    const { history } = await keeper.load();
    const undo = history.undo.map((step, place) => {
      const inverse = { ...oldRename("t1", "start"), expect: "later" };
      return place === 0 ? step : { ...step, parts: [{ opId: "x", inverse, version: VERSION - 1 }] };
    });
    await keeper.put([], { undo, redo: [] });
    keeper.close();
    ann = await join("ann", { tab: ann.tab });
    ann.store.undo();
    await settle(ann.line);
    expect(world.server.document.tracks.t1?.name).toBe("start");
    ann.store.redo();
    await settle(ann.line);
    expect(world.server.document.tracks.t1?.name).toBe("later");
    expect(ann.store.document).toEqual(world.server.document);
  });
});

describe("a studio that is older than the page was", () => {
  it("is not sent what it cannot know; that is kept until a newer one is back", async () => {
    const unknown: Operation = { type: "set", path: ["tracks", "t1", "colour"], value: "#ff0000" };
    await leave(VERSION + 1, unknown);
    const ann = await join("ann");
    ann.store.commit(addTrack("t1", "by the older page"));
    await settle(ann.line);
    expect(world.server.log).toHaveLength(1);
    expect(ann.store.unsaved).toBe(1);
    expect(ann.notices).toEqual([]);
    expect(await unsent("ann")).toHaveLength(1);
  });

  it("and page agree again once it was rolled back", async () => {
    const ann = await join("ann");
    const { schema } = world.server;
    ann.line.cut();
    world.server.schema = "a newer one";
    await restore(ann.line);
    ann.store.commit(addTrack("t1", "meanwhile"));
    expect(ann.store.status).toBe("outdated");
    ann.line.cut();
    world.server.schema = schema;
    await restore(ann.line);
    expect(ann.store.status).toBe("saved");
    expect(world.server.document.tracks.t1?.name).toBe("meanwhile");
  });
});

it("a page that the server took for another version is told again after each break", async () => {
  world.server = new MemoryServer();
  world.server.schema = "a newer one";
  const ann = await join("ann");
  ann.line.cut();
  await vi.advanceTimersByTimeAsync(1000);
  await restore(ann.line);
  expect(ann.store.status).toBe("outdated");
});
