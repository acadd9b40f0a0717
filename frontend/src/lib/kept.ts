/** What this browser remembers of a person's ways: small values by name, gone wherever a browser keeps nothing. */

export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What was kept under a name, as JSON; null where nothing was, or what is there is no JSON. Anybody may write into it. */
export function kept(key: string, keep?: Keep): unknown {
  try {
    return JSON.parse((keep ?? localStorage).getItem(key) ?? "null");
  } catch {
    // A private window may refuse its storage altogether.
    return null;
  }
}

/** Keep a value under a name; null forgets it. Without storage it lasts as long as the page has it. */
export function remember(key: string, value: unknown, keep?: Keep): void {
  try {
    const storage = keep ?? localStorage;
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // What cannot be kept is not worth a word.
  }
}
