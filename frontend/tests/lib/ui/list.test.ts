import { expect, test } from "vitest";
import { searched, stepped, typeAhead } from "../../../src/lib/ui/list";

const NAMES = ["Darken", "Difference", "Lighten", "Luminosity", "Normal"];

test("arrows, pages, Home and End stay inside the list", () => {
  expect(stepped("ArrowDown", -1, 5)).toBe(0);
  expect(stepped("ArrowUp", -1, 5)).toBe(4);
  expect(stepped("ArrowDown", 4, 5)).toBe(4);
  expect(stepped("PageUp", 3, 5)).toBe(0);
  expect(stepped("End", 0, 5)).toBe(4);
  expect(stepped("a", 0, 5)).toBeNull();
  expect(stepped("ArrowDown", 0, 0)).toBeNull();
});

test("a letter goes to the next that begins with it, a word to the one that begins so", () => {
  expect(typeAhead(NAMES, -1, "d")).toBe(0);
  expect(typeAhead(NAMES, 0, "d")).toBe(1);
  expect(typeAhead(NAMES, 1, "dd")).toBe(0);
  expect(typeAhead(NAMES, 0, "di")).toBe(1);
  expect(typeAhead(NAMES, 2, "lu")).toBe(3);
  expect(typeAhead(NAMES, 0, "x")).toBe(-1);
});

test("a search finds every word anywhere, beginnings first", () => {
  const fonts = ["Playfair Display", "Roboto Slab", "Noto Sans", "Display Sans"].map((label) => ({ label }));
  const found = (typed: string) => searched(fonts, typed).map(({ label }) => label);
  expect(found(" DISPLAY ")).toEqual(["Display Sans", "Playfair Display"]);
  expect(found("sans no")).toEqual(["Noto Sans"]);
  expect(found("")).toHaveLength(4);
  expect(found("q")).toEqual([]);
});
