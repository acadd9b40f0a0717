/** How a person likes to look at any project, kept in this browser. */

import { type Keep, kept, remember } from "../lib/kept";
import { FOLLOWS, type SessionState } from "../tools/session";

const KEY = "cloudstudio.view";
type View = Pick<SessionState, "meters" | "follow">;

/** What was kept, as far as it makes sense. */
export function keptView(keep?: Keep): Partial<View> {
  const { meters, follow } = (kept(KEY, keep) ?? {}) as Partial<Record<keyof View, unknown>>;
  const known = FOLLOWS.find((one) => one === follow);
  return { ...(typeof meters === "boolean" ? { meters } : {}), ...(known ? { follow: known } : {}) };
}

export function keepView({ meters, follow }: View, keep?: Keep): void {
  remember(KEY, { meters, follow }, keep);
}
