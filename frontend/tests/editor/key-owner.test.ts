import { describe, expect, it } from "vitest";
import { belongsToField, type Field } from "../../src/editor/key-owner";

const belongs = (field: Field, key: string, { ctrl = false, alt = false, typing = false } = {}) =>
  belongsToField(field, { key, ctrl, alt, shift: false }, typing);

describe("keys while a field has the focus", () => {
  it.each(["number", "slider", "checkbox", "radio"] as const)(
    "play, split and undo reach the editor from a %s",
    (field) => {
      expect(belongs(field, "s")).toBe(false);
      expect(belongs(field, "z", { ctrl: true })).toBe(false);
      if (field !== "checkbox") expect(belongs(field, " ")).toBe(false);
    },
  );

  it("while something is typed, it is written and taken back in the field", () => {
    expect(belongs("number", "s", { typing: true })).toBe(true);
    expect(belongs("number", "z", { ctrl: true, typing: true })).toBe(true);
    expect(belongs("text", "z", { ctrl: true, typing: true })).toBe(true);
    expect(belongs("lines", "z", { ctrl: true, typing: false })).toBe(false);
  });

  it("a text takes every letter, a number its digits, a slider its arrows", () => {
    for (const key of ["s", " ", "?", "Delete", "ArrowLeft"]) expect(belongs("text", key)).toBe(true);
    for (const key of ["7", ".", "-", "*", "Backspace", "ArrowUp"]) expect(belongs("number", key)).toBe(true);
    expect(belongs("slider", "ArrowLeft")).toBe(true);
    expect(belongs("slider", "Home")).toBe(true);
    expect(belongs("slider", "Delete")).toBe(false);
  });

  it("the clipboard is the field's, and commands such as the palette are the editor's", () => {
    expect(belongs("text", "c", { ctrl: true })).toBe(true);
    expect(belongs("number", "a", { ctrl: true })).toBe(true);
    expect(belongs("text", "k", { ctrl: true })).toBe(false);
    expect(belongs("text", "c", { ctrl: true, alt: true })).toBe(false);
    expect(belongs("slider", "c", { ctrl: true })).toBe(false);
  });
});
