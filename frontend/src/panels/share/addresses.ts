/** E-mail addresses as people type and paste them: `Fred <fred@example.org>, joe@example.org`. */

/** Addresses that one sending goes to. */
export const MOST_ADDRESSES = 20;

export interface Typed {
  addresses: string[];
  /** The first part that is none. */
  wrong: string | null;
}

/** Read what was typed. Pure. */
export function readAddresses(text: string): Typed {
  const parts = text
    .split(/[\s,;]*[,;\n][\s,;]*/)
    .map((part) => part.trim())
    .filter(Boolean);
  const addresses = parts.map((part) => /<([^<>]+)>$/.exec(part)?.[1] ?? part);
  const wrong = parts.find(
    (_, number) => !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(addresses[number] ?? ""),
  );
  return { addresses: [...new Set(addresses)], wrong: wrong ?? null };
}
