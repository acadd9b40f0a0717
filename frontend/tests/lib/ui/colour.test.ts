import { expect, test } from "vitest";
import { joinColour, parseColour, splitColour } from "../../../src/lib/ui/colour";

test("a colour comes apart and together again unchanged", () => {
  for (const colour of ["#000000", "#5b5ff0", "#ffffff80", "#12345600"]) {
    const { solid, opacity } = splitColour(colour);
    expect(joinColour(solid, opacity)).toBe(colour);
  }
});

test("an opaque colour has six digits", () => {
  expect(joinColour("#ABCDEF", 1)).toBe("#abcdef");
});

test("hex codes are read with or without #, short or long", () => {
  expect(parseColour("F0A")).toBe("#ff00aa");
  expect(parseColour(" #12ab34 ")).toBe("#12ab34");
  expect(parseColour("red")).toBeNull();
  expect(parseColour("#12345")).toBeNull();
});
