import { expect, test } from "vitest";
import type { Job } from "../../../src/lib/shapes";
import { waitingWords, waitsForAnotherTry } from "../../../src/panels/jobs/waiting";

const waiting = (told: Partial<Job>): Job => ({
  id: "one",
  kind: "export",
  variety: "",
  subject: "",
  lane: "short",
  state: "queued",
  due: "2026-01-01T00:00:00Z",
  faults: 0,
  deaths: 0,
  progress: 0,
  note: "",
  result: null,
  error: "",
  cancel_requested: false,
  seq: 1,
  created: "2026-01-01T00:00:00Z",
  started: null,
  ended: null,
  ...told,
});

test("who waits is told the number in the line and about how long", () => {
  expect(waitingWords(waiting({ place: 3, starts_in: 118 }))).toBe("Number 3 in line · About 2 min");
  expect(waitingWords(waiting({ place: 1, starts_in: 0 }))).toBe("Next in line");
  expect(waitingWords(waiting({}))).toBe("Waiting");
});

test("a wait for another try says why, and can be cut short", () => {
  const failed = waiting({
    note: "It did not work on our side; the next try is in 20 s.",
    faults: 1,
    place: 2,
  });
  expect(waitingWords(failed)).toBe("It did not work on our side; the next try is in 20 s.");
  expect(waitsForAnotherTry(failed)).toBe(true);
  expect(waitsForAnotherTry(waiting({}))).toBe(false);
  expect(waitsForAnotherTry(waiting({ state: "running", faults: 1 }))).toBe(false);
});
