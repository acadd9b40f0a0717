/**
 * What belongs together, said once: every edit and gesture asks here.
 *
 * - Clips of one **link** (a film and the sound that was detached from it) are chosen together, so whatever is done to what
 *   is chosen is done to both; an edge that they share is trimmed in one go; and where an edit of something else pushes one
 *   along, the other one goes as far (`inStep`).
 * - Clips of one **group** are chosen together, and so moved, copied and deleted together; trims are each one's own.
 * - Alt and a click choose one alone: then it is trimmed, moved, cut and retimed without its partners.
 * - Cut together, the second parts get a link and a group of their own; what is cut alone keeps both its parts in them.
 *   Copies get links and groups of their own.
 * - What stands on a locked track is never changed: a partner there stays where it is, and is not chosen.
 */

import { clipOf, type Document } from "../document";
import type { Primitive } from "../operations";
import { setField } from "./building";
import { isOpen } from "./set-property";

export const BONDS = ["link", "group"] as const;
export type Bond = (typeof BONDS)[number];

const known = new WeakMap<Document, ReadonlyMap<string, readonly string[]>>();

/** The clips of each bond, by its kind and name. */
function members(document: Document): ReadonlyMap<string, readonly string[]> {
  let found = known.get(document);
  if (!found) {
    const made = new Map<string, string[]>();
    for (const [id, clip] of Object.entries(document.clips)) {
      for (const bond of BONDS) {
        if (clip[bond] === "") continue;
        const key = `${bond} ${clip[bond]}`;
        const others = made.get(key);
        if (others) others.push(id);
        else made.set(key, [id]);
      }
    }
    found = made;
    known.set(document, found);
  }
  return found;
}

/** Clips and all that is bound to them, directly or by others, the given ones first; nothing of a locked track. */
export function bound(document: Document, ids: readonly string[], bonds: readonly Bond[] = BONDS): string[] {
  const all = members(document);
  const found = new Set(ids.filter((id) => clipOf(document, id)));
  for (const id of found) {
    const clip = document.clips[id];
    for (const bond of bonds) for (const other of all.get(`${bond} ${clip?.[bond]}`) ?? []) found.add(other);
  }
  return [...found].filter((id) => isOpen(document, { owner: "clip", id }));
}

/** Clips and those of their links. */
export function linked(document: Document, ids: readonly string[]): string[] {
  return bound(document, ids, ["link"]);
}

/** Whether a clip has others in its link, or in its group. */
export function isBound(document: Document, id: string, bond: Bond): boolean {
  const name = clipOf(document, id)?.[bond] ?? "";
  return (members(document).get(`${bond} ${name}`)?.length ?? 0) > 1;
}

/**
 * Names for the bonds of clips that are made after others, by the id of the original: one of their own for those that
 * several of `ids` share. One that only a single one of them has becomes `alone`, or stays.
 */
export function renewed(
  document: Pick<Document, "clips">,
  ids: readonly string[],
  newId: () => string,
  alone: "kept" | "dropped",
): ReadonlyMap<string, { readonly link: string; readonly group: string }> {
  const names = { link: new Map<string, string>(), group: new Map<string, string>() };
  for (const bond of BONDS) {
    const seen = new Set<string>();
    for (const id of ids) {
      const name = document.clips[id]?.[bond] ?? "";
      if (name === "") continue;
      if (seen.has(name) && !names[bond].has(name)) names[bond].set(name, newId());
      seen.add(name);
    }
  }
  const nameOf = (id: string, bond: Bond) => {
    const before = document.clips[id]?.[bond] ?? "";
    return names[bond].get(before) ?? (alone === "kept" ? before : "");
  };
  return new Map(ids.map((id) => [id, { link: nameOf(id, "link"), group: nameOf(id, "group") }]));
}

/** The operations that give a clip its bonds, where they are others than before. */
export function setBonds(
  document: Document,
  id: string,
  bonds: { readonly link: string; readonly group: string },
): Primitive[] {
  const clip = clipOf(document, id);
  return BONDS.flatMap((bond) =>
    clip && clip[bond] !== bonds[bond] ? [setField(id, bond, bonds[bond])] : [],
  );
}
