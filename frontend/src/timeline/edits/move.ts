import { clipOf, type Document, MAX_TIME } from "../document";
import { batch, type Operation } from "../operations";
import { setField } from "./building";
import { isOpen } from "./set-property";

/**
 * Let a clip start at `start` (not before 0), on its own track or on another one; nothing moves from or to a locked one.
 * Words and keyframes go along; markers stay. What it is linked to moves where it is chosen as well.
 *
 *     before  |-- a --|           after         |-- a --|
 */
export function move(
  document: Document,
  clipId: string,
  start: number,
  track: string | null = null,
): Operation | null {
  const clip = clipOf(document, clipId);
  if (!clip || !isOpen(document, { owner: "clip", id: clipId })) return null;
  if (track !== null && document.tracks[track]?.locked) return null;
  const inside = Math.min(Math.max(0, start), MAX_TIME);
  const steps = inside === clip.start ? [] : [setField(clipId, "start", inside)];
  if (track !== null && track !== clip.track) steps.push(setField(clipId, "track", track));
  return batch(steps);
}

/** Move clips together by as much of `by` (flicks) as leaves none of them before 0; those of locked tracks stay. */
export function moveAll(document: Document, clipIds: readonly string[], by: number): Operation | null {
  const clips = clipIds.flatMap((id) => {
    const clip = isOpen(document, { owner: "clip", id }) ? clipOf(document, id) : undefined;
    return clip ? [{ id, start: clip.start }] : [];
  });
  if (clips.length === 0) return null;
  const starts = clips.map(({ start }) => start);
  const most = Math.min(Math.max(by, -Math.min(...starts)), MAX_TIME - Math.max(...starts));
  return most === 0 ? null : batch(clips.map(({ id, start }) => setField(id, "start", start + most)));
}
