import type { Document } from "../document";
import { batch, type Operation } from "../operations";
import { type Bond, bound } from "./bonds";
import { setField } from "./building";

/**
 * Let clips belong together: one link, or one group, of all of them and of what they are in already. Null for fewer than
 * two. Nothing moves; clips on locked tracks stay out of it.
 */
export function joinClips(
  document: Document,
  ids: readonly string[],
  bond: Bond,
  name: string,
): Operation | null {
  const all = bound(document, ids, [bond]);
  const [first] = all;
  if (first === undefined || all.length < 2) return null;
  // What is one link already stays so.
  const before = document.clips[first]?.[bond];
  if (before !== "" && all.every((id) => document.clips[id]?.[bond] === before)) return null;
  return batch(all.map((id) => setField(id, bond, name)));
}

/** Let clips, and all that is in a link or a group with them, go their own ways. Clips on locked tracks stay as they are. */
export function partClips(document: Document, ids: readonly string[], bond: Bond): Operation | null {
  const all = bound(document, ids, [bond]).filter((id) => document.clips[id]?.[bond] !== "");
  return batch(all.map((id) => setField(id, bond, "")));
}
