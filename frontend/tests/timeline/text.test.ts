import { test, vi } from "vitest";
import type { TextStyle } from "../../src/timeline/document";
import { layoutText } from "../../src/timeline/text/layout";
import { withoutGlyph } from "../../src/timeline/text/segments";
import { expectClose, openFonts, readVectors } from "./vectors";

// Opening the emoji font takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface TextVector {
  text: string;
  style: TextStyle;
  width: number;
  missing: string[];
  lines: unknown[];
  letters: unknown[];
  glyphs: unknown[];
}

test("texts of mixed scripts in narrow boxes are set as the server sets them", async () => {
  const fonts = await openFonts();
  for (const { text, style, width, ...expected } of readVectors<TextVector[]>("vectors/texts.json")) {
    let requested = -1;
    while (requested !== fonts.requested) {
      requested = fonts.requested;
      layoutText(text, style, width, 400, fonts);
      await fonts.settled();
    }
    const found = layoutText(text, style, width, 400, fonts);
    const listed = {
      missing: withoutGlyph(text, style.family, style.weight, fonts),
      lines: found.lines.map((line) => Object.values(line)),
      letters: found.letters.map((letter) => Object.values(letter)),
      glyphs: found.glyphs.map((glyph) => Object.values(glyph)),
    };
    expectClose(listed, expected, JSON.stringify(text));
  }
});
