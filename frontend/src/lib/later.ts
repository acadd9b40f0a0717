/**
 * Script that is fetched when it is first wanted. What an off-line editor needs is fetched ahead, once the page has
 * time: `fetchAhead` asks for everything that was declared so far.
 */

const declared = new Set<() => Promise<unknown>>();

/** Declare a part of the page by its `import()`. The function that comes back fetches it once; a failure is forgotten. */
export function later<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let known: Promise<Part> | null = null;
  const get = () => {
    known ??= load().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  declared.add(get);
  return get;
}

/** Fetch what was declared, one after the other, each when the page has nothing better to do. */
export function fetchAhead(): void {
  const waiting = [...declared];
  const next = () => {
    const get = waiting.shift();
    // What could not be fetched is asked for again when it is wanted.
    if (get) void get().then(soon, soon);
  };
  const soon = () => {
    // Safari has none.
    const whenIdle: typeof requestIdleCallback | undefined = window.requestIdleCallback;
    if (whenIdle) whenIdle(next, { timeout: 5000 });
    else window.setTimeout(next, 200);
  };
  soon();
}
