import { expect, test } from "vitest";
import { colourOf, joinColour, parseColour, pickedOf, splitColour } from "../../../src/lib/ui/colour";

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

test("what is picked comes apart and together again unchanged, greys and black too", () => {
  for (const colour of [
    "#000000",
    "#808080",
    "#ffffff",
    "#ff0000",
    "#5b5ff0",
    "#e0a03c80",
    "#0000ff",
    "#01fe7f",
  ]) {
    expect(colourOf(pickedOf(colour))).toBe(colour);
  }
  expect(pickedOf("#00ff00")).toEqual({ hue: 120, saturation: 1, brightness: 1, opacity: 1 });
  expect(colourOf({ hue: 240, saturation: 0.5, brightness: 1, opacity: 1 })).toBe("#8080ff");
});
