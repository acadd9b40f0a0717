import { type Clip, clipOf, type Document } from "../document";
import { apply, type Operation } from "../operations";
import { clipEnd } from "../timeline-index";
import { linked } from "./bonds";
import { shortest } from "./building";
import { type Edit, sequence } from "./sequence";
import { isOpen } from "./set-property";
import { trimEnd } from "./trim-end";
import { trimStart } from "./trim-start";

export type Edge = "start" | "end";

/** When an edge of a clip is, flicks. */
export function edgeOf(clip: Clip, edge: Edge): number {
  return edge === "start" ? clip.start : clipEnd(clip);
}

/** Those of a clip's link whose edge stands where its own does, itself first: what is trimmed with it. */
export function edgePartners(document: Document, id: string, edge: Edge): string[] {
  const clip = clipOf(document, id);
  if (!clip) return [];
  const near = shortest(document) / 2;
  const isHere = (other: string) =>
    Math.abs(edgeOf(document.clips[other] as Clip, edge) - edgeOf(clip, edge)) < near;
  return [...new Set([id, ...linked(document, [id])])].filter(isHere);
}

/**
 * Trim an edge that several clips share, all by as much: as far as the one of them that can the least. Their other edges
 * stay, and so do keyframes and words in time, markers, and clips on locked tracks.
 *
 *     before  film   |-- a --------|        after  |-- a ----|
 *             sound  |-- b --------|               |-- b ----|
 *
 * @param ids the clips; the first one's edge is wanted at `at`
 */
export function trimEdge(
  document: Document,
  ids: readonly string[],
  edge: Edge,
  at: number,
): Operation | null {
  const trim = edge === "start" ? trimStart : trimEnd;
  const open = ids.filter((id) => isOpen(document, { owner: "clip", id }));
  const first = clipOf(document, open[0] ?? "");
  if (!first) return null;
  const by = at - edgeOf(first, edge);
  const shifts = open.map((id) => {
    const before = document.clips[id] as Clip;
    const operation = trim(document, id, edgeOf(before, edge) + by);
    const after = operation && clipOf(apply(document, operation).document, id);
    return after ? edgeOf(after, edge) - edgeOf(before, edge) : 0;
  });
  const least = shifts.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
  if (least === 0) return null;
  return sequence(
    document,
    open.map(
      (id): Edit =>
        (now) =>
          trim(now, id, edgeOf(document.clips[id] as Clip, edge) + least),
    ),
  );
}
