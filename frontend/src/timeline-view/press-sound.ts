/** Presses on the volume line of a clip, its points, and the ends of its fades. */

import { deleteKeys } from "../timeline/edits/keys";
import { addVolumePoint, type Fade } from "../timeline/edits/loudness";
import type { Operation } from "../timeline/operations";
import { nearestFrameTime } from "../timeline/time";
import type { Gesture } from "../tools/gesture";
import { DragFade, DragVolume, DragVolumePoint, type SoundPointer } from "../tools/shape-sound";
import { isEditable } from "../tools/workbench";
import { followGesture, timePointer } from "./follow-gesture";
import { type TimelineGround, timeUnder } from "./gestures";
import { lineRoom } from "./SoundLine";

/** Whether the press was on the sound's line, and is dealt with. */
export function pressSound(ground: TimelineGround, event: PointerEvent, target: Element): boolean {
  const { store, player } = ground.bench;
  const part = target.closest<HTMLElement>("[data-volume], [data-volume-point], [data-fade]");
  const clip = target.closest<HTMLElement>("[data-clip]");
  const id = clip?.dataset.clip;
  if (!part || !clip || id === undefined || !isEditable(store.document, id)) return false;
  // These mean the clip itself: one alone or a copy of it, one more.
  if (event.altKey || event.shiftKey) return false;
  const { volumePoint, fade } = part.dataset;
  const from = timeUnder(ground, event.clientX);
  const at = nearestFrameTime(Math.max(0, from), store.document.canvas.frame_rate);
  const commit = (operation: Operation | null) => operation && store.commit(operation);
  if ((event.ctrlKey || event.metaKey) && fade === undefined) {
    // With Ctrl a click on the line sets a point, and on a point takes it away.
    const name = { curve: "volume", time: Number(volumePoint) } as const;
    if (volumePoint === undefined) commit(addVolumePoint(store.document, id, at));
    else commit(deleteKeys(store.document, id, [name]));
    return true;
  }
  const room = lineRoom(clip.clientHeight);
  followGesture<SoundPointer>(
    ground,
    event,
    {
      begin: (): Gesture<SoundPointer> => {
        const { document } = store;
        if (fade !== undefined) return new DragFade(document, id, fade as Fade, from, player.time);
        if (volumePoint === undefined) return new DragVolume(document, id, at);
        return new DragVolumePoint(document, id, Number(volumePoint), from);
      },
      pointer: (now) => ({ ...timePointer(ground, now), rise: (event.clientY - now.clientY) / room }),
    },
    1,
  );
  return true;
}
