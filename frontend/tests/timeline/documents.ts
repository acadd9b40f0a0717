/** Random documents, small and with everything that differences and pieces have to do with. */

import type { Document } from "../../src/timeline/document";
import { loadDocument } from "../../src/timeline/load";

export type Random = (below: number) => number;

/** Whole numbers from 0 up to, not including, `below`; the same for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

/** Some of at most `most` clips on two tracks, each with an id that another document may have too. */
export function randomDocument(random: Random, most = 12): Document {
  const clips: Record<string, unknown> = {};
  for (let id = 0; id < most; id++) if (random(3) > 0) clips[`c${id}`] = randomClip(random);
  const tracks = Object.fromEntries(
    ["t0", "t1", "t2"].filter(() => random(4) > 0).map((id) => [id, { order: "V", name: `${random(3)}` }]),
  );
  return loadDocument({
    canvas: { width: 1080 + random(3), background: `#00000${random(3)}`, backdrop: { blur: random(2) } },
    master: { loudness: -14 * random(2) },
    assets: random(2) ? { a: { source: "a", kind: "image" } } : {},
    tracks,
    clips,
  });
}

export function randomClip(random: Random): unknown {
  const common = { track: `t${random(3)}`, start: random(3), duration: 1 + random(2) };
  const moving = Array.from({ length: random(6) }, (_, time) => ({ time, value: random(5) }));
  if (random(3) === 0) return { kind: "shape", ...common, points: 3 + random(3), keyframes: { x: moving } };
  return {
    kind: "text",
    text: "w".repeat(random(40)),
    ...common,
    words: Array.from({ length: random(5) }, (_, first) => ({
      first,
      end: first + 1,
      start: 0,
      duration: 1,
    })),
    keyframes: { x: moving, opacity: random(2) ? [{ time: 0, value: 0.5 }] : [] },
    style: { size: 50 + random(3), colour: random(2) ? "#ffffff" : "#ff0000" },
  };
}
