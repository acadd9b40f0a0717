/** What a person is told when something is deleted that is in use. Pure. */
import type { AssetUse } from "../../lib/shapes";
import { strings } from "../../lib/strings";

const words = strings.library;
/** Projects that are named; the others are counted. */
const MOST_NAMED = 3;

/** Say that an asset is in the bin, which projects show it, and what was made with it. */
export function sayDeleted(name: string, uses: readonly AssetUse[]): string {
  const showing = uses.filter(({ kind }) => kind === "project");
  const counted = (["version", "film", "share"] as const).map((kind) => {
    const count = uses.filter((use) => use.kind === kind).length;
    if (count === 0) return null;
    return { version: words.versions, film: words.films, share: words.links }[kind](count);
  });
  const before = counted.filter((part) => part !== null);
  const many = before.length > 1 || !before[0]?.startsWith("1 ");
  return (
    words.deleted(name) +
    (showing.length > 0 ? words.shownIn(listed(namesOf(showing))) : "") +
    (before.length > 0 ? words.usedBefore(`${listed(before)} ${many ? words.were : words.was}`) : "")
  );
}

function namesOf(showing: readonly AssetUse[]): string[] {
  const names = showing.slice(0, MOST_NAMED).map(({ name, count }) => words.clips(name, count));
  const more = showing.length - names.length;
  return more > 0 ? [...names, words.andMore(more)] : names;
}

/** "a", "a and b", "a, b and c". */
function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${words.and} ${last}` : last;
}
