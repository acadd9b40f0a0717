/**
 * How an operation that an older version wrote is brought up to date: what lies in an outbox, what takes a step back.
 *
 * A field that is new needs nothing of this: it has a default that changes nothing. A version is for what means something
 * else than before. Documents come from the server and are up to date. The mirror of `editor/timeline/upgrades.py`.
 */

import type { Operation, Primitive } from "./operations";

/** From one operation to those that come to the same in the next version. */
export type Upgrade = (primitive: Primitive) => readonly Primitive[];

/** By version, the way from it to the next; the same versions as in the mirror, which a test holds. */
export const UPGRADES: ReadonlyMap<number, Upgrade> = new Map();

/** An operation that was written in `version` as the present version says it. */
export function upgradeOperation(operation: Operation, version: number, upgrades = UPGRADES): Operation {
  let upgraded = operation;
  for (let from = version; upgrades.has(from); from++) {
    const upgrade = upgrades.get(from) as Upgrade;
    const primitives = (upgraded.type === "batch" ? upgraded.operations : [upgraded]).flatMap(upgrade);
    const [only] = primitives;
    upgraded =
      upgraded.type === "batch" || primitives.length !== 1
        ? { type: "batch", operations: primitives }
        : (only as Primitive);
  }
  return upgraded;
}
