/** Transitions by key and palette: at the selected one, at the selected clips, or at the cut nearest to the playhead. */

import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import { endPassage, passageEverywhere, setPassage } from "../timeline/edits";
import { passageOf } from "../timeline/edits/passage-length";
import { FLICKS_PER_SECOND, frameTime } from "../timeline/time";
import { cutNear, type PassageKind } from "../tools/held-passage";
import { isEditable, type Workbench } from "../tools/workbench";
import { editable } from "./actions";

/** The clips whose transitions are meant now; none where no cut is near. */
export function meantPassages(bench: Workbench): readonly string[] {
  const { store, session, player } = bench;
  const { passage, selection } = session.state;
  if (passage !== null) return isEditable(store.document, passage) ? [passage] : [];
  if (selection.length > 0) return editable(bench);
  const near = cutNear(store.document, player.time, FLICKS_PER_SECOND);
  return near === null ? [] : [near];
}

/** A cross-fade where there is none, a plain cut where there is one; its settings come into sight. */
export function togglePassage(bench: Workbench): void {
  const ids = meantPassages(bench);
  const { clips } = bench.store.document;
  const isCut = ids.every((id) => clips[id]?.transition.kind === "none");
  putPassage(bench, ids, isCut ? "cross-fade" : "none");
}

/** Give clips a transition of a kind, and take hold of it; says so where there is no clip to give it to. */
export function putPassage(bench: Workbench, ids: readonly string[], kind: PassageKind): void {
  const { store, session } = bench;
  const [only] = ids;
  if (only === undefined) return void toast({ text: strings.properties.noCut });
  const operation = setPassage(store.document, ids, kind);
  if (operation) store.commit(operation);
  if (ids.length > 1 || kind === "none") session.select(ids);
  else session.selectPassage(only);
  session.update({ reveal: "transition.kind" });
}

/** The transition in the hand goes. */
export function removePassage({ store, session }: Workbench): void {
  const { passage } = session.state;
  const operation = passage === null ? null : setPassage(store.document, [passage], "none");
  if (operation) store.commit(operation);
  session.select([]);
}

/** The transition in the hand, longer or shorter by frames. */
export function stretchPassage({ store, session }: Workbench, frames: number): void {
  const { passage: id } = session.state;
  const { document } = store;
  const passage = id === null ? null : passageOf(document, id);
  if (id === null || !passage) return;
  const operation = endPassage(document, id, passage.end + frames * frameTime(1, document.canvas.frame_rate));
  if (operation) store.commit(operation);
}

/** What the meant clip begins with, at every cut of the film. */
export function spreadPassage(bench: Workbench): void {
  const [from] = meantPassages(bench);
  const { store } = bench;
  const operation = from === undefined ? null : passageEverywhere(store.document, from);
  if (from === undefined) return void toast({ text: strings.properties.noCut });
  if (operation) store.commit(operation);
  const changed = operation?.type === "batch" ? operation.operations.length : operation ? 1 : 0;
  toast({ text: strings.properties.everyCutDone(changed) });
}

/** Where the stage looks while a kind is tried at a clip: the middle of its transition, flicks. */
export function middleOf(bench: Workbench, id: string): number | null {
  const passage = passageOf(bench.store.document, id);
  return passage && (passage.start + passage.end) / 2;
}
