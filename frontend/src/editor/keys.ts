/** What the keyboard does with keyframes in the lanes of the clip that is open. */

import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import { clipOf } from "../timeline/document";
import { toggleKeyframe } from "../timeline/edits";
import { nextKeyframe } from "../timeline/edits/keyframe";
import { copyKeys, deleteKeys, movable, moveKeys, movingProperties, pasteKeys } from "../timeline/edits/keys";
import type { CurveName } from "../timeline/keyframes";
import { frameTime } from "../timeline/time";
import { isEditable, type Workbench } from "../tools/workbench";

/** The clip whose keyframes are meant: the open one, or the only one that is selected. */
function meant({ session }: Workbench): string | null {
  const { opened, selection } = session.state;
  return opened ?? (selection.length === 1 ? (selection[0] ?? null) : null);
}

/** Show the selected clip's keyframes in lanes, or none. */
export function toggleLanes({ session }: Workbench): void {
  const { opened, selection } = session.state;
  const [first] = selection;
  session.open(first === undefined || first === opened ? null : first);
}

export function nudgeKeys({ store, session }: Workbench, frames: number): void {
  const { opened, keys } = session.state;
  const { document } = store;
  if (opened === null || !isEditable(document, opened)) return;
  const by = movable(document, opened, keys, frames * frameTime(1, document.canvas.frame_rate));
  const operation = moveKeys(document, opened, keys, by);
  if (!operation) return;
  store.commit(operation);
  session.selectKeys(keys.map(({ curve, time }) => ({ curve, time: time + by })));
}

export function removeKeys({ store, session }: Workbench): void {
  const { opened, keys } = session.state;
  const operation = opened === null ? null : deleteKeys(store.document, opened, keys);
  if (!operation) return;
  store.commit(operation);
  session.selectKeys([]);
}

export function copySelectedKeys(bench: Workbench, cut: boolean): void {
  const { store, session } = bench;
  const { opened, keys } = session.state;
  if (opened === null) return;
  session.update({ copiedKeys: copyKeys(store.document, opened, keys) });
  toast({ text: strings.lanes.keysCopied(keys.length) });
  if (cut) removeKeys(bench);
}

/** Put the copied keyframes into the open clip from the playhead on, and select them. */
export function pasteCopiedKeys({ store, session, player }: Workbench): void {
  const { opened, copiedKeys } = session.state;
  if (opened === null || !copiedKeys) return;
  const { operation, names } = pasteKeys(store.document, opened, copiedKeys, player.time);
  if (!operation) return void toast({ text: strings.lanes.keysDoNotFit });
  store.commit(operation);
  session.selectKeys(names);
}

export function selectAllKeys({ store, session }: Workbench): void {
  const { opened } = session.state;
  if (opened === null) return;
  const names = movingProperties(store.document, opened).flatMap(({ curve }) =>
    (clipOf(store.document, opened)?.keyframes[curve as CurveName] ?? []).map(({ time }) => ({
      curve: curve as CurveName,
      time,
    })),
  );
  session.selectKeys(names);
}

/** To the nearest keyframe of the clip before (-1) or after (1) the playhead. */
export function goToKey(bench: Workbench, direction: 1 | -1): void {
  const { store, player } = bench;
  const id = meant(bench);
  if (id === null) return;
  const properties = movingProperties(store.document, id);
  const time = nextKeyframe(store.document, [{ owner: "clip", id }], properties, player.time, direction);
  if (time !== null) player.seek(time);
}

/** A keyframe at the playhead for each property of the clip that moves, or none where all have one. */
export function keyAtPlayhead(bench: Workbench): void {
  const { store, player } = bench;
  const id = meant(bench);
  if (id === null) return;
  const properties = movingProperties(store.document, id);
  const operation = toggleKeyframe(store.document, [{ owner: "clip", id }], properties, player.time);
  if (operation) store.commit(operation);
  else if (properties.length === 0) toast({ text: strings.lanes.noKeys });
}

export const hasKeys = ({ session }: Workbench) => session.state.keys.length > 0;
export const canPasteKeys = ({ session }: Workbench) =>
  session.state.copiedKeys !== null && session.state.opened !== null;
export const meansClip = (bench: Workbench) => meant(bench) !== null;
