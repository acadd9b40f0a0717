/** Edits that are too large for one operation: several, one step, one undo. */

import { describe, expect, it } from "vitest";
import { difference } from "../../src/timeline/difference";
import type { Document } from "../../src/timeline/document";
import { batch, type Operation, type Primitive } from "../../src/timeline/operations";
import { randomDocument, randomFrom } from "../timeline/documents";
import { MemoryServer } from "./memory-server";
import {
  addTrack,
  type Desk,
  freshWorld,
  join,
  nameOf,
  reload,
  rename,
  restore,
  restoreAll,
  settle,
  world,
} from "./people";

freshWorld();

const TRACKS = Array.from({ length: 12 }, (_, n) => `t${n}`);
/** Some three of these renamings fit into one operation. */
const SMALL = { largest: 300 };

const all = (name: (track: string) => Primitive): Operation => batch(TRACKS.map(name)) as Operation;
const renameAll = (name: string) => all((track) => rename(track, name) as Primitive);
const names = (document: Document | null) => TRACKS.map((track) => document?.tracks[track]?.name);

/** Ann and Bob at a project of twelve tracks. */
async function pair(): Promise<[Desk, Desk]> {
  const bob = await join("bob");
  bob.store.commit(all((track) => addTrack(track, "start") as Primitive));
  const ann = await join("ann", SMALL);
  await settle(bob.line, ann.line);
  return [ann, bob];
}

describe("an edit that is too large for one operation", () => {
  it("is made in pieces that share a step, and one undo takes it back, one redo brings it again", async () => {
    const [ann, bob] = await pair();
    const before = world.server.log.length;
    ann.store.commit(renameAll("by Ann"));
    expect(names(ann.store.document)).toEqual(TRACKS.map(() => "by Ann"));
    expect(ann.store.unsaved).toBe(1);
    await settle(ann.line, bob.line);
    const made = world.server.log.slice(before);
    expect(made.length).toBeGreaterThan(2);
    expect(new Set(made.map(({ step }) => step)).size).toBe(1);
    expect(made[0]?.step).not.toBe("");
    for (const { operation } of made)
      expect(JSON.stringify(operation).length).toBeLessThanOrEqual(SMALL.largest);
    ann.store.undo();
    await settle(ann.line, bob.line);
    expect(names(bob.store.document)).toEqual(TRACKS.map(() => "start"));
    expect(ann.store.canUndo).toBe(false);
    ann.store.redo();
    await settle(ann.line, bob.line);
    expect(names(bob.store.document)).toEqual(TRACKS.map(() => "by Ann"));
    expect(ann.store.canRedo).toBe(false);
    expect(new Set(world.server.log.map(({ step }) => step)).size).toBe(4);
  });

  it("is sent as what it changes", async () => {
    const [ann] = await pair();
    const whole = all((track) => addTrack(track, track === "t5" ? "another" : "start") as Primitive);
    const before = world.server.log.length;
    ann.store.commit(whole);
    ann.line.deliver();
    expect(world.server.log.slice(before).map(({ operation }) => operation)).toEqual([
      rename("t5", "another"),
    ]);
  });

  it("that changes nothing is no edit", async () => {
    const [ann] = await pair();
    ann.store.commit(all((track) => addTrack(track, "start") as Primitive));
    expect(ann.store.unsaved).toBe(0);
    expect(ann.store.canUndo).toBe(false);
  });

  it("of fifteen hundred new clips is taken back by one undo", async () => {
    const { store, line } = await join("ann", { largest: 100_000 });
    const operations = Array.from({ length: 1500 }, (_, n) => ({
      type: "set" as const,
      path: ["clips", `c${n}`],
      value: { kind: "text", track: "t1", start: n, duration: 1, text: "x".repeat(200) },
    }));
    store.commit({ type: "batch", operations });
    line.deliver();
    expect(store.status).toBe("saved");
    expect(Object.keys(world.server.document.clips)).toHaveLength(1500);
    store.undo();
    line.deliver();
    expect(world.server.document.clips).toEqual({});
    expect(store.document).toEqual(world.server.document);
  }, 60_000);

  it("is undone after the page was loaded again, while half of it was on its way", async () => {
    let [ann, bob] = await pair();
    ann.store.commit(renameAll("by Ann"));
    ann.line.deliverSome(2);
    bob.store.commit(rename("t11", "by Bob"));
    bob.line.deliver();
    ann = await reload(ann, SMALL);
    await settle(ann.line, bob.line);
    expect(names(bob.store.document)).toEqual(TRACKS.map(() => "by Ann"));
    ann.store.undo();
    await settle(ann.line, bob.line);
    expect(names(bob.store.document)).toEqual(TRACKS.map((track) => (track === "t11" ? "by Bob" : "start")));
    expect(ann.notices).toEqual([]);
  });

  it("is taken back as a whole where the server refuses a part of it, and that is said once", async () => {
    const [ann, bob] = await pair();
    const hear = world.server.hear.bind(world.server);
    world.server.hear = (from, message) => {
      const refused = message.type === "operation" && /"t[49]"/.test(JSON.stringify(message.operation));
      if (refused && message.cause === "edit") {
        from.tell({ type: "refused", op_id: message.op_id, reason: "Too long." });
      } else hear(from, message);
    };
    ann.store.commit(renameAll("by Ann"));
    await settle(ann.line, bob.line);
    expect(names(bob.store.document)).toEqual(TRACKS.map(() => "start"));
    expect(ann.store.document).toEqual(bob.store.document);
    expect(ann.notices).toEqual(["An edit was taken back: Too long."]);
    expect(ann.store.canUndo).toBe(false);
    expect(ann.store.status).toBe("saved");
  });

  it("that overwrites somebody's unseen edits says so once, and all of them can be put back", async () => {
    const [ann, bob] = await pair();
    ann.line.cut();
    ann.store.commit(renameAll("by Ann"));
    bob.store.commit(renameAll("by Bob"));
    bob.line.deliver();
    await restore(ann.line);
    await settle(ann.line, bob.line);
    expect(bob.notices).toEqual(["Somebody else changed the same thing at the same time; theirs stands."]);
    bob.remedies[0]?.run();
    await settle(bob.line, ann.line);
    expect(names(ann.store.document)).toEqual(TRACKS.map(() => "by Bob"));
    expect(world.server.log.at(-1)?.cause).toBe("restore");
  });
});

describe("in any interleaving", () => {
  it("a large edit and its undo are seen whole or not at all", async () => {
    const random = randomFrom(20261129);
    const seen = new Set<string>();
    for (let history = 0; history < 25; history++) {
      world.server = new MemoryServer();
      world.project = `whole-${history}`;
      let [ann, bob] = await pair();
      const mine = TRACKS[random(12)] as string;
      const carry = async () => {
        const moves = [
          () => ann.line.deliverSome(random(4)),
          () => ann.line.deliverToClient(random(4)),
          () => bob.line.deliver(),
          () => ann.line.cut(),
          () => restore(ann.line),
        ];
        for (let move = random(6); move > 0; move--) await moves[random(moves.length)]?.();
      };
      const bobsMoment = random(4);
      const bobActs = (moment: number) => {
        if (moment === bobsMoment) bob.store.commit(rename(mine, "by Bob"));
        return carry();
      };
      await bobActs(0);
      ann.store.commit(renameAll("by Ann"));
      await bobActs(1);
      if (random(3) === 0) ann = await reload(ann, SMALL);
      await bobActs(2);
      if (ann.store.canUndo) ann.store.undo();
      else continue;
      await bobActs(3);
      if (random(3) === 0) ann = await reload(ann, SMALL);
      await restoreAll(ann.line, bob.line);
      const outcome = (name: string) => TRACKS.map((track) => (track === mine ? "by Bob" : name));
      const undone = names(bob.store.document).every((name) => name !== "by Ann");
      expect(names(bob.store.document)).toEqual(outcome(undone ? "start" : "by Ann"));
      expect(ann.store.document).toEqual(bob.store.document);
      expect(ann.store.document).toEqual(world.server.document);
      expect(ann.store.status).toBe("saved");
      seen.add(undone ? "undone" : "given up");
      for (const { store } of [ann, bob]) store.close();
    }
    expect([...seen].toSorted()).toEqual(["given up", "undone"]);
  }, 60_000);

  it("of three people who restore random documents, everybody ends with the same", async () => {
    const random = randomFrom(7);
    for (let history = 0; history < 2; history++) {
      world.server = new MemoryServer();
      Object.assign(world.server, { mostMissed: 10, piece: 3 });
      world.project = `restoring-${history}`;
      const joining = { largest: 1500 };
      const people = [await join("ann", joining), await join("bob", joining), await join("eve", joining)];
      for (let move = 0; move < 30; move++) {
        const place = random(3);
        const { store, line } = people[place] as Desk;
        const { document } = store;
        if (!document) {
          await restore(line);
          continue;
        }
        const clip = `c${random(12)}`;
        const moves = [
          () => {
            const operation = batch(difference(document, randomDocument(random)));
            if (operation) store.commit(operation, "restore");
          },
          () => store.commit({ type: "remove", path: ["clips", clip] }),
          () => store.commit({ type: "set", path: ["clips", clip, "start"], value: random(100) }),
          () => store.undo(),
          () => store.redo(),
          () => line.deliver(),
          () => line.deliverSome(3),
          () => line.deliverToClient(2),
          () => line.cut(),
          () => restore(line),
          async () => {
            people[place] = await reload(people[place] as Desk, joining);
          },
        ];
        await moves[random(moves.length)]?.();
      }
      await restoreAll(...people.map(({ line }) => line));
      for (const { store } of people) {
        expect(store.status).toBe("saved");
        expect(store.document).toEqual(world.server.document);
        store.close();
      }
    }
  }, 60_000);
});

it("what a page missed comes in pieces, and so does a document", async () => {
  const [ann, bob] = await pair();
  world.server.piece = 3;
  ann.line.cut();
  for (let n = 0; n < 10; n++) {
    bob.store.commit({
      type: "set",
      path: ["clips", `c${n}`],
      value: { kind: "shape", track: "t1", start: n, duration: 1 },
    });
  }
  bob.line.deliver();
  ann.store.commit(addTrack("mine", "off line"));
  await restore(ann.line);
  expect(ann.store.document).toEqual(world.server.document);
  expect(nameOf(ann.store, "mine")).toBe("off line");
  const eve = await join("eve");
  expect(eve.store.document).toEqual(world.server.document);
  expect(Object.keys(eve.store.document?.clips ?? {})).toHaveLength(10);
});
