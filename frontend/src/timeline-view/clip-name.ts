/** What a clip is called, on its face and read aloud. */

import { strings } from "../lib/strings";
import type { Clip, Document } from "../timeline/document";
import { isBound } from "../timeline/edits/bonds";

const words = strings.timeline;

/** Its own name, its source's, or its first words; what nobody has named is called what it is. */
export function clipTitle(document: Document, clip: Clip): string {
  if (clip.name) return clip.name;
  if (clip.kind === "text" || clip.kind === "caption")
    return clip.text.trim().split("\n")[0]?.slice(0, 60) || words.emptyText;
  if (clip.kind === "shape") return words.shapes[clip.shape];
  const asset = document.assets[clip.asset];
  return asset ? asset.name || strings.inspector.kinds[clip.kind] : words.missing;
}

/** The accessible name: the kind and the title, and what it is bound by: "video clip beach.mp4, linked". */
export function clipLabel(document: Document, clip: Clip, id: string): string {
  const bonds = [
    ...(isBound(document, id, "link") ? [words.isLinked] : []),
    ...(isBound(document, id, "group") ? [words.isGrouped] : []),
  ];
  return [`${clip.kind} clip ${clipTitle(document, clip)}`, ...bonds].join(", ");
}
