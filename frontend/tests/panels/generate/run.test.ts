import { expect, test } from "vitest";
import type { Generation } from "../../../src/lib/shapes";
import {
  addStep,
  MOST_STEPS,
  picturesOf,
  type Run,
  readStep,
  runProgress,
  withGeneration,
} from "../../../src/panels/generate/run";

const generation: Generation = {
  id: "g",
  job: "j",
  state: "running",
  progress: 0,
  error: "",
  model: "scene",
  prompt: "",
  parameters: {},
  seed: 7,
  count: 2,
  created: "2026-01-01T00:00:00Z",
  not_understood: [],
  pictures: [],
};
const run: Run = { generation, steps: {} };
const step = (url: string, fraction: number) => ({ url, caption: "", numbers: {}, fraction });

test("steps stand in their order even when their pictures arrive out of turn", () => {
  const told = addStep(addStep(addStep(run, 0, step("b", 0.5)), 0, step("a", 0.2)), 0, step("c", 1));
  expect(picturesOf(told)[0]?.steps.map(({ url }) => url)).toEqual(["a", "b", "c"]);
});

test("a step that is told twice is shown once", () => {
  const once = addStep(run, 0, step("a", 0.2));
  expect(addStep(once, 0, step("a", 0.2))).toBe(once);
});

test("a long run keeps its first step, its newest, and few between", () => {
  const steps = Array.from({ length: 400 }, (_, at) => step(`${at}`, at / 399));
  const long = steps.reduce((told, each) => addStep(told, 0, each), run).steps[0] ?? [];
  expect(long.length).toBeLessThanOrEqual(MOST_STEPS);
  expect(long[0]?.url).toBe("0");
  expect(long.at(-1)?.url).toBe("399");
});

test("progress is that of all pictures together, and never behind the server's", () => {
  const half = addStep(run, 0, step("a", 1));
  expect(runProgress(half)).toBe(0.5);
  expect(runProgress({ ...half, generation: { ...generation, progress: 0.8 } })).toBe(0.8);
});

test("a finished picture stands with its steps", () => {
  const picture = {
    index: 1,
    seed: 8,
    url: "/files/generations/g/1.png",
    width: 64,
    height: 64,
    caption: "",
    numbers: {},
    asset: null,
  };
  const done = withGeneration(addStep(run, 1, step("a", 1)), {
    ...generation,
    state: "done",
    pictures: [picture],
  });
  expect(picturesOf(done)).toEqual([{ index: 1, steps: [step("a", 1)], final: picture }]);
});

test("what is over stays over when an older answer comes late", () => {
  const over = withGeneration(run, { ...generation, state: "cancelled" });
  expect(withGeneration(over, generation)).toBe(over);
});

test("an event without a picture is no step", () => {
  expect(readStep({ note: "starting" })).toBeNull();
  expect(
    readStep({ file: "step-0-001.webp", index: 1, caption: "x", numbers: { y: 1 }, fraction: 0.5 }),
  ).toEqual({
    index: 1,
    file: "step-0-001.webp",
    step: { caption: "x", numbers: { y: 1 }, fraction: 0.5 },
  });
});
