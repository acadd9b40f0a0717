/** Which layers a preset is for, and which of its boxes suits a canvas. Pure but for the bench that is read. */

import type { Canvas, Document } from "../timeline/document";
import { type Boxed, takesFrame } from "../timeline/edits/set-frame";
import { indexOf } from "../timeline/timeline-index";
import type { Workbench } from "./workbench";

/** The layers that are selected, also on locked tracks; with nothing selected the topmost one at the playhead. */
export function meantLayers({ store, session, player }: Workbench): readonly string[] {
  const { document } = store;
  const { selection } = session.state;
  const seen = selection.filter((id) => "transform" in (document.clips[id] ?? {}));
  if (selection.length > 0) return seen;
  const top = topmost(document, player.time);
  return top === null ? [] : [top];
}

/** The films and pictures that a layout is for: those selected, in that order, or all at the playhead, from the bottom up. */
export function meantCells({ store, session, player }: Workbench): readonly string[] {
  const { document } = store;
  const { selection } = session.state;
  const isPicture = (id: string) => takesFrame(document.clips[id]);
  if (selection.length > 1) return selection.filter(isPicture);
  const { time } = player;
  return indexOf(document).tracks.flatMap((track) =>
    track.track.hidden ? [] : track.between(time, time + 1).flatMap(({ id }) => (isPicture(id) ? [id] : [])),
  );
}

/** The layer that is in front at a moment; null where nothing is shown. */
function topmost(document: Document, time: number): string | null {
  const shown = indexOf(document).tracks.flatMap((track) =>
    track.track.hidden ? [] : track.between(time, time + 1).filter(({ clip }) => "transform" in clip),
  );
  return shown.at(-1)?.id ?? null;
}

/** The box for a canvas's shape. */
export function pictureFrame(
  { width, height }: Canvas,
  boxes: { readonly wide: Boxed; readonly tall: Boxed; readonly square: Boxed },
): Boxed {
  if (width * 5 > height * 6) return boxes.wide;
  return height * 5 > width * 6 ? boxes.tall : boxes.square;
}
