/** Where nobody speaks in clips, by what was found in their sources: what could be cut. Pure. */

import { clipOf, type Document, type SoundingClip } from "./document";
import { placed, sourceSpan } from "./playing";
import { firstFrameTime, frameAt, frameTime } from "./time";
import { clipEnd } from "./timeline-index";

/** A stretch of a source in which somebody speaks; flicks of its own clock. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the timeline that could go: in whole frames, inside of a clip. */
export interface Pause extends Span {
  readonly clip: string;
}

export interface PauseRules {
  /** A pause that is shorter is none; flicks. */
  readonly shortest: number;
  /** How much of a pause is left beside what is said; flicks. */
  readonly padding: number;
}

/** Frames that a cut takes at least: less is a stutter. */
const LEAST = 2;

/**
 * The pauses of clips, in the order of the timeline. A clip that is not heard has none, and of those that are linked only
 * the first is listened to: what is cut is cut in all of them. A clip in which nobody speaks is left whole.
 * @param spans of the sources, by asset; in the order of time
 */
export function pausesIn(
  document: Document,
  ids: readonly string[],
  spans: Readonly<Record<string, readonly Span[]>>,
  rules: PauseRules,
): Pause[] {
  const links = new Set<string>();
  const found: Pause[] = [];
  for (const id of ids) {
    const clip = clipOf(document, id);
    if (clip?.kind !== "video" && clip?.kind !== "audio") continue;
    if (clip.sound.muted || clip.playing.frozen || links.has(clip.link)) continue;
    if (clip.link !== "") links.add(clip.link);
    for (const span of gaps(clip, spans[clip.asset] ?? [], rules)) {
      const pause = framed(document, clip, span);
      if (pause) found.push({ clip: id, ...pause });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What may go of a clip's pauses, on the timeline. */
function gaps(clip: SoundingClip, spans: readonly Span[], { shortest, padding }: PauseRules): Span[] {
  const first = clip.source_start;
  const end = first + sourceSpan(clip.playing, clip.duration);
  const said = spans.filter((span) => span.start < end && span.end > first);
  if (said.length === 0) return [];
  const edges = [{ end: first }, ...said, { start: end }];
  return edges.slice(1).flatMap((next, place): Span[] => {
    const before = edges[place] as { end: number };
    const [from, to] = [Math.max(first, before.end), Math.min(end, (next as Span).start)];
    // Where the clip itself begins or ends nothing is said that would have to be left room.
    const [head, tail] = [place === 0 ? 0 : padding, place === said.length ? 0 : padding];
    const [a, b] = [placed(clip, from), placed(clip, to)];
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    if (high - low < shortest) return [];
    const [left, right] = clip.playing.reversed ? [tail, head] : [head, tail];
    return [{ start: low + left, end: high - right }];
  });
}

/** A stretch in whole frames, never longer than it is; null where that is too short to be cut. */
function framed({ canvas: { frame_rate } }: Document, clip: SoundingClip, span: Span): Span | null {
  const start = span.start <= clip.start ? clip.start : firstFrameTime(span.start, frame_rate);
  const end =
    span.end >= clipEnd(clip) ? clipEnd(clip) : frameTime(frameAt(span.end, frame_rate), frame_rate);
  // What is left of the clip before and behind it is a frame at least.
  const frame = frameTime(1, frame_rate);
  if (start > clip.start && start - clip.start < frame) return null;
  if (end < clipEnd(clip) && clipEnd(clip) - end < frame) return null;
  return end - start < LEAST * frame ? null : { start, end };
}
