/** What the inspector reads of what is selected. Pure. */

import { type Clip, clipOf, type Document, type Keyframe } from "../../timeline/document";
import { keyAt, type Movement, movementAt, worthAt } from "../../timeline/edits/keyframe";
import { isOriginal } from "../../timeline/edits/reset-properties";
import {
  GROUPS,
  type Group,
  type Holder,
  has,
  isShown,
  type Property,
  propertiesOf,
} from "../../timeline/properties";
import type { Json } from "../../timeline/schema-check";

/** A property of all that is selected. */
export interface Reading {
  readonly property: Property;
  /** What all have in common; null where they differ. */
  readonly value: Json | null;
  readonly movement: Movement;
  /** Whether any of them is not as it was at first. */
  readonly changed: boolean;
}

/** A value that all have in common; `null` where they differ. */
export function common<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

export function readingOf(
  document: Document,
  holders: readonly Holder[],
  property: Property,
  time: number,
): Reading {
  const movements = holders.map((holder) => movementAt(document, holder, property, time));
  return {
    property,
    value: common(holders.map((holder) => worthAt(document, holder, property, time) as Json)),
    movement: movementOf(movements),
    changed: holders.some((holder) => !isOriginal(document, holder, property)),
  };
}

/** Of several: keyed where all are, fixed where none moves. */
export function movementOf(movements: readonly Movement[]): Movement {
  if (movements.length > 0 && movements.every((one) => one === "keyed")) return "keyed";
  return movements.some((one) => one !== "fixed") ? "moving" : "fixed";
}

/** The keyframe at the playhead of the first that has one: its curve is what is shown. */
export function keyOf(
  document: Document,
  holders: readonly Holder[],
  properties: readonly Property[],
  time: number,
): Keyframe | null {
  for (const holder of holders) {
    for (const property of properties) {
      const key = keyAt(document, holder, property, time);
      if (key) return key;
    }
  }
  return null;
}

/** The properties of a group that all of these have, as far as they count as things stand with any of them. */
export function shownOf(document: Document, holders: readonly Holder[], group: Group): Property[] {
  return propertiesOf(group.name).filter(
    (property) =>
      holders.every((holder) => has(document, holder, property)) &&
      holders.some((holder) => isShown(document, holder, property)),
  );
}

/** The groups that have anything to show of these, in their order. */
export function groupsOf(document: Document, holders: readonly Holder[]): Group[] {
  return GROUPS.filter((group) => shownOf(document, holders, group).length > 0);
}

/** A group of properties, and who of the selection has it. */
export interface Part {
  readonly group: Group;
  readonly holders: readonly Holder[];
}

/**
 * What is shown of a selection: the groups that all have in common. Of one link, as a film and its detached sound, every
 * group of any of them: for a person they are one thing, picture and sound.
 */
export function partsOf(document: Document, holders: readonly Holder[]): Part[] {
  const links = holders.map(({ owner, id }) => (owner === "clip" ? (clipOf(document, id)?.link ?? "") : ""));
  if (!common(links)) return groupsOf(document, holders).map((group) => ({ group, holders }));
  return GROUPS.flatMap((group) => {
    const owners = holders.filter((holder) =>
      propertiesOf(group.name).some((property) => has(document, holder, property)),
    );
    return owners.length > 0 && shownOf(document, owners, group).length > 0
      ? [{ group, holders: owners }]
      : [];
  });
}

/** The selected clips that are (still) in the document, in the order of the selection. */
export function selectedClips(
  document: Document,
  selection: readonly string[],
): { readonly id: string; readonly clip: Clip }[] {
  return selection.flatMap((id) => {
    const clip = clipOf(document, id);
    return clip ? [{ id, clip }] : [];
  });
}
