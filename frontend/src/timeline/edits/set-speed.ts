import { clipOf, type Document, type Keyframes, MAX_TIME, type SoundingClip } from "../document";
import { batch, type Operation, type Primitive } from "../operations";
import { sourceSpan, timelineSpan } from "../playing";
import { propertyOf } from "../properties";
import type { Json } from "../schema-check";
import { clipEnd, indexOf } from "../timeline-index";
import { setField, setValue, shortest, sourceLeft, wholeFrames } from "./building";
import { inStep } from "./in-step";
import { sequence } from "./sequence";
import { isOpen } from "./set-property";
import type { Edge } from "./trim-edge";

const { low, high } = propertyOf("playing.speed");
/** How slow and how fast a source can run. */
export const SLOWEST = low ?? 0.1;
export const FASTEST = high ?? 10;

/** How a clip is to run. */
interface Run {
  readonly speed: number;
  /** Flicks. */
  readonly duration: number;
}

/** A clip that runs and may be changed, or null: what stands still has no speed. */
export function runningClip(document: Document, id: string): SoundingClip | null {
  const clip = clipOf(document, id);
  if (!clip || (clip.kind !== "video" && clip.kind !== "audio") || clip.playing.frozen) return null;
  return isOpen(document, { owner: "clip", id }) ? clip : null;
}

/** How long a clip becomes at another speed: whole frames, and no more than its source has. */
export function lengthAt(document: Document, clip: SoundingClip, speed: number): number {
  const playing = { ...clip.playing, speed };
  const wanted = timelineSpan(playing, sourceSpan(clip.playing, clip.duration)) ?? clip.duration;
  // At its new speed the source may reach a frame less far.
  const left = clip.playing.reversed ? null : sourceLeft(document, { ...clip, playing });
  return Math.min(wholeFrames(document, Math.min(wanted, left ?? MAX_TIME)), MAX_TIME);
}

/** The speed, in whole thousandths, at which a clip becomes about so long, as far as speeds go. */
export function speedFor(clip: SoundingClip, length: number): number {
  const exact = sourceSpan(clip.playing, clip.duration) / Math.max(1, length);
  return Math.min(Math.max(Math.round(exact * 1000) / 1000, SLOWEST), FASTEST);
}

/** How a clip runs that is to be so long: as long as that, or as near as its speed can come. */
function runFor(document: Document, clip: SoundingClip, length: number): Run {
  const speed = speedFor(clip, length);
  const bounded = speed === SLOWEST || speed === FASTEST;
  return { speed, duration: bounded ? lengthAt(document, clip, speed) : wholeFrames(document, length) };
}

/**
 * Let clips run at another speed: each shows the same stretch of its source in another time, in whole frames of the
 * project. What follows on its track moves along, with `everywhere` on all tracks, so that nothing is covered and no gap
 * opens, and what is linked to that as far; keyframes keep their place in the picture, fades and transitions their
 * length. Markers and the rest of the other tracks stay. What is frozen, and clips on locked tracks, stay as they are.
 *
 *     before  |-- a --||-- b --|        after twice as fast  |- a||-- b --|
 */
export function setSpeed(
  document: Document,
  ids: readonly string[],
  speed: number,
  everywhere = false,
): Operation | null {
  const runs = runsOf(document, ids, (clip) => ({ speed, duration: lengthAt(document, clip, speed) }));
  return retimed(document, runs, "end", everywhere);
}

/** Let clips run so that each is so long, flicks, as far as speeds go; all else as in `setSpeed`. */
export function setLength(
  document: Document,
  ids: readonly string[],
  length: number,
  everywhere = false,
): Operation | null {
  const runs = runsOf(document, ids, (clip) => runFor(document, clip, length));
  return retimed(document, runs, "end", everywhere);
}

/**
 * Let clips run faster or slower until an edge of the first one stands at `at`, as far as speeds go; the others by as
 * much. What is behind the end moves along as in `setSpeed`. An edge at the front stops at what stands before it.
 *
 *     before  |-- a --||-- b --|        after  |---- a ----||-- b --|
 */
export function stretchEdge(
  document: Document,
  ids: readonly string[],
  edge: Edge,
  at: number,
  everywhere = false,
): Operation | null {
  const first = runningClip(document, ids[0] ?? "");
  if (!first) return null;
  const room = edge === "end" ? MAX_TIME : Math.min(...ids.map((id) => roomBefore(document, id)));
  const wanted = edge === "end" ? at - first.start : clipEnd(first) - at;
  const length = Math.max(Math.min(wanted, first.duration + room), shortest(document));
  const led = runFor(document, first, length);
  const share = led.duration / first.duration;
  const runs = runsOf(document, ids, (clip, id) =>
    id === ids[0] ? led : runFor(document, clip, Math.round(clip.duration * share)),
  );
  return retimed(document, runs, edge, everywhere);
}

/** How much is free before a clip on its track, flicks; nothing where something lies under its beginning. */
function roomBefore(document: Document, id: string): number {
  const clip = clipOf(document, id);
  if (!clip) return 0;
  const { clips = [] } = indexOf(document).tracks.find((track) => track.id === clip.track) ?? {};
  const ends = clips.flatMap((other) =>
    other.id !== id && other.clip.start <= clip.start ? [clipEnd(other.clip)] : [],
  );
  return Math.max(0, clip.start - Math.max(0, ...ends));
}

function runsOf(
  document: Document,
  ids: readonly string[],
  run: (clip: SoundingClip, id: string) => Run,
): ReadonlyMap<string, Run> {
  return new Map(
    ids.flatMap((id) => {
      const clip = runningClip(document, id);
      return clip ? [[id, run(clip, id)] as const] : [];
    }),
  );
}

function retimed(
  document: Document,
  runs: ReadonlyMap<string, Run>,
  edge: Edge,
  everywhere: boolean,
): Operation | null {
  const steps: Primitive[] = [];
  const grown: { readonly track: string; readonly end: number; readonly by: number }[] = [];
  for (const [id, { speed, duration }] of runs) {
    const clip = document.clips[id] as SoundingClip;
    if (speed !== clip.playing.speed) steps.push(setValue(["clips", id, "playing", "speed"], speed));
    const by = duration - clip.duration;
    if (by === 0) continue;
    steps.push(setField(id, "duration", duration));
    if (edge === "start") steps.push(setField(id, "start", Math.max(0, clip.start - by)));
    else grown.push({ track: clip.track, end: clipEnd(clip), by });
    if (Object.values(clip.keyframes).some((curve) => curve.length > 0)) {
      const share = duration / clip.duration;
      steps.push(setField(id, "keyframes", stretched(clip.keyframes, share) as unknown as Json));
    }
  }
  const starts = new Map<string, number>();
  const tracks = [...new Set(grown.map(({ track }) => track))];
  for (const [id, clip] of Object.entries(document.clips)) {
    const pushes = (everywhere ? tracks : [clip.track]).flatMap((track) => {
      const ahead = grown.filter((one) => one.track === track && one.end <= clip.start);
      return ahead.length > 0 ? [ahead.reduce((sum, { by }) => sum + by, 0)] : [];
    });
    if (pushes.length > 0) starts.set(id, Math.max(...pushes));
  }
  // In the new lengths, so that what became longer does not come to lie over what follows.
  return sequence(document, [() => batch(steps), (now) => batch(inStep(now, starts))]);
}

/** Keyframes of a clip that has become so much longer. */
function stretched(keyframes: Keyframes, share: number): Keyframes {
  return Object.fromEntries(
    Object.entries(keyframes).map(([name, curve]) => [
      name,
      curve.map((key: Keyframes["x"][number]) => ({
        ...key,
        time: Math.min(Math.max(Math.round(key.time * share), -MAX_TIME), MAX_TIME),
      })),
    ]),
  ) as unknown as Keyframes;
}
