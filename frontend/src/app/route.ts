/** Which page an address is, and how to get from one to another without loading anew. */
import { useSyncExternalStore } from "react";

export type Route =
  | { page: "home" }
  | { page: "project"; id: string }
  | { page: "links" }
  | { page: "watch"; token: string }
  | { page: "embed"; token: string }
  | { page: "forgot" }
  | { page: "reset"; token: string }
  | { page: "confirm"; token: string }
  | { page: "missing" };

/** Pages that a key in the address opens. */
const TOKENS = new Set(["watch", "embed", "reset", "confirm"]);

/** Read a path such as `/projects/4f…`. Pure. */
export function parseRoute(path: string): Route {
  const parts = path.split("/").filter(Boolean).map(decode);
  const [first, second] = parts;
  if (parts.length === 0) return { page: "home" };
  if (parts.length === 2 && second && first === "projects") return { page: "project", id: second };
  if (parts.length === 1 && first === "links") return { page: "links" };
  if (parts.length === 1 && first === "reset") return { page: "forgot" };
  if (parts.length === 2 && second && TOKENS.has(first ?? ""))
    return { page: first as "watch", token: second };
  return { page: "missing" };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The path of a page. */
export const pathTo = {
  home: () => "/",
  links: () => "/links",
  project: (id: string) => `/projects/${encodeURIComponent(id)}`,
};

const CHANGED = "cloudstudio:route";

/** Go to a path of this studio. */
export function navigate(path: string): void {
  window.history.pushState(null, "", path);
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** The present page. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.pathname));
}
