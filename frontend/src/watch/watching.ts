/** What stands behind a link, and what to say where there is no film to be seen. */
import { HttpError } from "../lib/http";
import type { Watch } from "../lib/shapes";
import { getWatch, unlockWatch } from "../lib/studio";

/** gone: revoked or never there. over: out of time. locked: a password is wanted. making: not finished yet. */
export type Problem = "gone" | "over" | "locked" | "making" | "failed";

export type Behind = { readonly film: Watch } | { readonly problem: Problem };

/** Ask what a link shows; with the key that its password was answered with in this tab, where it was. */
export async function look(token: string): Promise<Behind> {
  try {
    return { film: await getWatch(token, keyOf(token)) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** Say a password. Resolves once it was right; raises HttpError with a sentence. */
export async function unlock(token: string, password: string): Promise<void> {
  const { key } = await unlockWatch(token, password);
  keep(token, key);
}

/** What an answer that is no film means. Pure. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpError)) return "failed";
  const { code } = (error.body ?? {}) as { code?: unknown };
  if (error.status === 404) return "gone";
  if (error.status === 410) return "over";
  if (error.status === 403 && code === "password") return "locked";
  return error.status === 409 && code === "making" ? "making" : "failed";
}

const place = (token: string) => `cloudstudio:key:${token}`;
/** Where a frame may keep nothing, the key lasts as long as the page. */
const held = new Map<string, string>();

function keyOf(token: string): string | null {
  try {
    return sessionStorage.getItem(place(token)) ?? held.get(token) ?? null;
  } catch {
    return held.get(token) ?? null;
  }
}

function keep(token: string, key: string): void {
  held.set(token, key);
  try {
    sessionStorage.setItem(place(token), key);
  } catch {
    // A browser that keeps nothing asks again in the next tab.
  }
}
