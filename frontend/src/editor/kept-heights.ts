/** How high a person looks at the tracks of a project, kept in this browser: no part of the document. */

import { type Keep, kept, remember } from "../lib/kept";
import { HEIGHTS, type Heights } from "../tools/session";

const keyOf = (project: string) => `cloudstudio.heights.${project}`;

/** What was kept, as far as it makes sense. */
export function keptHeights(project: string, keep?: Keep): Heights {
  const found = Object.entries(kept(keyOf(project), keep) ?? {});
  return Object.fromEntries(found.filter(([, height]) => HEIGHTS.some((one) => one === height)));
}

export function keepHeights(project: string, heights: Heights, keep?: Keep): void {
  remember(keyOf(project), Object.keys(heights).length === 0 ? null : heights, keep);
}
