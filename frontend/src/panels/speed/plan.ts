/** What the dialog of speeds reads, and what it will do. Pure. */

import { parseNumber } from "../../lib/ui/number";
import type { Document, SoundingClip } from "../../timeline/document";
import { setLength, setProperty, setSpeed } from "../../timeline/edits";
import { sequence } from "../../timeline/edits/sequence";
import { FASTEST, lengthAt, runningClip, SLOWEST, speedFor } from "../../timeline/edits/set-speed";
import type { Operation } from "../../timeline/operations";
import { propertyOf } from "../../timeline/properties";
import { parseTimecode } from "../../timeline-view/timecode";
import { common } from "../inspector/reading";

/** What is wanted: a speed or a length, and a direction where one was chosen. */
export interface Plan {
  readonly by: "speed" | "length";
  /** As typed: per cent, and a time. */
  readonly speed: string;
  readonly length: string;
  readonly reversed: boolean | null;
}

/** What a plan comes to; null where what was typed cannot be, or where clips differ. */
export interface Outcome {
  /** 1 as recorded. */
  readonly speed: number | null;
  /** Flicks. */
  readonly length: number | null;
  /** What is wrong with what was typed. */
  readonly wrong: "speed" | "length" | null;
  /** The lengths that all of the clips can have, flicks. */
  readonly reach: readonly [shortest: number, longest: number];
}

export function running(document: Document, ids: readonly string[]): SoundingClip[] {
  return ids.flatMap((id) => runningClip(document, id) ?? []);
}

/** The speed that was typed in per cent, or null where it is none or there is no such speed. */
function typedSpeed(text: string): number | null {
  const percent = parseNumber(text.replace(/%\s*$/, ""));
  const speed = percent === null ? null : Math.round(percent * 10) / 1000;
  return speed !== null && speed >= SLOWEST && speed <= FASTEST ? speed : null;
}

export function outcomeOf(document: Document, clips: readonly SoundingClip[], plan: Plan): Outcome {
  const reach = [
    Math.max(...clips.map((clip) => lengthAt(document, clip, FASTEST))),
    Math.min(...clips.map((clip) => lengthAt(document, clip, SLOWEST))),
  ] as const;
  if (plan.by === "speed") {
    const speed = typedSpeed(plan.speed);
    const length = speed === null ? null : common(clips.map((clip) => lengthAt(document, clip, speed)));
    return { speed, length, wrong: speed === null ? "speed" : null, reach };
  }
  const length = parseTimecode(plan.length, document.canvas.frame_rate);
  if (length === null || length < reach[0] || length > reach[1])
    return { speed: null, length: null, wrong: "length", reach };
  return { speed: common(clips.map((clip) => speedFor(clip, length))), length, wrong: null, reach };
}

/** The plan as one operation; null where nothing changes. */
export function carriedOut(
  document: Document,
  ids: readonly string[],
  plan: Plan,
  everywhere: boolean,
): Operation | null {
  const { speed, length, wrong } = outcomeOf(document, running(document, ids), plan);
  if (wrong) return null;
  const { by, reversed } = plan;
  const holders = ids.filter((id) => runningClip(document, id)).map((id) => ({ owner: "clip", id }) as const);
  return sequence(document, [
    (now) => (by === "speed" && speed !== null ? setSpeed(now, ids, speed, everywhere) : null),
    (now) => (by === "length" && length !== null ? setLength(now, ids, length, everywhere) : null),
    (now) =>
      reversed === null ? null : setProperty(now, holders, propertyOf("playing.reversed"), reversed, 0),
  ]);
}
