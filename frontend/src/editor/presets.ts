/** What is done with presets: each reads the document and the selection, and makes one operation. Fetched when wanted. */

import { layersOf } from "../presets/layers";
import { TEXT_PRESETS, type TextName } from "../presets/texts";
import { newId } from "../timeline/document";
import { placeLayers } from "../tools/place-preset";
import type { Workbench } from "../tools/workbench";

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
