/** In and out of a project, kept in this browser: they are a person's, and no part of the document. */

import { type Keep, kept, remember } from "../lib/kept";
import { NO_RANGE, type Range } from "../tools/session";

const keyOf = (project: string) => `cloudstudio.range.${project}`;
const isEnd = (value: unknown): value is number | null =>
  value === null || (Number.isSafeInteger(value) && (value as number) >= 0);

/** What was kept; no range where nothing was, or where what was kept makes no sense. */
export function keptRange(project: string, keep?: Keep): Range {
  const { start, end } = (kept(keyOf(project), keep) ?? {}) as Partial<Range>;
  if (start === undefined || end === undefined || !isEnd(start) || !isEnd(end)) return NO_RANGE;
  if (start === null && end === null) return NO_RANGE;
  return start !== null && end !== null && start >= end ? NO_RANGE : { start, end };
}

/** Keep a range, or forget the one that was kept. */
export function keepRange(project: string, range: Range, keep?: Keep): void {
  remember(keyOf(project), range.start === null && range.end === null ? null : range, keep);
}
