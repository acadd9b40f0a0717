/** Which groups of properties a person keeps open or folded: remembered in this browser. */

import { kept, remember } from "../../lib/kept";
import type { GroupName } from "../../timeline/properties";

type Folds = Partial<Record<GroupName, boolean>>;

const KEY = "cloudstudio.folds";
/** Where nothing is kept, they hold until the page is left. */
let known: Folds | null = null;

function folds(): Folds {
  known ??= (kept(KEY) ?? {}) as Folds;
  return known;
}

/** Whether somebody has opened or folded the group; undefined where nobody has. */
export function rememberedFold(group: GroupName): boolean | undefined {
  return folds()[group];
}

export function rememberFold(group: GroupName, open: boolean): void {
  known = { ...folds(), [group]: open };
  remember(KEY, known);
}
