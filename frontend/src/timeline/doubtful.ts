/** Moments of a track that a person should look at: where a subject comes, goes, or was not seen for a while. Pure. */

import type { Table } from "./tables";
import { FLICKS_PER_SECOND } from "./time";

/** Moments closer together than this are looked at in one go, flicks. */
const TOGETHER = FLICKS_PER_SECOND / 2;

/** The moments, rising, in the source's own time (flicks); those that are left out are not looked for. */
export function doubtfulMoments(table: Table, leftOut: readonly string[]): number[] {
  const moments = Object.entries(table.subjects).flatMap(([name, rows]) => {
    if (leftOut.includes(name)) return [];
    return rows.flatMap(([time, , , , , state], place) => {
      const before = rows[place - 1]?.[5];
      const comes = place === 0 && time > 0;
      const isLost = state === "guessed" && before === "seen";
      const isGone = state === "gone";
      return comes || isLost || isGone ? [time] : [];
    });
  });
  return moments
    .sort((one, other) => one - other)
    .filter((time, place, all) => place === 0 || time - (all[place - 1] as number) > TOGETHER);
}
