import { expect, test } from "vitest";
import { keepRange, keptRange } from "../../src/editor/kept-range";
import { NO_RANGE } from "../../src/tools/session";

function drawer() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test("in and out come back with the project, one by one, and of each project its own", () => {
  const keep = drawer();
  keepRange("a", { start: 100, end: 200 }, keep);
  keepRange("b", { start: null, end: 300 }, keep);
  expect(keptRange("a", keep)).toEqual({ start: 100, end: 200 });
  expect(keptRange("b", keep)).toEqual({ start: null, end: 300 });
  expect(keptRange("c", keep)).toBe(NO_RANGE);
  keepRange("a", NO_RANGE, keep);
  expect(keptRange("a", keep)).toBe(NO_RANGE);
  expect(keep.kept.size).toBe(1);
});

test("what makes no sense is no range", () => {
  const keep = drawer();
  for (const text of [
    '{"start":5,"end":5}',
    '{"start":-1,"end":2}',
    '{"start":"1","end":2}',
    "null",
    "{",
    "[]",
  ]) {
    keep.setItem("cloudstudio.range.a", text);
    expect(keptRange("a", keep), text).toBe(NO_RANGE);
  }
});
