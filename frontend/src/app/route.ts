/** Which page an address is, and how to get from one to another without loading anew. */
import { useSyncExternalStore } from "react";
import { parseRoute, type Route } from "./address";

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
