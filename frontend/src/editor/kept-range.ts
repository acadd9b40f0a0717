/** In and out of a project, kept in this browser: they are a person's, and no part of the document. */

import { NO_RANGE, type Range } from "../tools/session";

type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const keyOf = (project: string) => `cloudstudio.range.${project}`;
const isEnd = (value: unknown): value is number | null =>
  value === null || (Number.isSafeInteger(value) && (value as number) >= 0);

/** What was kept; no range where nothing was, or where what was kept makes no sense. */
export function keptRange(project: string, keep: Keep = window.localStorage): Range {
  try {
    const { start, end } = JSON.parse(keep.getItem(keyOf(project)) ?? "{}") as Partial<Range>;
    if (start === undefined || end === undefined || !isEnd(start) || !isEnd(end)) return NO_RANGE;
    if (start === null && end === null) return NO_RANGE;
    return start !== null && end !== null && start >= end ? NO_RANGE : { start, end };
  } catch {
    // A browser may refuse its storage, and anybody may write into it.
    return NO_RANGE;
  }
}

/** Keep a range, or forget the one that was kept. */
export function keepRange(project: string, range: Range, keep: Keep = window.localStorage): void {
  try {
    if (range.start === null && range.end === null) keep.removeItem(keyOf(project));
    else keep.setItem(keyOf(project), JSON.stringify(range));
  } catch {
    // Without storage the range lasts as long as the page.
  }
}
