import { expect, test } from "vitest";
import { partsOf } from "../../../src/panels/inspector/reading";
import { PAIRS } from "../../timeline/bound";

const clips = (...ids: string[]) => ids.map((id) => ({ owner: "clip", id }) as const);
const shown = (...ids: string[]) =>
  new Map(
    partsOf(PAIRS, clips(...ids)).map(({ group, holders }) => [group.name, holders.map(({ id }) => id)]),
  );

test("of a film and its detached sound everything is shown, each group for those that have it", () => {
  const parts = shown("one-sound", "one");
  expect(parts.get("layout")).toEqual(["one"]);
  expect(parts.get("sound")).toEqual(["one-sound", "one"]);
  expect([...parts.keys()]).toEqual([...shown("one").keys()]);
});

test("of clips that do not belong together only what all have in common is shown", () => {
  const parts = shown("one-sound", "two");
  expect(parts.has("layout")).toBe(false);
  expect(parts.get("sound")).toEqual(["one-sound", "two"]);
});
