import { expect, test } from "vitest";
import { without_control } from "../../../src/generated/properties.json";
import { everyLeaf, withoutControl } from "./reach";

test("every property of a document has a control, or a reason to have none", async () => {
  expect(await withoutControl()).toEqual([]);
});

test("reasons are given only for what the document has", () => {
  const leaves = everyLeaf();
  expect(Object.keys(without_control).filter((name) => !leaves.includes(name))).toEqual([]);
});
