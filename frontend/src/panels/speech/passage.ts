import type { Document } from "../../timeline/document";
import { sourceTime } from "../../timeline/playing";
import { toSeconds } from "../../timeline/time";

/** The second of a clip's source that is heard at a moment of the timeline, to a tenth; the clip's first where that is not
 * in the clip. */
export function passageAt(document: Document, id: string, time: number): number {
  const clip = document.clips[id];
  if (!clip || !("playing" in clip)) return 0;
  const into = time - clip.start;
  const inside = into >= 0 && into < clip.duration ? into : 0;
  return Math.floor(toSeconds(sourceTime(clip, inside)) * 10) / 10;
}
