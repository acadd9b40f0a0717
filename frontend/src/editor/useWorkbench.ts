/** Make the things that the rooms of an open project share, and let them go in the end. */

import { useEffect, useState } from "react";
import { MediaFiles } from "../playback/media";
import { Player } from "../playback/player";
import type { ProjectStore } from "../sync/project-store";
import type { Document } from "../timeline/document";
import { GestureRunner } from "../tools/gesture";
import { Session } from "../tools/session";
import type { Workbench } from "../tools/workbench";
import { AssetBook } from "./asset-book";
import { keepHeights, keptHeights } from "./kept-heights";
import { keepRange, keptRange } from "./kept-range";
import { keepView, keptView } from "./kept-view";
import { LoadedProject } from "./loaded-project";
import { watchMastering } from "./mastering-watch";

interface Desk {
  readonly bench: Workbench;
  readonly media: AssetBook;
}

/**
 * @param id the project's
 * @param first the store's document at the time of opening
 */
export function useWorkbench(id: string, project: ProjectStore, first: Document): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first document only begins what the store goes on with
  useEffect(() => {
    const media = new AssetBook();
    const store = new LoadedProject(project, first);
    const session = new Session();
    session.update({ range: keptRange(id), heights: keptHeights(id), ...keptView() });
    const player = new Player(store, new MediaFiles(media.locate));
    const runner = new GestureRunner(store);
    const leave = store.subscribe(() => {
      const { clips } = store.document;
      session.prune((id) => Object.hasOwn(clips, id));
    });
    const unfollow = media.onFile((source) => player.reopen(source));
    const unwatch = watchMastering(project, (mastering) => player.master(mastering));
    // The stage shows what the hand is about, e.g. the frame at a trimmed edge.
    const unlook = runner.subscribe(() => player.peek(runner.step?.look ?? null));
    const unloop = session.subscribe(() => player.loop(session.state.loop ? session.state.range : null));
    let kept = session.state.range;
    let { heights, meters, follow } = session.state;
    const unkeep = session.subscribe(() => {
      if (session.state.heights !== heights) {
        heights = session.state.heights;
        keepHeights(id, heights);
      }
      if (session.state.meters !== meters || session.state.follow !== follow) {
        ({ meters, follow } = session.state);
        keepView({ meters, follow });
      }
      if (session.state.range === kept) return;
      kept = session.state.range;
      keepRange(id, kept);
    });
    setDesk({ bench: { store, session, runner, player }, media });
    return () => {
      leave();
      unfollow();
      unwatch();
      unlook();
      unloop();
      unkeep();
      runner.cancel();
      player.close();
      media.close();
      setDesk(null);
    };
  }, [id, project]);
  return desk;
}
