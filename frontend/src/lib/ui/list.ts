/** Moving through a list of choices by keys and letters. Pure. */

/** How long two letters belong to one word, ms. */
export const WORD_MS = 700;

/** The index that a key of movement leads to, or null where the key moves nothing. Lists do not turn round at their ends. */
export function stepped(key: string, at: number, length: number, page = 8): number | null {
  const to: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? length - 1 : at - 1,
    Home: 0,
    End: length - 1,
    PageDown: at + page,
    PageUp: at - page,
  };
  const next = to[key];
  if (next === undefined || length === 0) return null;
  return Math.min(length - 1, Math.max(0, next));
}

/**
 * The choice that typed letters mean, or -1. One letter, or the same one again and again, goes on to the next choice
 * that begins with it; a word looks for the choice that begins so, from where one is.
 */
export function typeAhead(labels: readonly string[], at: number, typed: string): number {
  const word = typed.toLowerCase();
  const again = word.length > 0 && [...word].every((letter) => letter === word[0]);
  const wanted = again ? (word[0] as string) : word;
  const first = again ? at + 1 : Math.max(0, at);
  for (let step = 0; step < labels.length; step += 1) {
    const index = (first + step) % labels.length;
    if (labels[index]?.toLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}

/** The choices whose label has every typed word, those that begin with what was typed first. */
export function searched<Entry extends { readonly label: string }>(
  choices: readonly Entry[],
  typed: string,
): readonly Entry[] {
  const query = typed.trim().toLowerCase();
  if (query === "") return choices;
  const words = query.split(/\s+/);
  const found = choices.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const begins = ({ label }: Entry) => (label.toLowerCase().startsWith(query) ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b));
}
