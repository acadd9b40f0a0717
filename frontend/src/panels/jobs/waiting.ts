/** What a job that waits tells its owner. Pure. */
import { formatWait } from "../../lib/format";
import type { Job } from "../../lib/shapes";
import { strings } from "../../lib/strings";

/** Why it has to wait, or its number in the line with a guess of when its turn comes. */
export function waitingWords({ note, place, starts_in }: Job): string {
  const words = strings.jobs;
  if (note) return note;
  if (!place) return words.states.queued ?? "";
  const number = place === 1 ? words.next : words.inLine(place);
  return starts_in == null || starts_in < 1 ? number : `${number} · ${formatWait(starts_in)}`;
}

/** Whether it waits because a try did not work, and can be told to try again at once. */
export function waitsForAnotherTry({ state, faults, deaths }: Job): boolean {
  return state === "queued" && faults + deaths > 0;
}
