import { expect, test } from "vitest";
import { embeddingLevels, lineLevels, visualOrder } from "../../src/timeline/text/bidi";
import { readVectors } from "./vectors";

test("texts of every direction run as the server says", () => {
  for (const [text, levels, base, order] of readVectors<[string, number[], number, number[]][]>(
    "vectors/bidi.json",
  )) {
    const codes = Array.from(text, (character) => character.codePointAt(0) as number);
    const found = embeddingLevels(codes);
    expect([text, found.levels, found.base]).toEqual([text, levels, base]);
    expect(visualOrder(lineLevels(codes, levels, base))).toEqual(order);
  }
});
