/** What a clip is called, on its face and read aloud. */

import { strings } from "../lib/strings";
import type { Clip, Document } from "../timeline/document";

const words = strings.timeline;

/** Its own name, its source's, or its first words. */
export function clipTitle(document: Document, clip: Clip): string {
  if (clip.name) return clip.name;
  if (clip.kind === "text") return clip.text.trim().split("\n")[0]?.slice(0, 60) || words.emptyText;
  if (clip.kind === "shape") return words.shapes[clip.shape];
  return document.assets[clip.asset]?.name || words.missing;
}

/** The accessible name: the kind and the title, e.g. "video clip beach.mp4". */
export function clipLabel(document: Document, clip: Clip): string {
  return `${clip.kind} clip ${clipTitle(document, clip)}`;
}
