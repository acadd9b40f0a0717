/** Which page an address is. Pure. */
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
