import { expect, it } from "vitest";
import { loadDocument } from "../../src/timeline/load";
import { checkOperation, type Operation } from "../../src/timeline/operations";
import { PAIRS } from "../timeline/bound";
import { anyEdit, EVERY_EDIT } from "../timeline/every-edit";
import { MemoryServer } from "./memory-server";
import { freshWorld, join, restoreAll, world } from "./people";

freshWorld();

/** Rolls of dice that are the same in every run. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

it("two people who make every edit off line, 50 each, end with one document; locked tracks stay as they are", async () => {
  const names = Object.keys(EVERY_EDIT);
  for (let history = 0; history < 8; history++) {
    world.server = new MemoryServer();
    world.project = `edits-${history}`;
    const locked = {
      ...PAIRS,
      tracks: { ...PAIRS.tracks, shut: { ...PAIRS.tracks.film, order: "Z", locked: true } },
      clips: { ...PAIRS.clips, held: { ...PAIRS.clips.title, track: "shut", link: "A", group: "g" } },
    };
    world.server.document = loadDocument(JSON.parse(JSON.stringify(locked)));
    const people = [await join("ann"), await join("bob")];
    const held = world.server.document.clips.held;
    const roll = dice(20261130 + history);
    let made = 0;
    for (const { line } of people) line.cut();
    for (const { store, line } of people) {
      for (let edit = 0; edit < 50; edit++) {
        const { document } = store;
        if (!document) throw new Error("The document is not there.");
        const operation = anyEdit(
          document,
          names[edit % names.length] as string,
          roll,
          () => `${line.actor}-${made++}`,
        );
        if (!operation) continue;
        checkOperation(operation, document);
        store.commit(operation as Operation);
      }
    }
    await restoreAll(...people.map(({ line }) => line));
    for (const { store } of people) {
      expect(store.status).toBe("saved");
      expect(store.document).toEqual(world.server.document);
    }
    expect(world.server.document.clips.held).toEqual(held);
  }
}, 60_000);
