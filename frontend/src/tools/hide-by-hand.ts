/** Hiding a part of a clip's picture by hand: a region in its middle, taken hold of on the stage. */

import { clipOf } from "../timeline/document";
import { BY_HAND, hidePart } from "../timeline/edits";
import { hiddenParts } from "../timeline/edits/set-hidden";
import { croppable } from "./crop";
import type { Workbench } from "./workbench";

/** The selected clip whose picture can have a part hidden, or null. */
export function toHide({ store, session }: Workbench): string | null {
  const [only, ...more] = session.state.selection.filter(
    (id) => clipOf(store.document, id)?.kind !== "audio",
  );
  return only !== undefined && more.length === 0 && croppable(store.document, only) ? only : null;
}

/** Hide a region in the middle of a clip's picture, and take hold of it. */
export function hideByHand({ store, session, player }: Workbench, id: string): void {
  const operation = hidePart(store.document, id, BY_HAND);
  if (!operation) return;
  player.pause();
  const part = hiddenParts(store.document, id).length;
  store.commit(operation);
  session.update({ hiding: { clip: id, part } });
}
