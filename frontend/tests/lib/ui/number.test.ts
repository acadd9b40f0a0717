import { expect, test } from "vitest";
import { beyond, clampToRange, parseNumber, showNumber } from "../../../src/lib/ui/number";

test("a number may be typed with a comma, a unit, or as a small sum", () => {
  expect(parseNumber(" 12,5 % ")).toBe(12.5);
  expect(parseNumber("-90°")).toBe(-90);
  expect(parseNumber("1920/2")).toBe(960);
  expect(parseNumber("100 - 30")).toBe(70);
  expect(parseNumber(".5")).toBe(0.5);
});

test("what is no number is refused, not guessed", () => {
  for (const text of ["", "abc", "1/0", "12 12", "1e5", "--3"]) expect(parseNumber(text)).toBeNull();
});

test("a value falls on the field's grid, inside its ends, without dust", () => {
  expect(clampToRange(0.1 + 0.2, { step: 0.1 })).toBe(0.3);
  expect(clampToRange(7.6, { min: 0, max: 5, step: 1 })).toBe(5);
  expect(clampToRange(-3, { min: 0 })).toBe(0);
});

test("a field shows no more digits than its step needs", () => {
  expect(showNumber(0.30000000000000004, 0.1)).toBe("0.3");
  expect(showNumber(96, 1)).toBe("96");
  expect(showNumber(1.2, 0.05)).toBe("1.2");
});

test("a number beyond its range is told which end it lies beyond", () => {
  expect(beyond(-5, { min: 1, max: 100 })).toEqual({ end: "min", at: 1 });
  expect(beyond(101, { min: 1, max: 100 })).toEqual({ end: "max", at: 100 });
  expect(beyond(1, { min: 1 })).toBeNull();
});
