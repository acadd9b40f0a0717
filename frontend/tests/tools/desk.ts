/** An open project without a page: the real store on a server in memory, and a hand that drags. */
import "fake-indexeddb/auto";
import { openKeeper } from "../../src/sync/keeper";
import { openProject, type ProjectStore } from "../../src/sync/project-store";
import type { Document } from "../../src/timeline/document";
import { loadDocument } from "../../src/timeline/load";
import type { Operation } from "../../src/timeline/operations";
import { FLICKS_PER_SECOND } from "../../src/timeline/time";
import { type Gesture, GestureRunner, type GestureStore } from "../../src/tools/gesture";
import { type Line, MemoryServer } from "../sync/memory-server";
import { MemoryTab } from "../sync/memory-tab";

export const SECOND = FLICKS_PER_SECOND;
let projects = 0;

export interface Desk {
  readonly server: MemoryServer;
  readonly line: Line;
  readonly store: GestureStore & ProjectStore & { readonly document: Document };
  readonly runner: GestureRunner;
  /** Press, move through the places, and let go (unless told to hold on). */
  drag<Pointer>(gesture: Gesture<Pointer>, places: readonly Pointer[], hold?: boolean): void;
  /** Somebody else's edit arrives. */
  elsewhere(operation: Operation): void;
  /** How many operations the server has got from here. */
  readonly sent: number;
}

/** Open a project whose document is the given one, its defaults filled in. */
export async function openDesk(document: unknown): Promise<Desk> {
  const server = new MemoryServer();
  server.document = loadDocument(document);
  const line = server.line("me");
  const other = server.line("other");
  const open = async ({ actor, connect }: Line) => {
    const project = `desk-${projects++}`;
    const keeper = await openKeeper(project, actor, { tab: new MemoryTab() });
    return openProject(project, { person: actor, connect, keeper });
  };
  const store = (await open(line)) as Desk["store"];
  const theirs = await open(other);
  await new Promise<void>((resolve) => setTimeout(resolve));
  const deliver = () => {
    for (let turn = 0; turn < 3; turn++) {
      line.deliver();
      other.deliver();
    }
  };
  deliver();
  const runner = new GestureRunner(store);
  return {
    server,
    line,
    store,
    runner,
    drag(gesture, places, hold = false) {
      runner.enter(gesture);
      for (const place of places) runner.move(gesture, place);
      if (!hold) runner.exit(gesture);
    },
    elsewhere(operation) {
      theirs.commit(operation);
      deliver();
    },
    get sent() {
      deliver();
      return server.log.filter((ordered) => ordered.actor === "me").length;
    },
  };
}

const track = (order: string, more: object = {}) => ({ order, ...more });

/** Two tracks; a film of 10 s shown from 0 to 4 s (from its second 1 on), a picture from 5 to 7 s above it. */
export const FILM = {
  assets: {
    film: {
      source: "film",
      kind: "video",
      width: 1920,
      height: 1080,
      duration: 10 * SECOND,
      has_audio: true,
    },
    logo: { source: "logo", kind: "image", width: 400, height: 200 },
  },
  tracks: { low: track("V"), high: track("W") },
  clips: {
    film: {
      kind: "video",
      asset: "film",
      track: "low",
      start: 0,
      duration: 4 * SECOND,
      source_start: SECOND,
    },
    logo: {
      kind: "image",
      asset: "logo",
      track: "high",
      start: 5 * SECOND,
      duration: 2 * SECOND,
      transform: { x: 100, y: 50, width: 400, height: 200 },
    },
  },
};
