/** What is done with presets: each reads the document and the selection, and makes one operation. Fetched when wanted. */

import { strings } from "../lib/strings";
import { toast } from "../lib/ui";
import { layersOf } from "../presets/layers";
import { LAYOUT_PRESETS, type LayoutName } from "../presets/layouts";
import { LOOK_PRESETS, type LookName } from "../presets/looks";
import { PIP_PRESETS, type PipName } from "../presets/pips";
import { TEXT_PRESETS, type TextName } from "../presets/texts";
import { WAY_PRESETS, type WayName } from "../presets/ways";
import { type Document, newId } from "../timeline/document";
import { setFrame, setLayout, setLook, setWay, swapLayers, wayOf } from "../timeline/edits";
import { cellsOf, type Spacing } from "../timeline/edits/set-layout";
import type { Side } from "../timeline/edits/way";
import type { Operation } from "../timeline/operations";
import { FLICKS_PER_SECOND } from "../timeline/time";
import { offerCells } from "../tools/cells";
import { meantCells, meantLayers, pictureFrame } from "../tools/meant-layers";
import { placeLayers } from "../tools/place-preset";
import { freeTrack } from "../tools/tracks";
import { isEditable, type Workbench } from "../tools/workbench";

const words = strings.presets;

/** How long a way takes that nobody has set yet, flicks. */
export const USUAL_WAY = Math.round(0.6 * FLICKS_PER_SECOND);

/** Put a text of the panel at the playhead, above everything, and select it. */
export function putText(bench: Workbench, name: TextName): void {
  const { store, session, player } = bench;
  player.pause();
  const layers = layersOf(TEXT_PRESETS[name], store.document.canvas);
  const placed = placeLayers(store.document, layers, player.time, newId);
  if (!placed.operation) return;
  store.commit(placed.operation);
  session.select(placed.ids);
}

/** Make an edit of the layers that are meant; a word where there are none, or none that may be changed. */
function change(
  bench: Workbench,
  edit: (document: Document, ids: readonly string[]) => Operation | null,
  none: string = words.nothingMeant,
): void {
  const { store } = bench;
  const ids = meantLayers(bench);
  if (ids.length === 0) return void toast({ text: none });
  const open = ids.filter((id) => isEditable(store.document, id));
  if (open.length === 0) return void toast({ text: words.locked });
  const operation = edit(store.document, open);
  if (operation) store.commit(operation);
}

/** Give the meant layers a look, or take it off. */
export function putLook(bench: Workbench, name: LookName | null): void {
  change(bench, (document, ids) => setLook(document, ids, name === null ? {} : LOOK_PRESETS[name]));
}

/** Let the meant layers come, or go, in a way; one that has a way already keeps its length. */
export function putWay(bench: Workbench, side: Side, name: WayName | null, length?: number): void {
  change(bench, (document, ids) => wayEdit(document, ids, side, name, length));
}

/** The edit that gives layers a way, to be tried or made. */
export function wayEdit(
  document: Document,
  ids: readonly string[],
  side: Side,
  name: WayName | null,
  length?: number,
): Operation | null {
  const [first] = ids;
  const clip = first === undefined ? undefined : document.clips[first];
  const known = clip && wayOf(document, clip, side, WAY_PRESETS)?.length;
  return setWay(document, ids, side, name, length ?? known ?? USUAL_WAY, WAY_PRESETS);
}

/** Make the meant films and pictures a picture in the picture. */
export function putPip(bench: Workbench, name: PipName): void {
  change(bench, (document, ids) => pipEdit(bench, document, ids, name), words.noPicture);
}

export function pipEdit(
  { player }: Workbench,
  document: Document,
  ids: readonly string[],
  name: PipName,
): Operation | null {
  const { frame } = PIP_PRESETS[name];
  return setFrame(document, ids, pictureFrame(document.canvas, PIP_PRESETS[name]), frame, player.time);
}

/** Put the meant films and pictures into a layout's cells, and offer these to what is dragged onto the stage. */
export function putLayout(bench: Workbench, name: LayoutName, spacing: Spacing): void {
  const { store, player } = bench;
  const layout = LAYOUT_PRESETS[name];
  offerCells({ name, layout, ...spacing });
  const { document } = store;
  const meant = meantCells(bench);
  const open = meant.filter((id) => isEditable(document, id));
  if (meant.length > 0 && open.length === 0) return void toast({ text: words.locked });
  const cells = cellsOf(document.canvas, layout, spacing);
  const operation = setLayout(document, open, cells, player.time, (now, clip, start) => {
    return freeTrack(now, clip.kind, start, start + clip.duration) ?? newId();
  });
  if (operation) store.commit(operation);
  if (open.length < cells.length) toast({ text: words.layout.put(cells.length, open.length) });
  if (open.length > cells.length) toast({ text: words.layout.over(open.length - cells.length) });
}

/** The two selected layers change their places. */
export function swapSelected({ store, session, player }: Workbench): void {
  const [one, other] = session.state.selection;
  if (one === undefined || other === undefined) return;
  const operation = swapLayers(store.document, one, other, player.time);
  if (operation) store.commit(operation);
}
