/** Which commands the typed letters mean, the best first. Pure. */

/** Commands whose group and title have all the typed words; those whose title begins with the first word lead. */
export function matching<Entry extends { readonly title: string; readonly group: string }>(
  commands: readonly Entry[],
  typed: string,
): Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = (entry: Entry) => {
    const title = entry.title.toLowerCase();
    if (words[0] === undefined || title.startsWith(words[0])) return 0;
    return title.includes(` ${words[0]}`) ? 1 : 2;
  };
  return commands
    .filter((entry) => {
      const text = `${entry.group} ${entry.title}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map((entry, place) => ({ entry, place, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ entry }) => entry);
}
