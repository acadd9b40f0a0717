/** People at one project, each with a line to one server that can be cut: what the store's tests begin with. */

import "fake-indexeddb/auto";
import { afterEach, beforeEach, vi } from "vitest";
import { openKeeper } from "../../src/sync/keeper";
import { openProject, type ProjectStore, type Remedy } from "../../src/sync/project-store";
import type { Unsettled } from "../../src/sync/state";
import type { Operation } from "../../src/timeline/operations";
import { type Line, MemoryServer } from "./memory-server";
import { MemoryTab } from "./memory-tab";

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

export interface Desk {
  readonly store: ProjectStore;
  readonly line: Line;
  readonly tab: MemoryTab;
  readonly notices: string[];
  readonly remedies: Remedy[];
}

export interface Joining {
  /** The browser tab: a new one unless told otherwise. */
  readonly tab?: MemoryTab;
  /** Characters of one operation; a larger one is cut. */
  readonly largest?: number;
  /** Carry only the page's hello and the answer to it. */
  readonly onlyHello?: boolean;
}

/** Somebody opens the project. */
export async function join(actor: string, joining: Joining = {}): Promise<Desk> {
  const { tab = new MemoryTab(), largest, onlyHello } = joining;
  const line = world.server.line(actor);
  const keeper = await openKeeper(world.project, actor, { tab });
  const store = await openProject(world.project, { person: actor, connect: line.connect, keeper, largest });
  world.open.push(store);
  const notices: string[] = [];
  const remedies: Remedy[] = [];
  store.onNotice((sentence, remedy) => {
    notices.push(sentence);
    if (remedy) remedies.push(remedy);
  });
  if (onlyHello) {
    await vi.advanceTimersByTimeAsync(0);
    line.deliverToServer();
    line.deliverToClient();
  } else {
    await settle(line);
  }
  return { store, line, tab, notices, remedies };
}

/** The page is loaded again: what its tab remembers stays, and what is on its way to the server is lost. */
export async function reload(desk: Desk, joining: Joining = {}): Promise<Desk> {
  await kept(desk);
  desk.line.cut();
  desk.store.close();
  return join(desk.line.actor, { tab: desk.tab, ...joining });
}

/** Wait until everything that was made is kept in the browser. */
export async function kept({ store }: Desk): Promise<void> {
  const keeper = await openKeeper(world.project, store.person, { tab: new MemoryTab() });
  // IndexedDB does what it is asked for in order.
  await keeper.load();
  keeper.close();
}

/** What is unsent in the browser of a person. */
export async function unsent(actor: string): Promise<readonly Unsettled[]> {
  const keeper = await openKeeper(world.project, actor, { tab: new MemoryTab() });
  const { unsettled } = await keeper.load();
  keeper.close();
  return unsettled;
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
