/** Choosing clips by hand: what belongs together is chosen together, unless one alone is meant. */

import { bound } from "../timeline/edits/bonds";
import type { Workbench } from "./workbench";

export interface Choice {
  /** Beside what is chosen already; what all is chosen is let go instead (Shift, or Ctrl on the timeline). */
  readonly more?: boolean;
  /** Without what it is linked to or grouped with (Alt). */
  readonly alone?: boolean;
}

/** Choose clips, as a click on them does. */
export function choose(
  { store, session }: Pick<Workbench, "store" | "session">,
  ids: readonly string[],
  { more = false, alone = false }: Choice = {},
): void {
  const wanted = alone ? ids : bound(store.document, ids);
  const { selection } = session.state;
  if (!more) session.select(wanted);
  else if (wanted.every((id) => selection.includes(id)))
    session.select(selection.filter((id) => !wanted.includes(id)));
  else session.select([...new Set([...selection, ...wanted])]);
}
