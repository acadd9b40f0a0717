/** People at one project, each with a line to one server that can be cut: what the store's tests begin with. */

import "fake-indexeddb/auto";
import { afterEach, beforeEach, vi } from "vitest";
import { openProject, type ProjectStore, type Remedy } from "../../src/sync/project-store";
import type { Operation } from "../../src/timeline/operations";
import { type Line, MemoryServer } from "./memory-server";

export const world = { server: new MemoryServer(), project: "", open: [] as ProjectStore[] };
let projects = 0;

export const addTrack = (id: string, name = ""): Operation => ({
  type: "set",
  path: ["tracks", id],
  value: { name, order: "V", muted: false, hidden: false, locked: false },
});
export const rename = (id: string, name: string): Operation => ({
  type: "set",
  path: ["tracks", id, "name"],
  value: name,
});
export const nameOf = (store: ProjectStore, id: string) => store.document?.tracks[id]?.name;

export async function join(
  actor: string,
): Promise<{ store: ProjectStore; line: Line; notices: string[]; remedies: Remedy[] }> {
  const line = world.server.line(actor);
  const store = await openProject(world.project, { connect: line.connect });
  world.open.push(store);
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
export async function settle(...lines: Line[]): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  for (const line of lines) line.deliver();
  for (const line of lines) line.deliver();
}

export async function restore(line: Line): Promise<void> {
  line.up = true;
  await vi.advanceTimersByTimeAsync(20_000);
  line.deliver();
}

/** All lines come back, and time goes on until each has been opened again and everything has been carried. */
export async function restoreAll(...lines: Line[]): Promise<void> {
  for (const line of lines) line.up = true;
  for (let second = 0; second < 20; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    for (const line of lines) line.deliver();
  }
  await settle(...lines);
}

/** Give each test of a file a server, a project and a clock of its own. */
export function freshWorld(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    world.server = new MemoryServer();
    world.project = `project-${projects++}`;
    world.open = [];
  });
  afterEach(() => {
    for (const store of world.open) store.close();
    vi.useRealTimers();
  });
}
