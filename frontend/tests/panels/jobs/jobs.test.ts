import { expect, test } from "vitest";
import type { Job } from "../../../src/lib/shapes";
import { nameOf, putJob, shownJobs, useJobs } from "../../../src/panels/jobs/jobs";

const job = (id: string, state: Job["state"], created: string, seq = 1): Job => ({
  id,
  kind: "export",
  variety: "",
  subject: "",
  lane: "short",
  state,
  due: created,
  faults: 0,
  deaths: 0,
  progress: 0,
  note: "",
  result: null,
  error: "",
  cancel_requested: false,
  seq,
  created,
  started: null,
  ended: null,
});

test("what runs stands first, then the latest that ended", () => {
  const jobs = [
    job("old", "done", "2026-01-01T00:00:00Z"),
    job("running", "running", "2026-01-02T00:00:00Z"),
    job("failed", "failed", "2026-01-04T00:00:00Z"),
    job("done", "done", "2026-01-03T00:00:00Z"),
  ];
  expect(shownJobs(jobs, 2).map(({ id }) => id)).toEqual(["running", "failed", "done"]);
});

test("what went well by itself is no news, what failed is", () => {
  const jobs = [
    { ...job("a", "done", "2026-01-01T00:00:00Z"), kind: "thumbnail" },
    { ...job("b", "failed", "2026-01-01T00:00:00Z"), kind: "thumbnail" },
  ];
  expect(shownJobs(jobs, 8).map(({ id }) => id)).toEqual(["b"]);
});

test("an older answer does not overtake a newer one", () => {
  useJobs.setState({ jobs: [] });
  putJob(job("a", "done", "2026-01-01T00:00:00Z", 5));
  putJob(job("a", "running", "2026-01-01T00:00:00Z", 3));
  expect(useJobs.getState().jobs[0]?.state).toBe("done");
});

test("what the studio draws for its own lists is nobody's activity", () => {
  useJobs.setState({ jobs: [] });
  putJob({ ...job("picture", "running", "2026-01-01T00:00:00Z"), kind: "cover" });
  expect(useJobs.getState().jobs).toEqual([]);
});

test("a tool's work goes by the name of its tool, and one that the page does not know by its kind's", () => {
  const tool = { ...job("a", "running", "2026-01-01T00:00:00Z"), kind: "tool" };
  expect(nameOf({ ...tool, variety: "background" })).toBe("Removing a background");
  expect(nameOf({ ...tool, variety: "speech" })).toBe("Cleaning speech");
  expect(nameOf({ ...tool, variety: "magic" })).toBe("Working on a source");
  expect(nameOf(job("b", "running", "2026-01-01T00:00:00Z"))).toBe("Exporting a film");
});
