/** Which browser this is: an id that it makes once and keeps. It says nothing of the person or the machine. */

import { newId } from "../timeline/document";

const KEY = "cloudstudio.device";
let passing = "";

export function deviceId(): string {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) return kept;
    const made = newId();
    localStorage.setItem(KEY, made);
    return made;
  } catch {
    // A window that keeps nothing is a device of its own for as long as the page lives.
    passing ||= newId();
    return passing;
  }
}
