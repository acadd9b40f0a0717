/** What the keyboard does to the sound of the selected clips. */

import { louder, setFade } from "../timeline/edits/loudness";
import type { Operation } from "../timeline/operations";
import { clipEnd } from "../timeline/timeline-index";
import type { Workbench } from "../tools/workbench";
import { editable } from "./actions";

function commit({ store }: Workbench, operation: Operation | null): void {
  if (operation) store.commit(operation);
}

/** Louder by decibels, or quieter below 0. */
export function makeLouder(bench: Workbench, by: number): void {
  commit(bench, louder(bench.store.document, editable(bench), 10 ** (by / 20)));
}

/** Let the sound come in up to the playhead; none where the playhead is not within the clip. */
export function fadeInToPlayhead(bench: Workbench): void {
  const { time } = bench.player;
  const length = (clip: Parameters<typeof clipEnd>[0]) => (time < clipEnd(clip) ? time - clip.start : 0);
  commit(bench, setFade(bench.store.document, editable(bench), "fade_in", length));
}

/** Let the sound go out from the playhead on; none where the playhead is not within the clip. */
export function fadeOutFromPlayhead(bench: Workbench): void {
  const { time } = bench.player;
  const length = (clip: Parameters<typeof clipEnd>[0]) => (time > clip.start ? clipEnd(clip) - time : 0);
  commit(bench, setFade(bench.store.document, editable(bench), "fade_out", length));
}
