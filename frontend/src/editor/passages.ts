/** A transition by a key: at the selected clips, or at the cut that the playhead is nearest to. */

import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import type { Document } from "../timeline/document";
import { setPassage } from "../timeline/edits";
import { clipsAtCuts } from "../timeline/edits/set-passage";
import { FLICKS_PER_SECOND } from "../timeline/time";
import { isEditable, type Workbench } from "../tools/workbench";
import { editable } from "./actions";

/** The clip that takes over at the nearest cut within a second of a moment; null where there is none. */
export function clipAtCut(document: Document, time: number): string | null {
  const distance = (id: string) => Math.abs((document.clips[id]?.start ?? 0) - time);
  const [nearest] = clipsAtCuts(document)
    .filter((id) => isEditable(document, id) && distance(id) <= FLICKS_PER_SECOND)
    .sort((a, b) => distance(a) - distance(b));
  return nearest ?? null;
}

/** A cross-fade where there is none, a plain cut where there is one; its settings come into sight. */
export function togglePassage(bench: Workbench): void {
  const { store, session, player } = bench;
  const { document } = store;
  const selected = editable(bench);
  const near = session.state.selection.length > 0 ? null : clipAtCut(document, player.time);
  const ids = near === null ? selected : [near];
  if (ids.length === 0) return void toast({ text: strings.properties.noCut });
  const isCut = ids.every((id) => document.clips[id]?.transition.kind === "none");
  const operation = setPassage(document, ids, isCut ? "cross-fade" : "none");
  if (operation) store.commit(operation);
  session.select(ids);
  session.update({ reveal: "transition.kind" });
}
