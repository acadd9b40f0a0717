/** Which groups of properties a person keeps open or folded: remembered in this browser. */

import type { GroupName } from "../../timeline/properties";

const KEY = "cloudstudio.folds";
let known: Partial<Record<GroupName, boolean>> | null = null;

function folds(): Partial<Record<GroupName, boolean>> {
  if (known) return known;
  try {
    known = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Record<GroupName, boolean>>;
  } catch {
    // No storage here, or something else is kept there.
    known = {};
  }
  return known;
}

/** Whether somebody has opened or folded the group; undefined where nobody has. */
export function rememberedFold(group: GroupName): boolean | undefined {
  return folds()[group];
}

export function rememberFold(group: GroupName, open: boolean): void {
  known = { ...folds(), [group]: open };
  try {
    localStorage.setItem(KEY, JSON.stringify(known));
  } catch {
    // It holds until the page is left.
  }
}
