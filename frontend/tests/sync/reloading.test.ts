/** What a page leaves in the browser: what can be undone, and for whom. */

import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/sync/database";
import { EMPTY_HISTORY, type History, record, type Step } from "../../src/sync/history";
import { forgetHistories, openKeeper } from "../../src/sync/keeper";
import { KeptHistory } from "../../src/sync/kept-history";
import { openProject } from "../../src/sync/project-store";
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

describe("a page that is loaded again", () => {
  it("undoes and redoes what was done before", async () => {
    let ann = await join("ann");
    ann.store.commit(addTrack("t1", "a"));
    ann.store.commit(rename("t1", "b"));
    ann.store.commit(rename("t1", "c"));
    ann.store.undo();
    ann.line.deliver();
    ann = await reload(ann);
    expect(nameOf(ann.store, "t1")).toBe("b");
    ann.store.redo();
    expect(nameOf(ann.store, "t1")).toBe("c");
    ann.line.deliver();
    ann = await reload(ann);
    for (const name of ["b", "a", undefined]) {
      ann.store.undo();
      expect(nameOf(ann.store, "t1")).toBe(name);
    }
    expect(ann.store.canUndo).toBe(false);
    ann.line.deliver();
    expect(world.server.document).toEqual(ann.store.document);
  });

  it("forgets what could be redone once something new was done", async () => {
    let ann = await join("ann");
    ann.store.commit(addTrack("t1", "a"));
    ann.store.undo();
    ann.store.commit(addTrack("t2", "b"));
    ann.line.deliver();
    ann = await reload(ann);
    expect(ann.store.canRedo).toBe(false);
    ann.store.undo();
    expect(ann.store.canUndo).toBe(false);
  });

  it("undoes an edit that was on its way, to what stood there when it reached the server", async () => {
    let ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "start"));
    await settle(ann.line, bob.line);
    bob.store.commit(rename("t1", "by Bob"));
    bob.line.deliver();
    // Ann has not heard of it. Her edit arrives, its acknowledgement is lost with the page.
    ann.store.commit(rename("t1", "by Ann"));
    ann.line.deliverToServer();
    ann = await reload(ann);
    expect(nameOf(ann.store, "t1")).toBe("by Ann");
    await settle(ann.line, bob.line);
    expect(ann.store.status).toBe("saved");
    ann.store.undo();
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("by Bob");
    ann.store.undo();
    expect(ann.notices).toEqual(["Not undone: somebody else has changed the same thing since."]);
  });

  it("undoes an edit that had not reached the server, to what stood there when it did", async () => {
    let ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "start"));
    await settle(ann.line, bob.line);
    ann.line.cut();
    ann.store.commit(rename("t1", "by Ann"));
    bob.store.commit(rename("t1", "by Bob"));
    bob.line.deliver();
    ann = await reload(ann);
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("by Ann");
    ann.store.undo();
    await settle(ann.line, bob.line);
    expect(nameOf(bob.store, "t1")).toBe("by Bob");
  });

  it("goes on with an undo that was on its way", async () => {
    for (const hasArrived of [false, true]) {
      const track = `t-${hasArrived}`;
      let ann = await join("ann");
      ann.store.commit(addTrack(track, "a"));
      ann.store.commit(rename(track, "b"));
      ann.line.deliver();
      ann.store.undo();
      if (hasArrived) ann.line.deliverToServer();
      ann = await reload(ann);
      await settle(ann.line);
      expect(nameOf(ann.store, track)).toBe("a");
      ann.store.redo();
      await settle(ann.line);
      expect(world.server.document.tracks[track]?.name).toBe("b");
      expect(ann.notices).toEqual([]);
      ann.store.close();
    }
  });

  it("knows that an edit was overwritten while the page was away, and gives its undo up", async () => {
    let ann = await join("ann");
    const bob = await join("bob");
    ann.store.commit(addTrack("t1", "start"));
    await settle(ann.line, bob.line);
    ann.store.commit(rename("t1", "by Ann"));
    ann.line.deliverToServer();
    await settle(bob.line);
    bob.store.commit(rename("t1", "by Bob"));
    bob.line.deliver();
    ann = await reload(ann);
    await settle(ann.line);
    expect(nameOf(ann.store, "t1")).toBe("by Bob");
    ann.store.undo();
    await settle(ann.line, bob.line);
    expect(ann.notices).toEqual(["Not undone: somebody else has changed the same thing since."]);
    expect(nameOf(bob.store, "t1")).toBe("by Bob");
  });

  it("says how each edit came about, and from which browser", async () => {
    const ann = await join("ann");
    ann.store.commit(addTrack("t1", "a"));
    ann.store.commit(rename("t1", "b"), "tool");
    ann.store.undo();
    ann.store.redo();
    ann.line.deliver();
    expect(world.server.log.map(({ cause }) => cause)).toEqual(["edit", "tool", "undo", "redo"]);
    expect(new Set(world.server.devices).size).toBe(1);
    expect(world.server.devices[0]).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("tabs", () => {
  it("of one project undo their own edits, also after both were loaded again", async () => {
    let one = await join("ann");
    let two = await join("ann");
    one.store.commit(addTrack("t1", "in one"));
    await settle(one.line, two.line);
    two.store.commit(addTrack("t2", "in two"));
    await settle(two.line, one.line);
    [two, one] = [await reload(two), await reload(one)];
    one.store.undo();
    await settle(one.line, two.line);
    expect(Object.keys(two.store.document?.tracks ?? {})).toEqual(["t2"]);
    expect(one.store.canUndo).toBe(false);
    two.store.undo();
    await settle(two.line, one.line);
    expect(one.store.document?.tracks).toEqual({});
  });

  it("that are new go on with what a closed one did, and not with what an open one does", async () => {
    const first = await join("ann");
    first.store.commit(addTrack("t1", "a"));
    first.line.deliver();
    await kept(first);
    expect((await join("ann")).store.canUndo).toBe(false);
    first.store.close();
    const later = await join("ann");
    expect(later.store.canUndo).toBe(true);
  });

  it("that were duplicated begin a history of their own", async () => {
    const first = await join("ann");
    first.store.commit(addTrack("t1", "a"));
    first.line.deliver();
    await kept(first);
    const copy = await join("ann", { tab: first.tab.duplicate() });
    expect(copy.store.canUndo).toBe(false);
    copy.store.commit(addTrack("t2", "b"));
    copy.line.deliver();
    const again = await reload(first);
    again.store.undo();
    await settle(again.line, copy.line);
    expect(Object.keys(copy.store.document?.tracks ?? {})).toEqual(["t2"]);
  });
});

describe("another person at the same browser", () => {
  it("gets neither the first one's unsent edits nor what they can undo", async () => {
    const ann = await join("ann");
    ann.store.commit(addTrack("t1", "sent"));
    ann.line.deliver();
    ann.line.cut();
    ann.store.commit(addTrack("t2", "unsent"));
    await kept(ann);
    ann.store.close();
    const bob = await join("bob", { tab: ann.tab });
    expect(bob.store.canUndo).toBe(false);
    expect(bob.store.unsaved).toBe(0);
    bob.line.deliver();
    expect(Object.keys(world.server.document.tracks)).toEqual(["t1"]);
    bob.store.close();
    const again = await join("ann");
    await settle(again.line);
    expect(Object.keys(world.server.document.tracks)).toEqual(["t1", "t2"]);
    again.store.undo();
    expect(Object.keys(again.store.document?.tracks ?? {})).toEqual(["t1"]);
  });

  it("does not send what the first one's open page made, although the cookie is theirs now", async () => {
    const ann = await join("ann");
    ann.line.cut();
    ann.store.commit(addTrack("t1", "by Ann"));
    Object.assign(ann.line, { actor: "bob" });
    await restore(ann.line);
    expect(ann.store.status).toBe("signed-out");
    expect(world.server.log).toEqual([]);
    expect(await unsent("ann")).toHaveLength(1);
  });

  it("finds nothing to undo once the first one has signed out, and no edit is lost by that", async () => {
    const ann = await join("ann");
    ann.store.commit(addTrack("t1", "sent"));
    ann.line.deliver();
    ann.line.cut();
    ann.store.commit(addTrack("t2", "unsent"));
    await kept(ann);
    ann.store.close();
    await forgetHistories("ann");
    const database = await openDatabase(() => undefined);
    const left = database.transaction("steps").objectStore("steps").getAll();
    await new Promise((resolve) => {
      left.onsuccess = resolve;
    });
    expect(left.result.filter(({ parts }) => JSON.stringify(parts).includes("sent"))).toEqual([]);
    database.close();
    const again = await join("ann");
    await settle(again.line);
    expect(Object.keys(world.server.document.tracks)).toEqual(["t1", "t2"]);
  });
});

describe("the browser's database", () => {
  it("of an older studio is brought up to date, and its unsent edits are sent", async () => {
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase("cloudstudio").onsuccess = () => resolve();
    });
    const request = indexedDB.open("cloudstudio", 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
      store.createIndex("project", "project");
      store.createIndex("operation", ["project", "opId"], { unique: true });
    };
    await new Promise<void>((resolve) => {
      request.onsuccess = () => {
        const transaction = request.result.transaction("outbox", "readwrite");
        const row = { project: world.project, opId: "old", operation: addTrack("t1", "unsent"), base: 0 };
        transaction.objectStore("outbox").add(row);
        transaction.oncomplete = () => resolve();
      };
    });
    // A window of the older studio is open: the page says so, and goes on when that is closed.
    let blocked = 0;
    const keeper = openKeeper(world.project, "ann", { tab: new MemoryTab(), blocked: () => (blocked += 1) });
    await expect.poll(() => blocked).toBe(1);
    request.result.close();
    const line = world.server.line("ann");
    const store = await openProject(world.project, {
      person: "ann",
      connect: line.connect,
      keeper: await keeper,
    });
    world.open.push(store);
    await settle(line);
    expect(world.server.document.tracks.t1?.name).toBe("unsent");
    expect(store.status).toBe("saved");
  });

  it("keeps the latest steps where all of them are too large", async () => {
    const database = await openDatabase(() => undefined);
    const write = async (history: KeptHistory, state: History) => {
      const transaction = database.transaction("steps", "readwrite");
      history.write(transaction.objectStore("steps"), state);
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
    };
    const step = (n: number): Step => {
      const inverse = rename("t1", String(n).padStart(100, "-"));
      return { id: `s${n}`, parts: [{ opId: `o${n}`, inverse, version: 1 }] };
    };
    const writing = new KeptHistory("bounded", 1000);
    let state = EMPTY_HISTORY;
    for (let n = 0; n < 20; n++) {
      state = record(state, "edit", step(n));
      await write(writing, state);
    }
    expect(writing.size).toBeLessThanOrEqual(1000);
    const steps = database.transaction("steps").objectStore("steps");
    const left = await new KeptHistory("bounded").load(steps);
    expect(left.undo.map(({ id }) => id)).toEqual(state.undo.slice(-left.undo.length).map(({ id }) => id));
    expect(left.undo.length).toBeGreaterThan(2);
    expect(left.undo.length).toBeLessThan(20);
    database.close();
  });
});
